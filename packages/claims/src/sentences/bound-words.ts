import type { Amount, Claim } from '../language/claim.ts'

/** The bound of a claim as it was written: `90%`, `60% and 80%`. */
export function boundWords({ statement }: Claim): string {
  switch (statement.kind) {
    case 'bound':
      return amountWords(statement.amount)
    case 'between':
      return `${amountWords(statement.low)} and ${amountWords(statement.high)}`
    case 'comparison':
      return statement.by === undefined ? '0' : amountWords(statement.by)
  }
}

function amountWords({ value, unit }: Amount): string {
  return `${value}${unit === undefined ? '' : unit === '%' ? '%' : ` ${unit}`}`
}
