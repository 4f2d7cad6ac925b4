import type { DuckDBConnection } from '@duckdb/node-api'
import { InputError } from '@plumb/claims'
import { quoteText } from './quote.ts'

/**
 * Runs what reads a plan, and when the engine fails over one of the plan's patterns, says which. The engine's RE2 refuses
 * a few patterns that the claim language lets pass, such as `(?<name>…)`, which RE2 writes `(?P<name>…)`.
 *
 * @throws {InputError} `bad-claim` with the pattern; any other error as it came
 */
export async function namingPatterns<Result>(
  connection: DuckDBConnection,
  plan: unknown,
  read: () => Promise<Result>,
): Promise<Result> {
  try {
    return await read()
  } catch (error) {
    for (const pattern of patternsIn(plan)) await tryPattern(connection, pattern)
    throw error
  }
}

async function tryPattern(connection: DuckDBConnection, pattern: string): Promise<void> {
  try {
    await connection.run(`select regexp_matches('', ${quoteText(pattern)})`)
  } catch (cause) {
    const why = (cause instanceof Error ? cause.message : String(cause)).replace('Invalid Input Error: ', '')
    throw new InputError('bad-claim', `the pattern '${pattern}' cannot be searched for: ${why}`, {
      wanted: 'a pattern that RE2 can read',
      got: pattern,
      cause,
    })
  }
}

/** Every pattern of a plan, wherever its conditions stand. */
function patternsIn(plan: unknown): readonly string[] {
  if (typeof plan !== 'object' || plan === null) return []
  const own = 'op' in plan && plan.op === 'matches' && 'pattern' in plan ? [String(plan.pattern)] : []
  return [...own, ...Object.values(plan).flatMap(patternsIn)]
}
