import { useState } from 'react'
import type { ApiKey, CreatedApiKey } from '../../../../../client/index.ts'
import type { Pages } from '../../../api/use-answer.ts'
import { useOpened } from '../../../hooks/use-opened.ts'
import { useRow } from '../shared/use-row.ts'
import { CreatedKey } from './created-key.tsx'
import { EditApiKey } from './edit-dialog.tsx'
import { NewApiKey } from './new-dialog.tsx'
import { RevokeApiKey } from './revoke-dialog.tsx'

/** Whichever dialog of the API keys the address names; a new key is shown whatever it says. */
export function ApiKeyDialogs({ listing }: { listing: Pages<ApiKey> }) {
  const { dialog, about, close } = useOpened()
  const apiKey = useRow(listing, about)
  const [created, setCreated] = useState<CreatedApiKey | null>(null)
  const show = (key: CreatedApiKey) => {
    setCreated(key)
    close()
  }
  if (created) return <CreatedKey created={created} onClose={() => setCreated(null)} />
  if (dialog === 'new') return <NewApiKey onCreated={show} onClose={close} />
  if (!apiKey) return null
  if (dialog === 'edit') return <EditApiKey {...{ apiKey }} onClose={close} />
  if (dialog === 'revoke') return <RevokeApiKey {...{ apiKey }} onClose={close} />
  return null
}
