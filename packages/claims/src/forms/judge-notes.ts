import { judgeQuality } from '@plumb/stats'
import type { Note } from '../check/check.ts'
import { formatCount } from '../sentences/format-rows.ts'
import { formatPlain } from '../sentences/format-value.ts'
import type { CountedJudge } from './judged.ts'
import { shareOf, type CountedShare } from './share.ts'

/** What stands beside a corrected rate: what the judge says alone, and how well it tells yes from no. */
export function judgeNotes(judge: CountedJudge, labelled: number): readonly Note[] {
  const alone = `The judge alone says ${percentOf(judge.judgeYes)}.`
  if (labelled === 0) return []
  const passed = told(judge.sensitivity, (share) => `passes ${share}`, 'of what people pass')
  const failed = told(judge.specificity, (share) => `fails ${share}`, 'of what people fail')
  const text = `${alone} On ${formatCount(labelled)} labelled rows it ${passed}, and ${failed}.`
  return [{ code: 'judge', text }, ...blindNote(judge)]
}

/** A judge that may do no better than one that does not look. */
function blindNote({ sensitivity, specificity }: CountedJudge): readonly Note[] {
  if (sensitivity === null || specificity === null) return []
  const { informedness } = judgeQuality({ sensitivity: sensitivity.sample, specificity: specificity.sample })
  if (informedness.low > 0) return []
  const text = 'The labels do not show that this judge tells passes from failures: the range rests on the labels alone.'
  return [{ code: 'judge-not-shown', text }]
}

function told(counted: CountedShare | null, does: (share: string) => string, what: string): string {
  return `${counted === null ? 'shows nothing' : does(percentOf(counted))} ${what}`
}

function percentOf(counted: CountedShare | null): string {
  return counted === null ? 'nothing' : formatPlain(Number(shareOf(counted.sample).toFixed(3)), 'share')
}
