import type { ClassScore } from './product.ts'
import type { Path, YamlFile } from './read-yaml.ts'

/** Classes and their columns in file order: an object would put classes such as 10 and 2 in the order of numbers. */
export function readClassScores(
  yaml: YamlFile,
  path: Path,
  entry: Readonly<Record<string, string>>,
): readonly ClassScore[] {
  return yaml.keys(path).flatMap((className) => {
    const column = entry[className]
    return column === undefined ? [] : [{ className, column }]
  })
}
