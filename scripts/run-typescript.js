// Runs a TypeScript file of this folder with its arguments, since Node 20 cannot by itself: `node scripts/run-typescript.js bench.ts`.
import { fileURLToPath, pathToFileURL } from 'node:url'
import esbuild from 'esbuild'

const [name = '', ...rest] = process.argv.slice(2)
const outfile = fileURLToPath(new URL(`../.bench/${name.replace(/\.ts$/, '.mjs')}`, import.meta.url))
await esbuild.build({
  entryPoints: [fileURLToPath(new URL(name, import.meta.url))],
  outfile,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  conditions: ['@plumb/source'],
  external: ['@duckdb/node-bindings'],
  logLevel: 'warning',
  // CommonJS in the bundle asks for require
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
})
process.argv = [process.argv[0] ?? 'node', outfile, ...rest]
await import(pathToFileURL(outfile).href)
