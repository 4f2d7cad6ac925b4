import { diagnose } from '../features/doctor/diagnose.ts'
import { doctorExitCode } from '../features/doctor/doctor-exit-code.ts'
import { doctorTable } from '../features/doctor/doctor-table.ts'
import { jsonText } from '../output/inert.ts'
import { wantsColour } from '../output/paint.ts'
import type { Command } from './command.ts'
import { commandHelp } from './help.ts'
import type { Io } from './io.ts'
import { lacking, parseOptions } from './options.ts'

const usage = 'doctor FILE [--label COLUMN]'

/** `plumb doctor`: what is this file, what is wrong with it, what does it support? */
export const doctorCommand: Command = {
  help: commandHelp({
    usage,
    about:
      'Reads a data file (csv, tsv, json, jsonl, parquet) and says what it is, what looks wrong with it (what matters most\nfirst), and what it supports today. It changes nothing, and shows no personal data.',
    options: [
      ['--label COLUMN', 'what really happened, where the guess is wrong or there is none'],
      ['--all', 'every finding and every column in full'],
      ['--allow DIR', 'read below this folder too, for a file that is a link to one there; may be repeated'],
    ],
    examples: [
      ['doctor answers.csv', 'the findings, the columns and what they support'],
      ['doctor answers.csv --json', 'the same for programs'],
    ],
    more: 'Exit codes\n  0 nothing is wrong, at most notes\n  1 something is wrong\n  2 something needs a look\n  3 bad input\n  4 a fault of Plumb',
  }),
  run: runDoctor,
}

async function runDoctor(args: readonly string[], io: Io): Promise<number> {
  const options = {
    allow: { type: 'string', multiple: true },
    all: { type: 'boolean' },
    label: { type: 'string' },
  } as const
  const parsed = parseOptions(args, { options, most: 1, usage })
  const [file] = parsed.positionals
  if (file === undefined) throw lacking(usage, 'a data file')
  const label = parsed.text('label')
  const diagnosis = await diagnose(file, {
    cwd: io.cwd,
    allow: parsed.texts('allow'),
    now: io.now(),
    ...(label === undefined ? {} : { label }),
  })
  const colour = wantsColour({ isTerminal: io.stdout.isTerminal, env: io.env })
  io.stdout.write(
    parsed.flag('json')
      ? `${jsonText(diagnosis)}\n`
      : doctorTable(diagnosis, { columns: io.columns ?? 80, colour, all: parsed.flag('all') }),
  )
  return doctorExitCode(diagnosis)
}
