import { useState } from 'react'
import type { CreatedIdentity } from '../../../client/index.ts'
import { useAction } from '../api/use-action.ts'
import { closed } from '../hooks/trail.ts'
import { useKeptDraft } from '../hooks/use-kept-draft.ts'
import { Banner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { useWords } from '../words/use-words.ts'
import { CreateForm } from './create-form.tsx'
import { FootPart } from './foot-part.tsx'
import { Made } from './made.tsx'
import { emptyPerson, personOf } from './person-draft.ts'
import { usePlace } from './place.ts'
import { type NewPerson, useTier } from './tier.ts'

const formId = 'create-form'
const secrets = ['password'] as const

/** Creates a person at once, without any message: `?dialog=create`. */
export function CreateDialog() {
  const { create: words } = useWords().identities
  const { close } = usePlace()
  const tier = useTier()
  const { draft, setDraft, forget } = useKeptDraft(emptyPerson, 'create', secrets)
  const [made, setMade] = useState<CreatedIdentity | null>(null)
  const { mutate, error, isPending, reset } = useAction(
    (body: NewPerson, opts) => tier.create(body, opts),
    {
      touches: ['identities'],
      onDone: (identity) => {
        forget()
        setMade(identity)
      },
    },
  )
  const next = () => {
    setDraft(emptyPerson)
    setMade(null)
    reset()
  }
  const putAway = () => {
    forget()
    close()
  }
  const footer = (
    <>
      {made && <CreatedButtons id={made.id} next={next} />}
      <FootPart isShown={!made}>
        <Button kind="primary" type="submit" form={formId} isPending={isPending} refusal={error}>
          {words.submit}
        </Button>
      </FootPart>
    </>
  )
  return (
    <Dialog title={words.title} isOpen onClose={putAway} footer={footer}>
      {made ? (
        <Created identity={made} />
      ) : (
        <CreateForm
          id={formId}
          refusal={error}
          {...{ draft, setDraft }}
          create={() => mutate(personOf(draft))}
        />
      )}
    </Dialog>
  )
}

function Created({ identity }: { identity: CreatedIdentity }) {
  const { create: words } = useWords().identities
  const known: Readonly<Record<string, string>> = words.warnings
  const hasWarnings = identity.warnings.length > 0
  return (
    <Made title={words.done(identity.name || identity.email || '')} text={words.doneText}>
      {hasWarnings && (
        <Banner mood="fair">
          {identity.warnings.map(({ code, message }) => (
            <p key={code}>{known[code] ?? message}</p>
          ))}
        </Banner>
      )}
    </Made>
  )
}

function CreatedButtons({ id, next }: { id: string; next: () => void }) {
  const { create: words } = useWords().identities
  const { go } = usePlace()
  const open = () => go({ ...closed, tab: 'directory', identity: id }, { replace: true })
  return (
    <>
      <Button kind="quiet" onPress={open}>
        {words.open}
      </Button>
      <span className="push" />
      <Button kind="primary" onPress={next}>
        {words.another}
      </Button>
    </>
  )
}
