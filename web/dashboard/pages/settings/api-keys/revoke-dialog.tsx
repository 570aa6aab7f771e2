import { useState } from 'react'
import { type ApiKey, deleteEnvironmentApiKey } from '../../../../../client/index.ts'
import { Checkbox } from '../../../parts/checkbox.tsx'
import { ConfirmDialog } from '../../../parts/confirm-dialog.tsx'
import { useWorkspace } from '../../../shell/workspace.tsx'
import { useWords } from '../../../words/use-words.ts'
import { useDialogAction } from '../shared/use-dialog-action.ts'

/** Ends a key for good, on request with what it has pending. */
export function RevokeApiKey({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const { apiKeys: words } = useWords().settings
  const { environment } = useWorkspace()
  const { id: keyId, name } = apiKey
  const [revokePending, setRevokePending] = useState(false)
  const { mutate, dialog } = useDialogAction(
    (given: { revokePending: boolean }, opts) =>
      deleteEnvironmentApiKey({ id: environment.id, keyId, ...given }, opts),
    {
      touches: ['api-keys', 'invites', 'setup'],
      onClose,
      done: () => words.revokedNow(name),
    },
  )
  return (
    <ConfirmDialog
      isOpen
      title={words.revokeTitle(name)}
      confirm={words.revokeConfirm}
      onConfirm={() => mutate({ revokePending })}
      {...dialog}
    >
      <p>{words.revokeText}</p>
      <Checkbox isSelected={revokePending} onChange={setRevokePending}>
        {words.revokePending}
      </Checkbox>
    </ConfirmDialog>
  )
}
