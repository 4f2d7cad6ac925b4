import { InputError } from '@plumb/claims'
import { readFile, stat } from 'node:fs/promises'

/** Far above any check: 10,000 slices take about 5 MB. */
export const mostEvidenceBytes: number = 64 * 2 ** 20

/**
 * The text of a file of evidence.
 *
 * @throws {InputError} `not-found`, or `bad-file` where it is too large
 */
export async function readEvidenceFile(path: string, shown: string): Promise<string> {
  const found = await stat(path).catch((cause: unknown) => {
    throw notFound(shown, cause)
  })
  if (!found.isFile()) throw notFound(shown)
  if (found.size > mostEvidenceBytes) {
    throw new InputError('bad-file', `${shown} is too large for evidence: at most 64 MB`, { file: shown })
  }
  const text = await readFile(path, 'utf8')
  return text.replace(/^\uFEFF/, '')
}

function notFound(shown: string, cause?: unknown): InputError {
  const details = { file: shown, wanted: 'a file that `plumb check --json` or `plumb report` wrote', got: shown, cause }
  return new InputError('not-found', `there is no file ${shown}`, details)
}
