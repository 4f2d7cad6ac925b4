import { claimId } from '../language/claim-id.ts'
import { parseClaim } from '../language/parse.ts'

/** A claim's words without the number of its bound, from its text; a text that is no claim is its own statement. */
export function statementOf(text: string): string {
  try {
    return claimId(parseClaim(text))
  } catch {
    return text
  }
}

/** The dataset that a claim compares with, where it names one. */
export function comparedDataset(text: string): string | null {
  try {
    const { versus } = parseClaim(text).clauses
    return versus?.kind === 'dataset' ? versus.name.text : null
  } catch {
    return null
  }
}
