import { InputError } from '@plumb/claims'
import { relative, resolve } from 'node:path'
import { drawFixture } from '../features/fixtures/draw-fixture.ts'
import type { Fixture } from '../features/fixtures/fixture.ts'
import { fixtures } from '../features/fixtures/fixtures.ts'
import { writeFixture } from '../features/fixtures/write-fixture.ts'
import { inertTerminal, jsonText } from '../output/inert.ts'
import type { Command } from './command.ts'
import { commandHelp } from './help.ts'
import type { Io } from './io.ts'
import { nearest } from './nearest.ts'
import { numberOption, parseOptions } from './options.ts'
import { shellWord } from './shell-word.ts'

const usage = 'fixture [ID] [--seed N] [--out DIR]'

/** `plumb fixture`: does Plumb tell the truth where the truth is known? */
export const fixtureCommand: Command = {
  help: commandHelp({
    usage,
    about:
      'Writes data whose truth is known because it was planted, with a product file that asks about it, and says what\nPlumb must and must not answer. Without an ID it lists them. Another seed is another draw. It never overwrites.',
    options: [
      ['--seed N', 'a whole number (default 1); the same seed gives the same files'],
      ['--out DIR', 'the folder to write to (default: the ID and the seed)'],
    ],
    examples: [
      ['fixture', 'what can be planted'],
      ['fixture F09 --seed 4', 'twenty groups that do not differ, into F09-seed-4'],
    ],
  }),
  run: runFixture,
}

async function runFixture(args: readonly string[], io: Io): Promise<number> {
  const text = { type: 'string' } as const
  const parsed = parseOptions(args, { options: { seed: text, out: text }, most: 1, usage })
  const [id] = parsed.positionals
  if (id === undefined) {
    io.stdout.write(
      parsed.flag('json') ? `${jsonText({ schema: 'plumb/fixtures@1', fixtures: catalogue() })}\n` : list(),
    )
    return 0
  }
  const fixture = fixtureOf(id)
  const wanted = 'a whole number from 0'
  const seed = numberOption(
    'seed',
    parsed.text('seed') ?? '1',
    wanted,
    (value) => Number.isSafeInteger(value) && value >= 0,
  )
  const folder = resolve(io.cwd, parsed.text('out') ?? `${fixture.id}-seed-${seed}`)
  const files = drawFixture(fixture, seed)
  await writeFixture(folder, files)
  const written = { folder: relative(io.cwd, folder) || '.', files: Object.keys(files) }
  const told = { ...described(fixture), seed, ...written, next: `npm run plumb -- check ${shellWord(written.folder)}` }
  io.stdout.write(parsed.flag('json') ? `${jsonText({ schema: 'plumb/fixture@1', ...told })}\n` : tell(told))
  return 0
}

type Described = Omit<Fixture, 'product' | 'draw'>

function described({ id, title, planted, mustSay, mustNotSay }: Fixture): Described {
  return { id, title, planted, mustSay, mustNotSay }
}

function catalogue(): readonly Described[] {
  return fixtures.map(described)
}

function fixtureOf(id: string): Fixture {
  const found = fixtures.find((fixture) => fixture.id === id.toUpperCase())
  if (found !== undefined) return found
  const ids = fixtures.map((fixture) => fixture.id)
  const near = nearest(id, ids)
  throw new InputError('bad-command', `there is no fixture \`${id}\`; \`plumb fixture\` lists them`, {
    wanted: `one of ${ids.join(', ')}`,
    got: id,
    ...(near === undefined ? {} : { nearest: near }),
  })
}

function list(): string {
  return `${fixtures.map(({ id, title, planted }) => `${id}  ${title}\n     ${planted}`).join('\n')}\n`
}

interface Told extends Described {
  readonly folder: string
  readonly files: readonly string[]
  readonly next: string
}

function tell({ id, title, planted, mustSay, mustNotSay, folder, files, next }: Told): string {
  const parts = [
    `${id}: ${title}. Wrote ${files.join(', ')} into ${inertTerminal(folder)}.`,
    section('Planted', [planted]),
    section('Plumb must say', mustSay),
    section('Plumb must not say', mustNotSay),
    section('Next', [inertTerminal(next)]),
  ]
  return `${parts.join('\n\n')}\n`
}

function section(title: string, lines: readonly string[]): string {
  return `${title}\n${lines.map((line) => `  ${line}`).join('\n')}`
}
