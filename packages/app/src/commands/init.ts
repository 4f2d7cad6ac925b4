import { writeFile } from 'node:fs/promises'
import { basename, dirname, relative } from 'node:path'
import { InputError } from '@plumb/claims'
import { existingProduct } from '../features/init/product-path.ts'
import { proposeProduct, type Promised, type Proposal } from '../features/init/propose-product.ts'
import { inertTerminal, jsonText } from '../output/inert.ts'
import type { Command } from './command.ts'
import { commandHelp } from './help.ts'
import type { Io } from './io.ts'
import { lacking, parseOptions } from './options.ts'
import { shellWord } from './shell-word.ts'

const usage = 'init FILE'

/** `plumb init`: what could this file promise? */
export const initCommand: Command = {
  help: commandHelp({
    usage,
    about:
      'Reads a file of results (csv, tsv, json, jsonl, parquet), guesses what its columns are, and writes a product.yaml\nbeside it with promises that this file keeps. It never writes over an existing file.',
    options: [['--allow DIR', 'read below this folder too, for a file that is a link to one there; may be repeated']],
    examples: [
      ['init answers.csv', 'writes product.yaml'],
      ['init answers.csv --json', 'only says what it would write, and what was guessed from what'],
    ],
  }),
  run: runInit,
}

async function runInit(args: readonly string[], io: Io): Promise<number> {
  const parsed = parseOptions(args, { options: { allow: { type: 'string', multiple: true } }, most: 1, usage })
  const [file] = parsed.positionals
  if (file === undefined) throw lacking(usage, 'a data file')
  const onlyShow = parsed.flag('json')
  const there = onlyShow ? undefined : await existingProduct(file, io.cwd)
  if (there !== undefined) throw isThere(there)
  const proposal = await proposeProduct(file, { cwd: io.cwd, allow: parsed.texts('allow'), now: io.now() })
  if (onlyShow) {
    io.stdout.write(`${jsonText({ schema: 'plumb/init@1', ...proposal })}\n`)
    return 0
  }
  await writeNew(proposal)
  io.stdout.write(told(proposal, io.cwd))
  return 0
}

async function writeNew({ path, yaml }: Proposal): Promise<void> {
  try {
    await writeFile(path, yaml, { flag: 'wx' })
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') throw isThere(path, cause)
    throw new InputError('bad-command', `${path} cannot be written`, { file: path, cause })
  }
}

function isThere(path: string, cause?: unknown): InputError {
  const message = `${basename(path)} is there already and stays as it is; --json prints what would be written`
  return new InputError('bad-command', message, { file: path, cause })
}

function told({ path, guesses, promises = [], questions }: Proposal, cwd: string): string {
  const shown = relative(cwd, path) || path
  const parts = [
    `Wrote ${inertTerminal(shown)}.`,
    section(
      'Guessed',
      guesses.map(({ what, value, because }) => `${what}: ${value} (${because})`),
    ),
    section('Promises that this data keeps today', promises.map(promiseLine)),
    section(
      'Only you can say',
      questions.map((question, i) => `${i + 1}. ${question}`),
    ),
    `Next: answer these and correct the guesses in the file, then\n  npm run plumb -- check ${shellWord(inertTerminal(dirname(shown)))}`,
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

function promiseLine({ verdict, claim, sentence }: Promised): string {
  return `${verdict}: ${claim}. ${sentence}`
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `${title}\n${lines.map((line) => `  ${inertTerminal(line)}`).join('\n')}`
}
