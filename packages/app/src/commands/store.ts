import { visibleText, type Check } from '@plumb/claims'
import type { Kept } from '../features/history/check-store.ts'
import type { Io } from './io.ts'
import type { Parsed } from './options.ts'
import { productTarget } from './target.ts'

/** For the help of commands that store a check. */
export const noStoreOption: readonly [string, string] = [
  '--no-store',
  'keeps nothing in .plumb/ beside the product file',
]

/**
 * Stores a check that was shown, unless `--no-store`. What cannot be stored is said on standard error and changes no exit
 * code: the verdicts stand.
 */
export async function store(check: Check, parsed: Parsed, io: Io): Promise<Kept | undefined> {
  if (parsed.flag('no-store')) return undefined
  const { keepCheck } = await import('../features/history/keep-check.ts')
  return keepCheck(check, productTarget(parsed.positionals[0], io.cwd), (why) =>
    io.stderr.write(
      `plumb: this check is not stored: ${visibleText(why)}. Its verdicts stand; --no-store asks for no storing.\n`,
    ),
  )
}
