/** A level of confidence in words: `95%`, `99.9%`. */
export function formatLevel(confidence: number): string {
  return `${Number((confidence * 100).toFixed(3))}%`
}
