import { formatCount, readEvidence, type Check } from '@plumb/claims'
import { resolve } from 'node:path'
import { evidenceIn, isReport } from '../features/evidence/evidence-in.ts'
import { readEvidenceFile } from '../features/evidence/read-evidence-file.ts'
import { productOf } from '../features/verify/product-of.ts'
import { verifyEvidence, type Verification, type Verified } from '../features/verify/verify-evidence.ts'
import { inertTerminal, jsonText } from '../output/inert.ts'
import type { Command } from './command.ts'
import { commandHelp } from './help.ts'
import type { Io } from './io.ts'
import { lacking, parseOptions, type Parsed } from './options.ts'
import { withProgress } from './progress.ts'
import { productTarget } from './target.ts'
import { version } from './version.ts'

const usage = 'verify FILE [PATH]'

/** `plumb verify`: do these numbers follow from these rows? */
export const verifyCommand: Command = {
  help: commandHelp({
    usage,
    about:
      'Computes evidence again from the rows and the product file that are there now, as of the time that it states, and\nnames the first number that does not come out again. FILE is what `plumb check --json` or `plumb report` wrote. PATH is\nthe product (default: beside the file, in the folder above it, or in the current folder).',
    options: [['--allow DIR', 'read data below this folder too; may be repeated']],
    examples: [
      ['verify evidence.json', 'do these numbers follow from these rows?'],
      ['verify plumb-report.html shop', 'a report, and that its page says what its evidence says'],
    ],
    more: `When a check was made, nothing can prove: the time in it is believed.

Exit codes
  0 every number came out again
  1 some number did not
  2 it cannot be told: the rows or the product file changed since
  3 bad input
  4 a fault of Plumb`,
  }),
  run: runVerify,
}

async function runVerify(args: readonly string[], io: Io): Promise<number> {
  const parsed = parseOptions(args, { options: { allow: { type: 'string', multiple: true } }, most: 2, usage })
  const [file, path] = parsed.positionals
  if (file === undefined) throw lacking(usage, 'what `plumb check --json` wrote', 'a file')
  const text = await readEvidenceFile(resolve(io.cwd, file), file)
  const check = readEvidence(evidenceIn(text, file), file)
  const target =
    path === undefined ? await productOf(resolve(io.cwd, file), check, io.cwd) : productTarget(path, io.cwd)
  const page = isReport(text) ? text : null
  const verified = await withProgress(io, (progress) =>
    verifyEvidence(check, page, target, { allow: parsed.texts('allow'), progress, version, signal: io.signal }),
  )
  io.stdout.write(shown(file, check, verified, parsed))
  return codes[verified.verification.outcome]
}

const codes = { matches: 0, differs: 1, 'cannot-tell': 2 } as const

function shown(file: string, check: Check, { verification, notes }: Verified, parsed: Parsed): string {
  const text = `${file} ${verificationText(verification, check)}`
  if (parsed.flag('json')) {
    return `${jsonText({ schema: 'plumb/verify@1', file, product: check.product, ...verification, text, notes })}\n`
  }
  return `${[text, ...notes].map((line) => `${inertTerminal(line)}.`).join('\n')}\n`
}

function verificationText(verification: Verification, { claims, data }: Check): string {
  switch (verification.outcome) {
    case 'matches': {
      const prints = data.map(({ name, fingerprint }) => `${name} ${fingerprint}`).join(', ')
      const many = claims.length === 1 ? 'the one promise' : `all ${formatCount(claims.length)} promises`
      return `matches: every number of ${many} came out again from the same rows (${prints})`
    }
    case 'differs': {
      const { what, claim, field, stated, computed } = verification
      const where = claim === null ? field : `claim ${claim}, ${field}`
      const against = what === 'page' ? 'its own evidence says' : 'computed again it is'
      return `does not match: ${where}: it states ${valueText(stated)}, ${against} ${valueText(computed)}`
    }
    case 'cannot-tell':
      return `cannot be verified: ${verification.why}`
  }
}

function valueText(value: string | number | boolean | null): string {
  return value === null ? 'nothing' : typeof value === 'string' ? `“${value}”` : String(value)
}
