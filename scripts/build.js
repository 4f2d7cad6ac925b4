// Builds the command: packages/app/dist/node. The libraries are read from source.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import esbuild from 'esbuild'

const at = (path) => fileURLToPath(new URL(`../packages/${path}`, import.meta.url))
const folder = at('app/dist/node')
const { version } = JSON.parse(readFileSync(at('app/package.json'), 'utf8'))

/** For the build to warm up on. */
const productText = `product: Warm up
data: { source: rows.csv, columns: { label: label, score: score }, positive: 1, threshold: 0.5 }
claims:
  build: [rows >= 1, missing(score) <= 1%, accuracy >= 50% in each group, precision >= 1%, recall >= 1%, f1 >= 0.01,
    roc_auc >= 0.5, brier_score <= 0.5, calibration_error <= 90%, p95(amount) <= 100, mean(amount) <= 30,
    'gap(recall, group) <= 99 points', accuracy >= 10% where amount > 20]
`

rmSync(folder, { recursive: true, force: true })
const commands = await buildCommands()
await build({
  entryPoints: [at('app/src/main.ts'), at('app/src/compiled.ts')],
  format: 'esm',
  splitting: true,
  define: { PLUMB_COMMANDS: JSON.stringify(`./${basename(commands)}`) },
})
await warmUp()

/** All commands in one file, in the form that V8 can keep compiled; its name tells its content. */
async function buildCommands() {
  const { metafile } = await build({
    entryPoints: [at('app/src/commands/run.ts')],
    format: 'cjs',
    entryNames: 'commands-[hash]',
    outExtension: { '.js': '.cjs' },
    metafile: true,
    // a script that V8 keeps compiled has no loader of modules of its own
    supported: { 'dynamic-import': false },
  })
  return Object.keys(metafile.outputs).find((name) => name.endsWith('.cjs'))
}

function build({ define = {}, ...options }) {
  return esbuild.build({
    outdir: folder,
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    conditions: ['@plumb/source'],
    external: ['@duckdb/node-bindings', 'libsql'],
    sourcemap: true,
    minifySyntax: true,
    define: { PLUMB_VERSION: JSON.stringify(version), 'process.env.NODE_ENV': '"production"', ...define },
    legalComments: 'linked',
    logLevel: 'warning',
    ...options,
  })
}

/** Checks a small product, so that what a check needs stands compiled beside the bundle. */
async function warmUp() {
  const { keepCompiled } = await import(pathToFileURL(join(folder, 'compiled.js')).href)
  const product = mkdtempSync(join(tmpdir(), 'plumb-build-'))
  writeFileSync(join(product, 'rows.csv'), rowsOf(400))
  writeFileSync(join(product, 'product.yaml'), productText)
  const silent = { write: () => {}, isTerminal: false }
  const io = { stdout: silent, stderr: silent, cwd: product, env: {}, columns: 80, now: () => new Date() }
  await keepCompiled(join(folder, basename(commands)), async ({ run }) => {
    for (const args of [['check'], ['check', '--json']]) await run(args, io)
  })
  rmSync(product, { recursive: true, force: true })
}

function rowsOf(count) {
  const row = (i) => `${i % 3 === 0 ? 1 : 0},${((i * 37) % 100) / 100},${'abc'[i % 3]},${i % 50}`
  return `label,score,group,amount\n${Array.from({ length: count }, (_, i) => row(i)).join('\n')}\n`
}
