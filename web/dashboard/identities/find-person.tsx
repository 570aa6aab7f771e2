import { closed } from '../hooks/trail.ts'
import { Button } from '../parts/button.tsx'
import { useWords } from '../words/use-words.ts'
import { noFilters, usePlace } from './place.ts'

/** Leads to whoever already has everything, or already has the address. */
export function FindPerson({ address }: { address: string }) {
  const { dialog } = useWords().invites
  const { go } = usePlace()
  return (
    <Button onPress={() => go({ ...closed, ...noFilters, tab: 'directory', q: address })}>
      {dialog.openMember}
    </Button>
  )
}
