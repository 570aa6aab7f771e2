import { render } from '@react-email/components'
import { Frame } from './layout.tsx'
import { withoutSeams } from './render.ts'
import { styles } from './style.ts'

const content = '{{content}}'

/** A fragment of an Account's own HTML on our card, with its logo and its colour, as one template. */
export async function framed(fragment: string, lang: string): Promise<string> {
  const frame = (
    <Frame lang={lang} title="{{subject}}" previews={null}>
      <div className="ink" style={styles.text}>
        {content}
      </div>
    </Frame>
  )
  return withoutSeams(await render(frame)).replace(content, () => fragment)
}
