import type { CSSProperties } from 'react'

type Palette = Record<
  'ground' | 'card' | 'edge' | 'tint' | 'ink' | 'quiet' | 'link' | 'action' | 'onAction',
  string
>

/** The colours every client gets. Text on its ground keeps WCAG's 4.5:1; a test measures it. */
export const light: Palette = {
  ground: '#f4f5f7',
  card: '#ffffff',
  edge: '#e3e5e9',
  tint: '#f4f5f7',
  ink: '#1c1f24',
  quiet: '#5a616b',
  link: '#4348b8',
  action: '#4a4fc8',
  onAction: '#ffffff',
}

/** The colours of clients that ask for a dark scheme; the others invert `light` on their own. */
export const dark: Palette = {
  ground: '#111215',
  card: '#1b1d21',
  edge: '#30333a',
  tint: '#272a30',
  ink: '#eceef1',
  quiet: '#a8afb9',
  link: '#b3b7fa',
  action: '#5a5fd6',
  onAction: '#ffffff',
}

const fontFamily =
  "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, " +
  "'Hiragino Sans', 'Noto Sans JP', Meiryo, sans-serif"

// A name of a hundred letters or a long link breaks rather than widening the card.
const breaking: CSSProperties = { overflowWrap: 'anywhere', wordBreak: 'break-word' }
const prose: CSSProperties = { ...breaking, fontFamily, marginTop: 0, marginBottom: '16px' }

/** Inline styles, by what they are for. No text is aligned: it follows `dir`. */
export const styles = {
  body: { backgroundColor: light.ground, margin: 0, padding: '40px 12px' },
  card: {
    backgroundColor: light.card,
    border: `1px solid ${light.edge}`,
    borderCollapse: 'separate',
    borderRadius: '12px',
    maxWidth: '600px',
    width: '100%',
  },
  inset: { padding: '40px 48px 24px' },
  heading: {
    ...prose,
    color: light.ink,
    fontSize: '24px',
    fontWeight: 600,
    letterSpacing: '-0.01em',
    lineHeight: '32px',
    marginBottom: '24px',
  },
  text: { ...prose, color: light.ink, fontSize: '16px', lineHeight: '26px' },
  quiet: { ...prose, color: light.quiet, fontSize: '14px', lineHeight: '22px' },
  quoteBox: { margin: '24px 0' },
  quote: { backgroundColor: light.tint, borderRadius: '8px', padding: '16px 20px' },
  quoteLabel: {
    ...prose,
    color: light.quiet,
    fontSize: '14px',
    lineHeight: '20px',
    marginBottom: '4px',
  },
  quoteText: { ...prose, color: light.ink, fontSize: '16px', lineHeight: '26px', marginBottom: 0 },
  buttonBox: { margin: '24px 0 32px' },
  button: {
    backgroundColor: '{{action}}',
    borderRadius: '8px',
    color: '{{on_action}}',
    fontFamily,
    fontSize: '16px',
    fontWeight: 600,
    padding: '14px 28px',
  },
  logo: { display: 'block', height: '40px', marginBottom: '24px', maxWidth: '100%' },
  link: { ...breaking, color: light.link, textDecoration: 'underline' },
  rule: { borderTop: `1px solid ${light.edge}`, margin: '0 0 24px' },
} satisfies Record<string, CSSProperties>

/** What inline styles cannot say. Clients that drop it show the light, wide form. */
export const styleSheet = `
@media (max-width: 480px) {
  .ground > table > tbody > tr > td { padding: 16px 8px !important }
  .inset { padding: 28px 20px 12px !important }
}
@media (prefers-color-scheme: dark) {
  .ground, .ground > table > tbody > tr > td { background-color: ${dark.ground} !important }
  .card { background-color: ${dark.card} !important; border-color: ${dark.edge} !important }
  .tint { background-color: ${dark.tint} !important }
  .rule { border-top-color: ${dark.edge} !important }
  .ink { color: ${dark.ink} !important }
  .quiet { color: ${dark.quiet} !important }
  .link { color: ${dark.link} !important }
  .action { background-color: {{dark_action}} !important; color: {{dark_on_action}} !important }
}
`
