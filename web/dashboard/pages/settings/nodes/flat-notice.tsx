import { updateEnvironment } from '../../../../../client/index.ts'
import { Banner } from '../../../parts/banner.tsx'
import { Button } from '../../../parts/button.tsx'
import { useWorkspace } from '../../../shell/workspace.tsx'
import { useWords } from '../../../words/use-words.ts'
import { useBlocked } from '../shared/use-blocked.ts'
import { useChange } from '../shared/use-change.ts'

/** Why no Node can be added, and how to change that. */
export function FlatNotice() {
  const { nodes: words } = useWords().settings
  const { environment } = useWorkspace()
  const change = useChange(
    (hierarchy_enabled: boolean, opts) =>
      updateEnvironment({ id: environment.id, updateEnvironmentBody: { hierarchy_enabled } }, opts),
    { touches: ['environments'], done: () => words.deepNow },
  )
  const allow = (
    <Button
      blockedBy={useBlocked()}
      isPending={change.isPending}
      onPress={() => change.mutate(true)}
    >
      {words.makeDeep}
    </Button>
  )
  return <Banner actions={allow}>{words.flat}</Banner>
}
