import { claimId } from '../language/claim-id.ts'
import { parseClaim } from '../language/parse.ts'
import type { StatedClaim } from './product.ts'
import type { ClaimEntry } from './product-file.ts'
import { readText } from './read-text.ts'
import type { Path, YamlFile } from './read-yaml.ts'

/**
 * The claims of a product file in file order, each with its id: the written one, else its words without the number of
 * its bound, with `-2` and so on when an earlier claim has the same words.
 */
export function readStatedClaims(
  yaml: YamlFile,
  stages: Readonly<Record<string, readonly ClaimEntry[] | null>>,
): readonly StatedClaim[] {
  const located = yaml
    .keys(['claims'])
    .flatMap((stage) =>
      (stages[stage] ?? []).map((entry, i): Located => ({ stage, entry, path: ['claims', stage, i] })),
    )
  const taken = writtenIds(yaml, located)
  return located.map((each) => readStatedClaim(yaml, each, taken))
}

interface Located {
  readonly stage: string
  readonly entry: ClaimEntry
  readonly path: Path
}

function writtenIds(yaml: YamlFile, located: readonly Located[]): Set<string> {
  const ids = new Set<string>()
  for (const { entry, path } of located) {
    const id = writtenId(entry)
    if (id !== undefined && ids.has(id)) {
      throw yaml.error('bad-value', yaml.place([...path, 'id']), { wanted: 'an id of its own', got: `${id} again` })
    }
    if (id !== undefined) ids.add(id)
  }
  return ids
}

function readStatedClaim(yaml: YamlFile, { stage, entry, path }: Located, taken: Set<string>): StatedClaim {
  const [value, at] = typeof entry === 'string' ? [entry, path] : [entry.claim, [...path, 'claim']]
  const { parsed: claim, ...written } = readText(yaml, at, value, parseClaim)
  const id = writtenId(entry)
  const why = typeof entry === 'string' ? undefined : entry.why
  return {
    id: id ?? freeId(claimId(claim), taken),
    idIsWritten: id !== undefined,
    stage,
    ...written,
    claim,
    ...(why === undefined ? {} : { why }),
  }
}

function writtenId(entry: ClaimEntry): string | undefined {
  return typeof entry === 'string' ? undefined : entry.id
}

function freeId(words: string, taken: Set<string>): string {
  let id = words
  for (let copy = 2; taken.has(id); copy++) id = `${words}-${copy}`
  taken.add(id)
  return id
}
