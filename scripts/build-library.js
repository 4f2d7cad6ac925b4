// Builds what others install of a library: `dist` with JavaScript and types, and the licence beside it. npm runs it in the
// library's folder before it packs. What the library imports is built first, since its types are read from there.
import { execFileSync } from 'node:child_process'
import { copyFileSync, readFileSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

build(basename(process.cwd()))

function build(name) {
  const folder = join(root, 'packages', name)
  const { dependencies = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  for (const own of Object.keys(dependencies).filter((one) => one.startsWith('@plumb/'))) build(basename(own))
  rmSync(join(folder, 'dist'), { recursive: true, force: true })
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  execFileSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], { cwd: folder, stdio: 'inherit' })
  copyFileSync(join(root, 'LICENSE'), join(folder, 'LICENSE'))
}
