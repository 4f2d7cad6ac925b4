import type { Check } from '../check/check.ts'
import { InputError } from '../errors.ts'
import { evidenceSchema } from './evidence-schema.ts'

/**
 * Evidence as `plumb check --json` printed it.
 *
 * @param file its name, for errors
 * @throws {InputError} `bad-file`: what is no such evidence, and where it is not
 */
export function readEvidence(text: string, file: string): Check {
  const value = parsed(text, file)
  const read = evidenceSchema.safeParse(value)
  if (read.success) {
    const { stage, seed, productFile } = read.data
    // as it came, in its order of keys, with what the first versions did not have
    return { ...(value as Check), stage, seed, productFile }
  }
  const [issue] = read.error.issues
  const at = issue === undefined || issue.path.length === 0 ? '' : ` at ${issue.path.map(String).join('.')}`
  const message = `${file} is no evidence of a check${at}`
  throw new InputError('bad-file', message, {
    file,
    wanted: 'what `plumb check --json` prints',
    got: issue?.message ?? '',
  })
}

function parsed(text: string, file: string): object {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null) return value
  } catch (cause) {
    throw noJson(file, cause)
  }
  throw noJson(file)
}

function noJson(file: string, cause?: unknown): InputError {
  const details = { file, wanted: 'what `plumb check --json` prints', got: 'no JSON object' }
  return new InputError('bad-file', `${file} is no JSON`, { ...details, cause })
}
