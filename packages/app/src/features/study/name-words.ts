/**
 * The words of a column's or file's name, in lower case.
 *
 * @example
 * nameWords('y_pred_proba') // => ['y', 'pred', 'proba']
 * nameWords('PassengerId') // => ['passenger', 'id']
 */
export function nameWords(name: string): readonly string[] {
  return name
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}

/** A set of words from a text. */
export function wordSet(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/).filter((word) => word !== ''))
}
