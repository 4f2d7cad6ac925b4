import type { Parameter } from './measure.ts'

/** Which raters; those of the dataset where none is named. */
export const raterParameters: readonly Parameter[] = [{ name: 'raters', takes: 'columns', optional: true }]

/** `a and b`, `the raters`. */
export function ratersSpoken(args: readonly string[]): string {
  if (args.length === 0 || args[0] === 'raters') return 'the raters'
  return args.length === 1 ? args[0]! : `${args.slice(0, -1).join(', ')} and ${args.at(-1)}`
}

/** How a coefficient reads: 1 is full agreement, 0 what chance gives. */
export function coefficientSpoken(
  { n, rows, value, args }: { n: string; rows: string; value: string; args: readonly string[] },
  does: string,
): string {
  return `On ${n} ${rows}, ${ratersSpoken(args)} agree ${does} by ${value}: 1 is always, 0 is as chance has it.`
}
