import { Body, Column, Container, Head, Html, Img, Preview, Row } from '@react-email/components'
import { Children, type ReactNode } from 'react'
import type { Wording } from './copy.ts'
import { directionOf } from './languages.ts'
import { styleSheet, styles } from './style.ts'

type FrameProps = {
  lang: string
  title: string
  previews: ReactNode
  sheet?: string
  children: ReactNode
}

/** The card every message is written on. Language and direction are set twice: Gmail drops `html`. */
export const Frame = ({ lang, title, previews, sheet = styleSheet, children }: FrameProps) => (
  <Html lang={lang} dir={directionOf(lang)}>
    <Head>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="supported-color-schemes" content="light dark" />
      <title>{title}</title>
      <style>{sheet}</style>
    </Head>
    <Body className="ground" style={styles.body}>
      {previews}
      <Container
        className="card"
        lang={lang}
        dir={directionOf(lang)}
        width={600}
        style={styles.card}
      >
        <Row>
          <Column className="inset" style={styles.inset}>
            <When variable="logo_url">
              <Img alt="{{account_name}}" height="40" src="{{logo_url}}" style={styles.logo} />
            </When>
            {children}
          </Column>
        </Row>
      </Container>
    </Body>
  </Html>
)

type SectionProps = { variable: string; children: ReactNode }

/** Shown in messages where the variable has a value. */
export const When = ({ variable, children }: SectionProps) => (
  <>
    {`{{#${variable}}}`}
    {children}
    {`{{/${variable}}}`}
  </>
)

/** Shown in messages where the variable is empty. */
export const Unless = ({ variable, children }: SectionProps) => (
  <>
    {`{{^${variable}}}`}
    {children}
    {`{{/${variable}}}`}
  </>
)

/** Both ways of saying something, as one line of Mustache. */
export const either = (variable: string, { known, unknown }: Wording): string =>
  `{{#${variable}}}${known}{{/${variable}}}{{^${variable}}}${unknown}{{/${variable}}}`

/** The line in the inbox. Two elements: `Preview` cuts at 150 characters, which may be in a tag. */
export const Previews = ({ variable, wording }: { variable: string; wording: Wording }) => (
  <>
    <When variable={variable}>
      <Preview>{wording.known}</Preview>
    </When>
    <Unless variable={variable}>
      <Preview>{wording.unknown}</Preview>
    </Unless>
  </>
)

/** Our words around the words of others, which run in their own direction, whatever ours is. */
export const Words = ({ text }: { text: string }) =>
  Children.map(text.split(othersWords), (part) =>
    othersWords.test(part) ? <span dir="auto">{part}</span> : part,
  )

const othersWords = /(\{\{(?:name|account_name|invited_by)\}\})/
