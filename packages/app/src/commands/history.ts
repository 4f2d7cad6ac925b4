import { historyObject } from '../features/history/history-json.ts'
import { historyTable } from '../features/history/history-table.ts'
import { readHistory, readStoredCheck } from '../features/history/read-history.ts'
import { jsonText } from '../output/inert.ts'
import type { Command } from './command.ts'
import { commandHelp } from './help.ts'
import type { Io } from './io.ts'
import { countOption, parseOptions } from './options.ts'
import { productTarget } from './target.ts'

const usage = 'history [PATH] [--limit N] [--check N]'

/** `plumb history`: what changed, when, and why? */
export const historyCommand: Command = {
  help: commandHelp({
    usage,
    about:
      'Shows the checks of a product that are kept in `.plumb/` beside its file, newest first: the verdict of each, what\nchanged since the one before it (data, bounds, claims, Plumb) and why, and how often the same rows were looked at.',
    options: [
      ['--limit N', 'at most so many checks (default 10)'],
      ['--check N', 'prints the evidence of check N as JSON instead'],
    ],
    examples: [
      ['history', 'the product in this folder'],
      ['history shop --json', 'for a program'],
      ['history --check 12 > evidence.json', 'what check 12 found, whole'],
    ],
  }),
  run: runHistory,
}

async function runHistory(args: readonly string[], io: Io): Promise<number> {
  const text = { type: 'string' } as const
  const parsed = parseOptions(args, { options: { limit: text, check: text }, most: 1, usage })
  const target = productTarget(parsed.positionals[0], io.cwd)
  const id = parsed.text('check')
  if (id !== undefined) {
    const check = await readStoredCheck(target, countOption('check', id))
    io.stdout.write(`${jsonText(check, { indent: 2 })}\n`)
    return 0
  }
  const history = await readHistory(target, countOption('limit', parsed.text('limit') ?? '10'))
  const json = parsed.flag('json')
  io.stdout.write(json ? `${jsonText(historyObject(history))}\n` : historyTable(history, io.columns ?? 100))
  return 0
}
