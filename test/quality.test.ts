import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

/** The parts of `npm run check`, so that `npm test` holds them too. */
const parts = [['oxfmt', '--check'], ['oxlint'], ['tsc', '-b'], ['knip']] as const

test.for(parts)('%s finds nothing to mend', { timeout: 240_000 }, ([name, ...options]) => {
  expect(complaintsOf(name, options)).toBe('')
})

/** What a tool printed when it failed; nothing when it is content. */
function complaintsOf(name: string, options: readonly string[]): string {
  try {
    execFileSync(process.execPath, [join(root, 'node_modules/.bin', name), ...options], { cwd: root, encoding: 'utf8' })
    return ''
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { readonly stdout?: string; readonly stderr?: string }
    return `${name} fails:\n${stdout}${stderr}`
  }
}
