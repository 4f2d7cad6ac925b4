// Shows what Plumb does: checks the example product, prints its verdicts, writes the report. Ends well when the check
// itself worked, whatever the verdicts are.
import { spawnSync } from 'node:child_process'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const product = join('examples', 'high-value-districts')
const report = join(root, product, '.plumb', 'report.html')

// 0 all hold, 1 something fails, 2 something cannot be told: in each of these the check worked
const worked = new Set([0, 1, 2])
const words = ['every promise holds', 'something that was promised fails', 'something that was promised cannot be told']

const checked = plumb(['check', product], 'inherit')
const written = plumb(['report', product, '--out', report], 'ignore')
console.log(`
That was the example product in ${product}: ${words[checked]} (exit code ${checked}).

  The report        ${report}
  What to notice    ${join(product, 'README.md')}
  The promises      ${join(product, 'product.yaml')}
  Your own file     npm run plumb -- init FILE, then npm run plumb -- check FOLDER`)
if (relative(root, report).startsWith('..') || written !== checked) process.exit(4)

/** Runs the command; ends this script with its exit code when it did not work. */
function plumb(args, stdout) {
  const done = spawnSync(process.execPath, [join(root, 'packages', 'app', 'bin', 'plumb.js'), ...args], {
    cwd: root,
    stdio: ['ignore', stdout, 'inherit'],
  })
  if (done.status === null || !worked.has(done.status)) process.exit(done.status ?? 4)
  return done.status
}
