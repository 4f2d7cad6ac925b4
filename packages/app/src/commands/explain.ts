import { describeMeasure, type MeasureDoc } from '@plumb/claims'
import { jsonText } from '../output/inert.ts'
import { padded, wrapped } from '../output/text-width.ts'
import type { Command } from './command.ts'
import { commandHelp } from './help.ts'
import type { Io } from './io.ts'
import { lacking, parseOptions } from './options.ts'

const usage = 'explain MEASURE'

/** `plumb explain`: how is a measure computed, and how is it read? */
export const explainCommand: Command = {
  help: commandHelp({
    usage,
    about: 'Says what a measure is, how to read it aloud, how it and its range are computed, and when not to use it.',
    options: [],
    examples: [
      ['explain precision', 'by its name'],
      ['explain "true positive rate"', 'or by an everyday one'],
    ],
  }),
  run: runExplain,
}

async function runExplain(args: readonly string[], io: Io): Promise<number> {
  const parsed = parseOptions(args, { options: {}, most: 1, usage })
  const [name] = parsed.positionals
  if (name === undefined) throw lacking(usage, 'a measure')
  const measure = describeMeasure(name)
  const json = `${jsonText({ schema: 'plumb/measure@1', ...measure })}\n`
  io.stdout.write(parsed.flag('json') ? json : told(measure, io.columns ?? 100))
  return 0
}

function told(measure: MeasureDoc, width: number): string {
  const better = measure.better === null ? '' : `${measure.better} is better`
  const facts: readonly (readonly [string, string])[] = [
    ['Also', measure.aliases.join(', ')],
    ['Unit', [measure.unit, better].filter((part) => part !== '').join(', ')],
    ['Needs', [...measure.arguments, ...measure.needs].join(', ')],
    ['What it is', measure.definition],
    ['In symbols', measure.formula],
    ['Read it as', measure.reads],
    ['Not for', measure.avoid],
    ['Its range', measure.interval],
    ['Example', measure.example],
  ]
  const lines = facts.filter(([, text]) => text !== '').flatMap(([label, text]) => fact(label, text, width))
  return `${measure.name}: ${measure.title}\n\n${lines.join('\n')}\n`
}

function fact(label: string, text: string, width: number): readonly string[] {
  return wrapped(text, Math.max(20, width - 12)).map((line, at) => `${padded(at === 0 ? label : '', 12)}${line}`)
}
