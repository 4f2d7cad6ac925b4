import { formatCount } from '@plumb/claims'
import type { Examination } from '../examination.ts'
import type { Finding } from '../finding.ts'
import { named } from '../named.ts'
import { touchedOfAll } from '../touched.ts'

/** A score that ranks the wrong way round, or no better than a coin. */
export function scoreTrouble({ score, study }: Examination): readonly Finding[] {
  const column = study.answers.score?.column
  if (score === undefined || column === undefined || study.label?.positive?.sure === false) return []
  const touched = touchedOfAll(score.rows, Math.max(score.rows, study.facts.rows))
  const area = `area ${score.area.toFixed(2)}, range ${score.low.toFixed(2)} to ${score.high.toFixed(2)}, ${formatCount(score.rows)} rows`
  const label = named([study.label?.column.name ?? ''])
  if (score.high < 0.5) {
    return [
      {
        id: 'score-reversed',
        severity: 'wrong',
        column: column.name,
        ...touched,
        message: `${named([column.name])} is low where ${label} is positive, and high where it is not (${area}).`,
        effect:
          'Either the score says how sure the model is of the other answer, or the positive value is the other one.',
      },
    ]
  }
  if (score.low > 0.5) return []
  return [
    {
      id: 'score-no-better-than-chance',
      severity: 'look',
      column: column.name,
      ...touched,
      message: `${named([column.name])} is not shown to rank ${label} better than a coin (${area}).`,
      effect: 'A score that was joined to the wrong rows looks like this; so does a model that knows nothing.',
    },
  ]
}
