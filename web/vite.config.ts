import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const foreignWords = /(react-aria[\w-]*\/.*\/)(?!en-US)[a-z]{2}-[A-Z]{2}\.mjs$/

/** Our catalogue is English, so the component library's other thirty languages stay behind. */
const speakEnglish: Plugin = {
  name: 'speak-english',
  enforce: 'pre',
  load: (id) => (foreignWords.test(id) ? `export { default } from './en-US.mjs'` : null),
}

/**
 * One entry per page. Nothing is inlined and no polyfill is injected, so the pages run under a
 * policy of `script-src 'self'; style-src 'self'`.
 */
export default defineConfig({
  root: here('.'),
  base: '/',
  publicDir: false,
  plugins: [speakEnglish],
  worker: { format: 'es' },
  oxc: { jsx: { runtime: 'automatic', development: false } },
  build: {
    outDir: here('../dist/web'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // Libraries mark what runs in browsers only; here everything does.
      onLog: (level, log, report) => {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') report(level, log)
      },
      input: {
        'accept-invite': here('./accept-invite.html'),
        dashboard: here('./dashboard.html'),
      },
    },
  },
})
