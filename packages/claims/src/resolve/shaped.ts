import type { Quantity } from '../language/claim.ts'
import type { Args, Measure } from '../measures/measure.ts'
import type { Answers } from './answers.ts'
import type { Exclusion } from './exclusions.ts'
import { judgingOf } from './judging.ts'
import { ratingsOf } from './role-columns.ts'
import type { Scope } from './scope.ts'
import { checkSide } from './side-of.ts'

interface Shaped {
  readonly measure: Measure
  readonly answers: Answers
  readonly exclusions: readonly Exclusion[]
}

/** What arguments say of the shape: raters by name, a word that asks for more, a side, a judge. */
export function shaped(measure: Measure, quantity: Quantity, args: Args, scope: Scope, answers: Answers): Shaped {
  const rated = ratedBy(measure, args, scope, answers)
  const takes = measure.parameters.map((parameter) => parameter.takes)
  if (takes.includes('side') && args.className !== undefined) {
    checkSide(args.className, rated.view.columns, scope.context, scope.placeOf(quantity))
  }
  const { judge, exclusions } = judgingOf(measure, quantity, args, scope, rated)
  return {
    measure: { ...measure, needs: [...measure.needs, ...wordNeeds(measure, args)] },
    answers: judge === undefined ? rated : { ...rated, view: { ...rated.view, judge } },
    exclusions,
  }
}

/** Columns as arguments are the raters, whatever the dataset names. */
function ratedBy({ parameters }: Measure, { columns }: Args, { context }: Scope, answers: Answers): Answers {
  const takesRaters = parameters.some(({ takes }) => takes === 'columns') && parameters.at(-1)?.name === 'raters'
  if (!takesRaters || columns.length === 0) return answers
  const ratings = ratingsOf(
    columns.map(({ name }) => name),
    context,
  )
  return { ...answers, view: { ...answers.view, columns: { ...answers.view.columns, raters: columns, ratings } } }
}

function wordNeeds({ parameters }: Measure, { word }: Args): Measure['needs'] {
  return word === undefined ? [] : parameters.flatMap(({ words }) => words?.[word] ?? [])
}
