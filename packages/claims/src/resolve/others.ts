import { InputError } from '../errors.ts'
import type { Comparison, Name } from '../language/claim.ts'
import type { Product, StatedClaim } from '../product/product.ts'
import { CannotJudge } from './cannot-judge.ts'
import type { Side } from './comparison.ts'
import { placeIn } from './names.ts'
import { rivalName } from './resolved.ts'

const word = 'others'

/** Whether a name means all other candidates; a candidate that is called so keeps its name. */
export function isOthers({ text }: Name, { candidates }: Pick<Product, 'candidates'>): boolean {
  return text.toLowerCase() === word && candidates.every(({ name }) => name !== text)
}

interface Others {
  readonly judged: readonly Side[]
  /** Why the measure cannot judge the rest, in words. */
  readonly unjudged: readonly string[]
}

/** Every candidate but the first, in file order; an error where none is left that the measure can judge. */
export function othersOf(
  { first, second, quantity }: Comparison,
  stated: StatedClaim,
  { candidates }: Product,
  bound: (name: Name) => Side,
): Others {
  const place = placeIn(stated, second.at)
  refuseSliceOfRivals(stated)
  const names = candidates.map(({ name }) => name).filter((name) => name !== first.text)
  if (names.length === 0) {
    throw new InputError(
      'unknown-name',
      `${first.text} is the only candidate, so there are no others to compare with`,
      {
        ...place,
        wanted: 'a product with two candidates or more',
        got: `${first.text} alone`,
      },
    )
  }
  const found = judgedOf(names, (name) => bound({ text: name, at: second.at }))
  if (found.judged.length > 0) return found
  throw new InputError(
    'wrong-shape',
    `no other candidate can be judged on ${quantity.measure.text}: not ${found.unjudged.join('; not ')}`,
    {
      ...place,
      wanted: 'another candidate that the measure can judge',
      got: names.join(', '),
    },
  )
}

/** Those that the measure can judge, and why it cannot judge the rest; a column of the wrong type is still an error. */
export function judgedOf(names: readonly string[], bound: (name: string) => Side): Others {
  const judged: Side[] = []
  const unjudged: string[] = []
  for (const name of names) {
    try {
      judged.push(bound(name))
    } catch (error) {
      if (!(error instanceof CannotJudge)) throw error
      unjudged.push(`${name}, since ${error.message}`)
    }
  }
  return { judged, unjudged }
}

/** Rivals are told apart by `candidate`, so that a column of this name would hide them. */
function refuseSliceOfRivals(stated: StatedClaim): void {
  const column = stated.claim.clauses.each?.find(({ text }) => text === rivalName)
  if (column === undefined) return
  throw new InputError(
    'bad-claim',
    `a claim against others lists its rivals by ${rivalName}, so a column of that name cannot slice it; name one rival`,
    { ...placeIn(stated, column.at), wanted: `a column that is not called ${rivalName}`, got: rivalName },
  )
}
