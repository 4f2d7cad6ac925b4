import { calibrationKs, type ScoreSample } from '@plumb/stats'
import type { Sampled } from './measured.ts'

/** The largest cumulative gap between chances and what happens. */
export function sampledCumulative(sample: ScoreSample, n: number, scale = 1): Sampled {
  return {
    estimate: calibrationKs(sample).estimate,
    n,
    method: `largest cumulative gap, widened by how far chance wanders${sample.clustered ? ', clustered' : ''}`,
    limits: (confidence) => calibrationKs(sample, { confidence, scale }),
    resized: (factor) => sampledCumulative(sample, n * factor, scale * factor),
  }
}
