// Installs the dependencies when they are not as package-lock.json says. Imports nothing but Node, since nothing else is there yet.
// npm writes node_modules/.package-lock.json last, so a broken install has none.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Plumb needs Node 20.19 or newer; this is ${process.versions.node}.`)
  process.exit(1)
}

function packagesOf(lockfile) {
  try {
    return JSON.parse(readFileSync(root + lockfile, 'utf8')).packages
  } catch {
    return {}
  }
}

const present = packagesOf('node_modules/.package-lock.json')
const missing = Object.entries(packagesOf('package-lock.json')).filter(([path, { version, link, optional }]) => {
  if (!path.includes('node_modules/')) return false
  return present[path] === undefined ? !optional : present[path].version !== version || present[path].link !== link
})
if (missing.length > 0) {
  console.log('Installing the dependencies …')
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const npm = process.env['npm_execpath']
  const how = { cwd: root, stdio: 'inherit' }
  const done =
    npm === undefined
      ? spawnSync('npm', args, { ...how, shell: process.platform === 'win32' })
      : spawnSync(process.execPath, [npm, ...args], how)
  process.exit(done.status ?? 1)
}
