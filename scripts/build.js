// Builds the command: packages/app/dist/node. The libraries are read from source.
import { readFileSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import esbuild from 'esbuild'

const at = (path) => fileURLToPath(new URL(`../packages/${path}`, import.meta.url))
const { version } = JSON.parse(readFileSync(at('app/package.json'), 'utf8'))

rmSync(at('app/dist/node'), { recursive: true, force: true })
await esbuild.build({
  entryPoints: [at('app/src/main.ts')],
  outdir: at('app/dist/node'),
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  conditions: ['@plumb/source'],
  external: ['@duckdb/node-bindings'],
  sourcemap: true,
  minifySyntax: true,
  define: { PLUMB_VERSION: JSON.stringify(version), 'process.env.NODE_ENV': '"production"' },
  legalComments: 'linked',
  logLevel: 'warning',
  // CommonJS in the bundle asks for require
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
})
