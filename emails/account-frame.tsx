import { render } from '@react-email/components'
import { Frame } from './layout.tsx'
import { withoutSeams } from './render.ts'
import { styleSheet, styles } from './style.ts'

const content = '{{content}}'

/* `<a class="button">` looks like our own button. */
const buttons = `
.button { background-color: {{action}}; border-radius: 8px; color: {{on_action}}; display: inline-block; font-weight: 600; padding: 14px 28px; text-decoration: none }
@media (prefers-color-scheme: dark) {
  .button { background-color: {{dark_action}}; color: {{dark_on_action}} }
}
`

/** A fragment of an Account's own HTML on our card, with its logo and its colour, as one template. */
export async function framed(fragment: string, lang: string): Promise<string> {
  const frame = (
    <Frame lang={lang} title="{{subject}}" previews={null} sheet={styleSheet + buttons}>
      <div className="ink" style={{ ...styles.text, lineHeight: 1.6 }}>
        {content}
      </div>
    </Frame>
  )
  return withoutSeams(await render(frame)).replace(content, () => fragment)
}
