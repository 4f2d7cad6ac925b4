import { InputError, type Place } from '../errors.ts'
import { nearestName } from '../language/nearest.ts'
import type { RowView } from '../measures/measure.ts'
import type { Expr, Value } from '../plan/expr.ts'
import { compare, literal, not, same } from '../plan/expressions.ts'
import type { Answers } from './answers.ts'
import { columnFacts, type DatasetContext } from './dataset-context.ts'
import { inTypeOf } from './label.ts'

/**
 * The answers with one class, named in a claim, against the rest: positive means that class.
 *
 * @throws {InputError} `unknown-name` for a class that no label is
 */
export function oneClass(
  answers: Answers,
  className: string | undefined,
  context: DatasetContext,
  place: Place,
): Answers {
  const { label } = answers.view.columns
  if (className === undefined || label === undefined || answers.shape === undefined) return answers
  const values = columnFacts(context, label.name, place).values?.filter((value) => value !== null)
  const positive = inTypeOf(label, className)
  const isKnown = values === undefined || values.length === 0 || values.some((value) => value === positive)
  if (positive === undefined || !isKnown) throw unknownClass(className, values ?? [], place)
  const view = answers.shape.task === 'binary' ? ofTwo(answers, positive, values) : ofSeveral(answers, positive)
  return view === undefined ? answers : { ...answers, view, shape: { task: 'binary', positive } }
}

/** The positive class as it is; the other one where there are two. */
function ofTwo({ view, shape }: Answers, wanted: Value, values: readonly Value[] = []): RowView | undefined {
  if (shape?.positive === wanted) return view
  if (values.length !== 2 || shape?.positive === undefined || !values.includes(shape.positive)) return undefined
  return { ...view, actual: not(view.actual), flagged: not(view.flagged) }
}

function ofSeveral({ view, shape, namesClass }: Answers, wanted: Value): RowView | undefined {
  const { label } = view.columns
  if (shape?.task !== 'multiclass' || !namesClass || label === undefined) return undefined
  const is = (of: Expr): Expr => compare(of, '=', literal(wanted, label.type))
  const [actual, flagged] = [is(view.classes.label), is(view.classes.answer)]
  return { ...view, actual, flagged, correct: same(actual, flagged) }
}

function unknownClass(got: string, values: readonly Value[], place: Place): InputError {
  const nearest = nearestName(got, values.map(String))
  const hint = nearest === undefined ? `; labels are ${values.slice(0, 4).join(', ')}` : `. Nearest: ${nearest}`
  return new InputError('unknown-name', `wanted a class of the label, got ${got}${hint}`, {
    ...place,
    wanted: 'a class of the label',
    got,
    ...(nearest === undefined ? {} : { nearest }),
  })
}
