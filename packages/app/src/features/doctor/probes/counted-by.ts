import { countWhere } from '../../../warehouse/count-where.ts'
import type { Target } from './target.ts'

/** SQL of the positive rows `p` and the others `n` of each value `v`, among rows that have both a value and a label. */
export function countedBy(value: string, sample: string, { positive, known }: Target): string {
  const counts = `${countWhere(positive)} as p, ${countWhere(`not (${positive})`)} as n`
  return `select ${value} as v, ${counts} from ${sample} where ${known} and (${value}) is not null group by 1`
}
