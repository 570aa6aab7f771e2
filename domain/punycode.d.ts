declare module 'punycode.js' {
  import type * as punycode from 'node:punycode'

  const own: Pick<typeof punycode, 'toUnicode'>
  // biome-ignore lint/style/noDefaultExport: the package has no other
  export default own
}
