// How numbers read, in one place: the files beside this one each hold one kind.
export { capitalized, aboutRows, formatCount, formatRows } from './format-rows.ts'
export { formatEstimate, type EstimateToFormat } from './format-estimate.ts'
export { formatPlain, formatValue, type ValueOptions } from './format-value.ts'
export { naturalFrequency, type NaturalFrequency, type ShareRange } from './natural-frequency.ts'
export { step, type Ranged } from './step.ts'
