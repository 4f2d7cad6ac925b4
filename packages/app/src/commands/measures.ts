import { describeMeasures, type MeasureDoc } from '@plumb/claims'
import { jsonText } from '../output/inert.ts'
import { padded, wrapped } from '../output/text-width.ts'
import type { Command } from './command.ts'
import { commandHelp } from './help.ts'
import type { Io } from './io.ts'
import { parseOptions } from './options.ts'

/** `plumb measures`: what can be promised? */
export const measuresCommand: Command = {
  help: commandHelp({
    usage: 'measures',
    about: 'Lists every measure that a promise can name, with its other names and what it needs.',
    options: [],
    examples: [
      ['measures', 'all of them'],
      ['explain precision', 'one in full'],
    ],
  }),
  run: runMeasures,
}

async function runMeasures(args: readonly string[], io: Io): Promise<number> {
  const parsed = parseOptions(args, { options: {}, most: 0, usage: 'measures' })
  const measures = describeMeasures()
  const json = `${jsonText({ schema: 'plumb/measures@1', measures })}\n`
  io.stdout.write(parsed.flag('json') ? json : list(measures, io.columns ?? 100))
  return 0
}

function list(measures: readonly MeasureDoc[], width: number): string {
  const names = measures.map(callOf)
  const column = Math.min(34, Math.max(...names.map((name) => name.length)))
  const lines = measures.flatMap((measure, at) => entry(names[at] ?? measure.name, measure, column, width))
  return `${lines.join('\n')}\n\n\`plumb explain NAME\` says how one is computed and read.\n`
}

function callOf({ name, arguments: given }: MeasureDoc): string {
  return given.length === 0 ? name : `${name}(${given.join(', ')})`
}

function entry(name: string, { title, aliases }: MeasureDoc, column: number, width: number): readonly string[] {
  const text = aliases.length === 0 ? title : `${title} (also ${aliases.join(', ')})`
  const lines = wrapped(text, Math.max(20, width - column - 2))
  const own = name.length > column ? [name] : []
  return [...own, ...lines.map((line, at) => `${padded(at === 0 && own.length === 0 ? name : '', column)}  ${line}`)]
}
