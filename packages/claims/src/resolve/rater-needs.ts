import type { Need, RoleColumns } from '../measures/measure.ts'
import type { ColumnExpr } from '../plan/expr.ts'
import type { RoleNeed } from './role-needs.ts'

const all = ({ raters }: RoleColumns): readonly ColumnExpr[] => raters

/** What measures of agreement ask of raters. */
export const raterNeeds: Readonly<Partial<Record<Need, RoleNeed>>> = {
  raters: {
    wanted: 'two or more raters (columns: raters: [a, b])',
    columns: all,
    partial: true,
    trouble: (columns) => countTrouble(columns, (count) => count >= 2) ?? typeTrouble(columns),
  },
  'every rater': {
    wanted: 'two or more raters (columns: raters: [a, b])',
    columns: all,
    trouble: (columns) => countTrouble(columns, (count) => count >= 2) ?? typeTrouble(columns),
  },
  'two raters': {
    wanted: 'exactly two raters (columns: raters: [a, b], or as arguments)',
    columns: all,
    trouble: (columns) => countTrouble(columns, (count) => count === 2) ?? typeTrouble(columns),
  },
  'graded raters': {
    wanted: 'ratings that are numbers, so that one is more than another',
    columns: all,
    partial: true,
    numeric: true,
  },
  'raters from zero': {
    wanted: 'ratings of 0 or more',
    columns: all,
    partial: true,
    trouble: ({ raters, extents }) => {
      const below = raters.find(({ name }) => (extents.get(name)?.minimum ?? 0) < 0)
      return below === undefined ? undefined : `${below.name} holds ${extents.get(below.name)!.minimum}`
    },
  },
}

function countTrouble({ raters }: RoleColumns, fits: (count: number) => boolean): string | undefined {
  if (fits(raters.length)) return undefined
  return `there ${raters.length === 1 ? 'is 1 rater' : `are ${raters.length} raters`}`
}

/** Ratings of different types can never be the same. */
function typeTrouble({ raters }: RoleColumns): string | undefined {
  const [first] = raters
  const other = raters.find(({ type }) => type !== first?.type)
  return other === undefined ? undefined : `${first!.name} holds ${first!.type} and ${other.name} ${other.type}`
}
