import type { Plugin } from 'esbuild'

export const externalPackages: Plugin
export const mendedPostgres: Plugin
