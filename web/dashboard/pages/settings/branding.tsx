import { useState } from 'react'
import { getAccountBranding, type UpdateAccountBrandingBody } from '../../../../client/index.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { Banner } from '../../parts/banner.tsx'
import { TableSkeleton } from '../../parts/table-skeleton.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { SettingsPage } from '../../shell/settings-page.tsx'
import { useWorkspace } from '../../shell/workspace.tsx'
import { useWords } from '../../words/use-words.ts'
import { BrandingForm } from './branding/branding-form.tsx'
import { BrandingPreview } from './branding/branding-preview.tsx'
import { useBlocked } from './shared/use-blocked.ts'

/** How messages of the Account look, with one as it would be sent. */
export function BrandingPage() {
  const { titles, branding: words } = useWords().settings
  const { account, operator, may } = useWorkspace()
  const blockedBy = useBlocked()
  const [typed, setTyped] = useState<UpdateAccountBrandingBody>({})
  const { data, error, refetch, isFetching } = useAnswer(['branding'], (opts) =>
    getAccountBranding({ slug: account.slug }, opts),
  )
  return (
    <SettingsPage title={titles.branding} lead={words.lead}>
      {blockedBy && <Banner>{blockedBy}</Banner>}
      {error && !data && <Trouble refusal={error} retry={refetch} busy={isFetching} />}
      {!data && !error && <TableSkeleton columns={1} />}
      {data && (
        <div className="branding">
          <BrandingForm
            key={JSON.stringify(data)}
            branding={data}
            blockedBy={blockedBy}
            onTyped={setTyped}
          />
          {may('invite.manage') && !operator.is_limited && <BrandingPreview branding={typed} />}
        </div>
      )}
    </SettingsPage>
  )
}
