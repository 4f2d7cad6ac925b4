import { InputError, sizeClaim, type Size } from '@plumb/claims'
import { ended } from '../output/claim-words.ts'
import { inertTerminal, jsonText } from '../output/inert.ts'
import type { Command } from './command.ts'
import { commandHelp } from './help.ts'
import type { Io } from './io.ts'
import { numberOption, parseOptions, type Parsed } from './options.ts'

const usage = 'size "CLAIM" --expect VALUE [--power 80%] [--cluster-size N --icc R]'

/** `plumb size`: how many rows would prove it? */
export const sizeCommand: Command = {
  help: commandHelp({
    usage,
    about: 'Says how many rows a promise needs before any is collected, if the measure is what you expect.',
    options: [
      ['--expect VALUE', 'what you expect the measure to be'],
      ['--power SHARE', 'the wanted chance to show the promise (default 80%)'],
      ['--cluster-size N', 'rows that belong together: answers of one customer'],
      ['--icc R', 'how alike the rows of one cluster are, 0 to 1'],
    ],
    examples: [
      ['size "precision >= 90%" --expect 93%', 'flagged rows to label'],
      ['size "recall >= 70%" --expect 75% --power 90% --cluster-size 8 --icc 0.1', 'eight rows a customer'],
    ],
  }),
  run: runSize,
}

async function runSize(args: readonly string[], io: Io): Promise<number> {
  const text = { type: 'string' } as const
  const options = { expect: text, power: text, 'cluster-size': text, icc: text }
  const parsed = parseOptions(args, { options, most: 1, usage })
  const size = sizeClaim(required(parsed.positionals[0], 'a claim'), {
    expect: required(parsed.text('expect'), '--expect VALUE'),
    power: numberOption(
      'power',
      parsed.text('power') ?? '80%',
      'a share such as 80%',
      (value) => value > 0 && value < 1,
    ),
    ...clusters(parsed),
  })
  io.stdout.write(parsed.flag('json') ? `${jsonText({ schema: 'plumb/size@1', ...size })}\n` : told(size))
  return 0
}

function clusters(parsed: Parsed): { readonly clusterSize?: number; readonly icc?: number } {
  const size = parsed.text('cluster-size')
  const icc = parsed.text('icc')
  if ((size === undefined) !== (icc === undefined)) {
    throw new InputError('bad-command', '--cluster-size and --icc go together', { wanted: 'both', got: 'one of them' })
  }
  if (size === undefined || icc === undefined) return {}
  return {
    clusterSize: numberOption('cluster-size', size, 'a number of at least 1', (value) => value >= 1),
    icc: numberOption('icc', icc, 'a number from 0 to 1', (value) => value >= 0 && value <= 1),
  }
}

function required(value: string | undefined, wanted: string): string {
  if (value !== undefined) return value
  throw new InputError('bad-command', `size needs ${wanted}. Usage: plumb ${usage}`, { wanted, got: 'nothing' })
}

function told({ sentence, method, assumes }: Size): string {
  const lines = assumes.map((assumption) => `  ${inertTerminal(ended(assumption))}`)
  return `${inertTerminal(ended(sentence))}\n\nMethod: ${inertTerminal(method)}\n${lines.length === 0 ? '' : `Assumes:\n${lines.join('\n')}\n`}`
}
