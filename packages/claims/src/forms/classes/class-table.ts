import type { Value } from '../../plan/expr.ts'
import type { Cell } from '../../profile/fold.ts'
import type { Design } from '../quantity.ts'
import { type SliceView, weigh } from '../slice-view.ts'

/** Where a row stands in the table of label by answer. */
export interface ClassPlace {
  readonly label: number
  readonly answer: number
}

/** Weight by class: rows labelled so, rows answered so, and rows of which both are true. */
export interface ClassMargins {
  readonly labelled: readonly number[]
  readonly answered: readonly number[]
  readonly right: readonly number[]
  readonly total: number
}

/** The table of label by answer in a slice. Classes are indices into `names`; no answer is one, under null. */
export interface ClassTable extends ClassMargins {
  readonly names: readonly Value[]
  /** The place of each cell, in the order of the view. */
  readonly places: readonly ClassPlace[]
}

/** The table of a slice whose cells have the label as their first fine key, and the answer at `answerAt`. */
export function classTable(view: SliceView, design: Design, answerAt = 1): ClassTable {
  const index = new Map<Value, number>()
  const indexOf = (value: Value): number => {
    if (!index.has(value)) index.set(value, index.size)
    return index.get(value)!
  }
  const valueAt = (cell: Cell, at: number): Value => cell.fine[at] ?? null
  const places = view.cells.map((cell) => ({
    label: indexOf(valueAt(cell, 0)),
    answer: indexOf(valueAt(cell, answerAt)),
  }))
  const weights = view.cells.map((cell) => weigh(cell, view, design).weight)
  return { names: [...index.keys()], places, ...marginsOf(places, weights, index.size) }
}

function marginsOf(places: readonly ClassPlace[], weights: readonly number[], size: number): ClassMargins {
  const [labelled, answered, right] = [zeros(size), zeros(size), zeros(size)]
  let total = 0
  for (const [i, { label, answer }] of places.entries()) {
    const weight = weights[i]!
    labelled[label]! += weight
    answered[answer]! += weight
    if (label === answer) right[label]! += weight
    total += weight
  }
  return { labelled, answered, right, total }
}

/** Rows by label and answer: `counts[label][answer]`. */
export function countsOf({ names, places }: ClassTable, { cells }: SliceView): readonly (readonly number[])[] {
  const counts = names.map(() => zeros(names.length))
  for (const [i, { label, answer }] of places.entries()) counts[label]![answer]! += cells[i]!.rows
  return counts
}

/** Classes with a labelled row. */
export function presentClasses({ labelled }: ClassMargins): readonly number[] {
  return [...labelled.keys()].filter((index) => labelled[index]! > 0)
}

function zeros(size: number): number[] {
  return Array.from({ length: size }, () => 0)
}
