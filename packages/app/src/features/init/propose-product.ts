import { InputError, type Check } from '@plumb/claims'
import { claimText, draftClaims } from './draft-claims.ts'
import { withDataFile, type OpenFile } from '../study/open-data-file.ts'
import { studyFile, withLabel } from '../study/study-file.ts'
import type { FileStudy } from '../study/file-study.ts'
import type { Guess } from './guess.ts'
import { turned } from '../study/guess-label.ts'
import { guessesOf } from './guesses.ts'
import { measureProduct } from './measure-product.ts'
import { productPath } from './product-path.ts'
import { suggestedGaps } from './promised-columns.ts'
import { questionsFor } from './questions.ts'
import { settleClaims, type Answered, type SettledClaim } from './settle-claims.ts'
import { writeProduct } from './write-product.ts'

export interface ProposeOptions {
  readonly cwd: string
  /** Further folders that the file may be read from, for one that is a symbolic link. */
  readonly allow: readonly string[]
  readonly now: Date
}

export interface Proposal {
  /** The product file's text. */
  readonly yaml: string
  /** Where it belongs: beside the data. */
  readonly path: string
  readonly guesses: readonly Guess[]
  /** What only a person can answer. */
  readonly questions: readonly string[]
  /** The promises that it makes, and what a check of the same data says of them. */
  readonly promises?: readonly Promised[]
}

export interface Promised {
  readonly claim: string
  readonly stage: string
  readonly verdict: string
  readonly sentence: string
}

/**
 * Reads a data file and proposes a product file: roles guessed from names and values, promises whose bounds are limits of
 * intervals computed from this data by the engine that checks them. On the same data every promise holds.
 *
 * @param file a data file, relative to `cwd`
 * @throws {InputError} `not-found`, `bad-file` (also where it has no rows), `bad-value`
 */
export async function proposeProduct(file: string, { cwd, allow, now }: ProposeOptions): Promise<Proposal> {
  if (/\.ya?ml$/i.test(file)) throw isProduct(file)
  return withDataFile(file, { cwd, allow }, async (opened) => {
    if (opened.facts.rows === 0) throw noRows(file)
    return { path: productPath(file, cwd), ...(await propose(opened, now)) }
  })
}

function isProduct(file: string): InputError {
  const message = `${file} is a product file, or could be one; init wants the data that it is to speak of`
  return new InputError('bad-file', message, { wanted: 'a data file', got: file })
}

function noRows(file: string): InputError {
  return new InputError('bad-file', `${file} has no rows, so nothing can be promised of it yet`, {
    file,
    wanted: 'rows',
    got: 'none',
  })
}

async function propose(file: OpenFile, now: Date): Promise<Omit<Proposal, 'path'>> {
  const { study, settled } = await settleOn(file, await studyFile(file), now)
  const questions = questionsFor(study)
  const { yaml, check } = await keepWhatHolds(file, study, settled, now)
  const promises = check.claims.map(({ claim, stage, verdict, sentence }) => ({ claim, stage, verdict, sentence }))
  return { yaml, guesses: guessesOf(study), questions, promises }
}

interface SettledOn {
  readonly study: FileStudy
  readonly settled: readonly SettledClaim[]
}

/** Where nothing said which value is the positive one, a score that ranks it low says: the other. */
async function settleOn(file: OpenFile, study: FileStudy, now: Date): Promise<SettledOn> {
  const answers = await measureDraft(file, study, now)
  const { label } = study
  const full = suggestedGaps(study)
  const high = answers.find(({ draft }) => draft.subject === 'roc_auc')?.result.high ?? 1
  if (high >= 0.5 || label?.positive?.sure !== false) return { study, settled: [...settleClaims(answers), ...full] }
  const other = await withLabel(file, study, turned(label, 'the value that the score ranks high'))
  return { study: other, settled: [...settleClaims(await measureDraft(file, other, now)), ...full] }
}

/** What the engine says of the drafts, each with a bound that everything keeps. */
async function measureDraft(file: OpenFile, study: FileStudy, now: Date): Promise<readonly Answered[]> {
  const drafts = draftClaims(study)
  const asked = drafts.map((draft): SettledClaim => ({
    stage: draft.stage,
    kind: 'promise',
    text: claimText(draft),
    comment: '',
  }))
  const { claims } = await measureProduct(writeProduct(study, asked, []), file, now)
  return inFileOrder(drafts).map((draft, i) => ({ draft, result: claims[i]! }))
}

/** Checks the file as it would stand, and moves into a comment what does not hold. */
async function keepWhatHolds(
  file: OpenFile,
  study: FileStudy,
  settled: readonly SettledClaim[],
  now: Date,
): Promise<{ readonly yaml: string; readonly check: Check }> {
  const questions = questionsFor(study)
  const yaml = writeProduct(study, settled, questions)
  const check = await measureProduct(yaml, file, now)
  const promised = inFileOrder(settled.filter(({ kind }) => kind === 'promise'))
  const shaky = new Set(promised.filter((_, i) => check.claims[i]?.verdict !== 'holds'))
  if (shaky.size === 0) return { yaml, check }
  const kept = settled.map((claim) => (shaky.has(claim) ? leftOut(claim) : claim))
  const claims = check.claims.filter((_, i) => !shaky.has(promised[i]!))
  return { yaml: writeProduct(study, kept, questions), check: { ...check, claims } }
}

function leftOut(claim: SettledClaim): SettledClaim {
  return { ...claim, kind: 'left-out', comment: 'not shown on this data' }
}

/** Stage by stage, as they stand in the file. */
function inFileOrder<Claim extends { readonly stage: string }>(claims: readonly Claim[]): readonly Claim[] {
  return ['data', 'build', 'live'].flatMap((stage) => claims.filter((claim) => claim.stage === stage))
}
