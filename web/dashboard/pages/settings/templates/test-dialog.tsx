import {
  type MessageTemplate,
  testSendAccountMessageTemplate,
} from '../../../../../client/index.ts'
import { typed } from '../../../parts/form.tsx'
import { TextField } from '../../../parts/text-field.tsx'
import { useWorkspace } from '../../../shell/workspace.tsx'
import { useWords } from '../../../words/use-words.ts'
import { FormDialog } from '../shared/form-dialog.tsx'
import { useDialogAction } from '../shared/use-dialog-action.ts'

type SendTestProps = { template: MessageTemplate; onClose: () => void }

/** Sends what is saved to oneself, or to somebody else. */
export function SendTest({ template, onClose }: SendTestProps) {
  const { templates: words } = useWords().settings
  const { account, operator } = useWorkspace()
  const { id: templateId, medium } = template
  const { mutate, dialog } = useDialogAction(
    (body: { to: string }, opts) =>
      testSendAccountMessageTemplate(
        { slug: account.slug, templateId, testSendAccountMessageTemplateBody: body },
        opts,
      ),
    { touches: [], onClose, done: ({ to }) => words.tested(to) },
  )
  const isMail = medium === 'EMAIL'
  return (
    <FormDialog
      title={words.testTitle}
      submit={words.testSubmit}
      {...dialog}
      onSubmit={(form) => mutate({ to: unspaced(typed(form, 'to')) })}
    >
      <p className="soft">{words.testLead}</p>
      <TextField
        name="to"
        type={isMail ? 'email' : 'tel'}
        label={words.testTo[medium]}
        advice={words.testAdvice[medium]}
        defaultValue={isMail ? operator.email : ''}
        isRequired
        autoFocus
      />
    </FormDialog>
  )
}

/** Numbers are often written in groups. */
const unspaced = (text: string) => text.replace(/\s+/g, '')
