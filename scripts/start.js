// Shows what Plumb does: checks the example product, prints its verdicts, writes the report. Ends well when the check
// itself worked, whatever the verdicts are.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const command = join(root, 'packages', 'app', 'bin', 'plumb.js')
const product = join('examples', 'high-value-districts')
const report = join(root, product, '.plumb', 'report.html')

// by exit code; 3 and 4 say that the check did not work
const verdicts = [
  'every promise holds',
  'something that was promised fails',
  'nothing fails, but something that was promised cannot be told',
]

const code = plumb(['check', product], 'inherit')
plumb(['report', product, '--out', report], 'ignore')
console.log(`
That was the example product in ${product}: ${verdicts[code]} (exit code ${code}).

  The report      ${report}
  What to notice  ${join(product, 'README.md')}
  The promises    ${join(product, 'product.yaml')}
  Your own file   npm run plumb -- init FILE`)

/** Runs the command; ends this script with its exit code when it did not work. */
function plumb(args, stdout) {
  const { status } = spawnSync(process.execPath, [command, ...args], {
    cwd: root,
    stdio: ['ignore', stdout, 'inherit'],
  })
  if (status === null || verdicts[status] === undefined) process.exit(status ?? 4)
  return status
}
