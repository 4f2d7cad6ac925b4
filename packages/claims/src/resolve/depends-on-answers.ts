import { InputError } from '../errors.ts'
import type { Quantity } from '../language/claim.ts'
import { printQuantity } from '../language/print.ts'
import { nameOf } from '../plan/atoms.ts'
import type { Measure, Need } from '../measures/measure.ts'
import type { Basis } from './resolved.ts'
import type { Scope } from './scope.ts'

/** Needs that a candidate meets, rather than the dataset. */
const ofAnswers: readonly Need[] = [
  'prediction',
  'score',
  'probability',
  'classes',
  'class scores',
  'regression',
  'ranking',
  'repeats',
]

/** Whether it can matter who answers; not to facts of the rows, raters, a judge that is a column. */
export function dependsOnAnswers({ needs, fact }: Measure, { args }: Quantity): boolean {
  const judged = needs.includes('judge') && args.length === 0
  return fact !== true && (judged || needs.some((need) => ofAnswers.includes(need)))
}

/** Refuses to compare candidates on what is the same whoever answers. */
export function requireAnswers(measure: Measure, quantity: Quantity, { placeOf }: Scope): void {
  if (dependsOnAnswers(measure, quantity)) return
  const { parameters } = measure
  const got = printQuantity(quantity)
  const ofSides = parameters.some(({ takes }) => takes === 'side')
  const wanted = ofSides
    ? `the sides by name: A beats B on ${quantity.measure.text}`
    : 'a measure of answers, such as accuracy'
  throw new InputError('wrong-shape', `${got} does not depend on who answers; wanted ${wanted}`, {
    ...placeOf(quantity),
    wanted,
    got,
  })
}

/** Refuses two judges of the same answers: labels of the same people correct both to the same rate. */
export function requireOwnPeople(first: Basis, second: Basis, quantity: Quantity, { placeOf }: Scope): void {
  const [a, b] = [first.quantity, second.quantity]
  if (a.form !== 'judged' || b.form !== 'judged' || nameOf(a.people) !== nameOf(b.people)) return
  const got = `${printQuantity(quantity)} corrected by ${first.said.correctedBy ?? 'the same people'}`
  const wanted = 'people of each candidate, and corrected by people'
  throw new InputError(
    'wrong-shape',
    `${got} is the same rate whoever judges, so it does not depend on who answers; wanted ${wanted}`,
    {
      ...placeOf(quantity),
      wanted,
      got,
    },
  )
}
