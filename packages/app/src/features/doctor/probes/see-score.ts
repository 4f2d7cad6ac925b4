import { StatsError } from '@plumb/stats'
import { quoteName } from '../../../warehouse/quote.ts'
import type { ScoreSignal } from '../examination.ts'
import { areaLimits } from './area-limits.ts'
import type { Probe } from './probe.ts'
import { targetOf } from './target.ts'

/** How the score ranks the label's positive value; undefined without either, or with one class only. */
export async function seeScore(probe: Probe): Promise<ScoreSignal | undefined> {
  const { label, answers } = probe.study
  const target = label?.task === 'binary' ? targetOf(probe.study) : undefined
  if (target === undefined || answers.score === undefined) return undefined
  try {
    return await areaLimits(probe, { value: quoteName(answers.score.column.name), target })
  } catch (cause) {
    if (cause instanceof StatsError) return undefined
    throw cause
  }
}
