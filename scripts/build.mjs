/**
 * Builds what runs: one file per entry point, the workflow bundle and the hosted pages, all in
 * `dist/`. The two slow parts are built again only when their sources have changed, so that a
 * second `npm start` does not wait for them. `--force` builds everything.
 */
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { externalPackages, mendedPostgres } from './esbuild-plugins.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
process.chdir(root)
const force = process.argv.includes('--force')
const announce = (text) => process.stderr.write(`  building ${text}\n`)

const entryPoints = {
  api: 'api/main.ts',
  worker: 'worker/main.ts',
  local: 'local/main.ts',
  'sms-catcher': 'local/sms-main.ts',
  migrate: 'migrations/main.ts',
  'check-invariants': 'ops/check-invariants.ts',
  bench: 'bench/main.ts',
  storm: 'storm/main.ts',
  'generate-client': 'scripts/generate-client.ts',
}

mkdirSync('dist', { recursive: true })
await buildEntryPoints()
await unlessUnchanged(
  'workflow bundle',
  ['workflows', 'domain'],
  'workflow-bundle.js',
  bundleWorkflows,
)
await unlessUnchanged(
  'web pages',
  ['web', 'client', 'csv', 'domain'],
  'web/dashboard.html',
  buildWeb,
)

async function buildEntryPoints() {
  const { build } = await import('esbuild')
  const shared = { bundle: true, platform: 'node', target: 'node20' }
  const present = Object.entries(entryPoints).filter(([, file]) => existsSync(file))
  await build({
    ...shared,
    entryPoints: Object.fromEntries(present),
    outdir: 'dist',
    format: 'esm',
    jsx: 'automatic',
    plugins: [externalPackages, mendedPostgres],
    sourcemap: true,
    logLevel: 'warning',
  })
  // A command starts often: typebox beside it would be some hundred files to read each time.
  await build({
    ...shared,
    entryPoints: { cli: 'cli/main.ts' },
    outdir: 'dist',
    format: 'esm',
    sourcemap: true,
    logLevel: 'warning',
  })
  chmodSync('dist/cli.js', 0o755) // npx runs it as a program of its own
  // Loaded by name from inside the Temporal SDK, which asks for CommonJS.
  await build({
    ...shared,
    entryPoints: { 'failure-converter': 'workflows/failure-converter.ts' },
    outdir: 'dist',
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
    packages: 'external',
    logLevel: 'warning',
  })
}

async function bundleWorkflows() {
  const { bundleWorkflowCode, DefaultLogger } = await import('@temporalio/worker')
  const { code } = await bundleWorkflowCode({
    workflowsPath: join(root, 'workflows/index.ts'),
    failureConverterPath: join(root, 'dist/failure-converter.cjs'),
    logger: new DefaultLogger('ERROR'),
  })
  writeFileSync('dist/workflow-bundle.js', code)
}

async function buildWeb() {
  const { build } = await import('vite')
  await build({ configFile: 'web/vite.config.ts', logLevel: 'warn' })
}

async function unlessUnchanged(name, rooms, output, make) {
  if (!rooms.every((room) => existsSync(room) && readdirSync(room).length > 0)) return
  const stampFile = `dist/.${name.replaceAll(' ', '-')}.stamp`
  const stamp = fingerprint([...rooms, 'package-lock.json', 'scripts/build.mjs'])
  const current = existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp
  if (current && existsSync(`dist/${output}`) && !force) return
  announce(name)
  await make()
  writeFileSync(stampFile, stamp)
}

function fingerprint(paths) {
  const hash = createHash('sha256')
  for (const path of paths)
    for (const file of filesIn(path)) hash.update(file).update(readFileSync(file))
  return hash.digest('hex')
}

function filesIn(path) {
  if (/\.\w+$/.test(path)) return [path]
  const entries = readdirSync(path, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}
