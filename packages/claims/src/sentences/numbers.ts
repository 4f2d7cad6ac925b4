// How numbers read, in one place: the files beside this one each hold one kind.
export { capitalized, aboutRows, formatCount, formatRows } from './format-rows.ts'
export { formatEstimate } from './format-estimate.ts'
export { formatLevel } from './format-level.ts'
export { formatPlain, formatValue } from './format-value.ts'
export { naturalFrequency } from './natural-frequency.ts'
export { step } from './step.ts'
