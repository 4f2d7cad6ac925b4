/** SQL that counts the rows where a condition is true, as a number that JavaScript reads. */
export function countWhere(condition: string): string {
  return `count(*) filter (${condition})::double`
}
