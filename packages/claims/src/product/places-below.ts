import type { Places } from './product.ts'
import type { Path, YamlFile } from './read-yaml.ts'

/** Where every value below a path stands, by its keys from there: `columns.label`, `segments.0`. */
export function placesBelow(yaml: YamlFile, path: Path, value: unknown): Places {
  return Object.fromEntries(pathsBelow(value).map((below) => [below.join('.'), yaml.place([...path, ...below])]))
}

function pathsBelow(value: unknown): readonly Path[] {
  if (typeof value !== 'object' || value === null) return []
  const steps = Array.isArray(value) ? [...value.keys()] : Object.keys(value)
  return steps.flatMap((step) => {
    const inner: unknown = (value as Readonly<Record<string | number, unknown>>)[step]
    return [[step], ...pathsBelow(inner).map((below) => [step, ...below])]
  })
}
