import { writeFile } from 'node:fs/promises'
import { relative } from 'node:path'
import { InputError } from '@plumb/claims'
import { proposeProduct, type Proposal } from '../features/init/propose-product.ts'
import { inertTerminal, jsonText } from '../output/inert.ts'
import type { Command } from './command.ts'
import { commandHelp } from './help.ts'
import type { Io } from './io.ts'
import { parseOptions } from './options.ts'

const usage = 'init FILE'

/** `plumb init`: what could this file promise? */
export const initCommand: Command = {
  help: commandHelp({
    usage,
    about:
      'Reads a file of results (csv, tsv, json, jsonl, parquet), guesses what its columns are, and writes a product.yaml\nbeside it with promises that this file can answer. It never writes over an existing file.',
    options: [['--allow DIR', 'read the file although it lies outside the current folder; may be repeated']],
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
  if (file === undefined)
    throw new InputError('bad-command', `init needs a data file. Usage: plumb ${usage}`, {
      wanted: 'a data file',
      got: 'nothing',
    })
  const proposal = await proposeProduct(file, { cwd: io.cwd, allow: parsed.texts('allow'), now: io.now() })
  if (parsed.flag('json')) {
    io.stdout.write(`${jsonText({ schema: 'plumb/init@1', ...proposal })}\n`)
    return 0
  }
  await writeNew(proposal)
  io.stdout.write(told(proposal, relative(io.cwd, proposal.path) || proposal.path))
  return 0
}

async function writeNew({ path, yaml }: Proposal): Promise<void> {
  try {
    await writeFile(path, yaml, { flag: 'wx' })
  } catch (cause) {
    const exists = cause instanceof Error && 'code' in cause && cause.code === 'EEXIST'
    const message = exists
      ? `${path} is there already and stays as it is; --json prints what would be written`
      : `${path} cannot be written`
    throw new InputError('bad-command', message, { file: path, cause })
  }
}

function told({ guesses, questions }: Proposal, path: string): string {
  const parts = [
    `Wrote ${path}.`,
    section(
      'Guessed',
      guesses.map(({ what, value, because }) => `${what}: ${value} (${because})`),
    ),
    section('Only you can say', questions),
    'Next: correct the guesses in the file, then `plumb check`.',
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `${title}\n${lines.map((line) => `  ${inertTerminal(line)}`).join('\n')}`
}
