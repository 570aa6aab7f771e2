/** What a file may hold. Spec §6 names the first two; the others keep a hostile file cheap. */
export const maxFileBytes = 10 * 1024 * 1024
export const maxRows = 10_000
export const maxLines = 100_000
export const maxColumns = 200
export const maxCellLength = 10_000
export const maxHeaderLength = 200
