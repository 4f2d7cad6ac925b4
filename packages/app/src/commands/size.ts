import { InputError, sizeClaim, type Size, type SizeOptions } from '@plumb/claims'
import { productSizeText } from '../features/size/product-size-text.ts'
import type { ProductSize } from '../features/size/size-on-product.ts'
import { ended } from '../output/claim-words.ts'
import { inertTerminal, jsonText } from '../output/inert.ts'
import type { Command } from './command.ts'
import { commandHelp } from './help.ts'
import type { Io } from './io.ts'
import { countOption, lacking, numberOption, parseOptions, type Parsed } from './options.ts'
import { productTarget } from './target.ts'
import { version } from './version.ts'

const usage = 'size "CLAIM" [PATH] --expect VALUE [--power 80%] [--slices K] [--rows N] [--cluster-size N --icc R]'

/** `plumb size`: how many rows would prove it? */
export const sizeCommand: Command = {
  help: commandHelp({
    usage,
    about:
      'Says how many rows a promise needs before any is collected, if the measure is what you expect; with --rows or a\nproduct, also what the rows that there are could show. PATH is a product.yaml or its folder.',
    options: [
      ['--expect VALUE', 'what you expect the measure to be'],
      ['--power SHARE', 'the wanted chance to show the promise (default 80%)'],
      ['--slices K', 'how many slices there are in all (countries, weeks); those of a product are counted'],
      ['--rows N', 'rows that there are (in each slice), of the kind that the measure counts'],
      ['--cluster-size N', 'rows that belong together: answers of one customer'],
      ['--icc R', 'how alike the rows of one cluster are, 0 to 1'],
      ['--allow DIR', 'read data below this folder too; may be repeated'],
    ],
    examples: [
      ['size "precision >= 90%" --expect 93%', 'flagged rows to label'],
      ['size "recall >= 70% in each country" --expect 80% --slices 5', 'rows in each of five countries'],
      ['size "recall >= 70%" --expect 80% --rows 200', 'what could 200 positives show?'],
      ['size "recall >= 70% in each country" shop --expect 80%', 'what could the rows of this product show?'],
      ['size "recall >= 70%" --expect 75% --power 90% --cluster-size 8 --icc 0.1', 'eight rows a customer'],
    ],
  }),
  run: runSize,
}

async function runSize(args: readonly string[], io: Io): Promise<number> {
  const text = { type: 'string' } as const
  const allow = { type: 'string', multiple: true } as const
  const options = { expect: text, power: text, slices: text, rows: text, 'cluster-size': text, icc: text, allow }
  const parsed = parseOptions(args, { options, most: 2, usage })
  const [claim, path] = parsed.positionals
  const size = await sizeOf(required(claim, 'a claim'), path, parsed, io)
  io.stdout.write(parsed.flag('json') ? `${jsonText({ schema: 'plumb/size@1', ...size })}\n` : told(size))
  return 0
}

async function sizeOf(claim: string, path: string | undefined, parsed: Parsed, io: Io): Promise<Size | ProductSize> {
  const size = sizeOptions(parsed)
  if (path === undefined) return sizeClaim(claim, size)
  if (size.rows !== undefined || size.slices !== undefined) throw countedThere(path)
  const { sizeOnProduct } = await import('../features/size/size-on-product.ts')
  return sizeOnProduct(productTarget(path, io.cwd), {
    claim,
    size,
    now: io.now(),
    allow: parsed.texts('allow'),
    version,
  })
}

function sizeOptions(parsed: Parsed): SizeOptions {
  const power = parsed.text('power') ?? '80%'
  return {
    expect: required(parsed.text('expect'), '--expect VALUE'),
    power: numberOption('power', power, 'a share such as 80%', (value) => value > 0 && value < 1),
    ...count(parsed, 'slices'),
    ...count(parsed, 'rows'),
    ...clusters(parsed),
  }
}

function count<Name extends 'slices' | 'rows'>(parsed: Parsed, name: Name): { readonly [key in Name]?: number } {
  const text = parsed.text(name)
  if (text === undefined) return {}
  return { [name]: countOption(name, text) } as { readonly [key in Name]: number }
}

function countedThere(path: string): InputError {
  return new InputError('bad-command', `the rows and slices of ${path} are counted: leave out --rows and --slices`, {
    wanted: 'a product, or --rows and --slices',
    got: 'both',
  })
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
  throw lacking(usage, wanted)
}

function told(size: Size | ProductSize): string {
  const { sentence, shown, method, assumes } = size
  const sentences = [sentence, ...(shown === null ? [] : [shown.sentence])].map((said) => inertTerminal(ended(said)))
  const lines = assumes.map((assumption) => `  ${inertTerminal(ended(assumption))}`)
  const onData = 'data' in size ? [productSizeText(size)] : []
  const parts = [sentences.join('\n'), ...onData, [`Method: ${inertTerminal(method)}`, 'Assumes:', ...lines].join('\n')]
  return `${parts.join('\n\n')}\n`
}
