import { InputError, type Place } from '../errors.ts'
import type { Name, Span } from '../language/claim.ts'
import { nearestName } from '../language/nearest.ts'
import { placeInText } from '../product/place-in-text.ts'
import type { Candidate, Dataset, Product, StatedClaim } from '../product/product.ts'

/** The claims of a stage and of those before it; all without a stage. */
export function claimsUpTo({ claims, stages }: Product, stage: string | undefined): readonly StatedClaim[] {
  if (stage === undefined) return claims
  const last = stages.indexOf(stage)
  if (last >= 0) return claims.filter((claim) => stages.indexOf(claim.stage) <= last)
  const nearest = nearestName(stage, stages)
  throw new InputError('unknown-name', `there is no stage ${stage}; the stages are ${stages.join(', ')}`, {
    wanted: `one of ${stages.join(', ')}`,
    got: stage,
    ...(nearest === undefined ? {} : { nearest }),
  })
}

/** The dataset that a claim speaks of: named, or the first. */
export function datasetOf(stated: StatedClaim, { datasets }: Product): Dataset {
  const { on } = stated.claim.clauses
  return on === undefined ? datasets[0]! : namedDataset(on, stated, datasets)
}

/** The other dataset of a claim, in `vs`. */
export function versusOf(stated: StatedClaim, { datasets }: Product): Dataset | undefined {
  const { versus } = stated.claim.clauses
  return versus?.kind === 'dataset' ? namedDataset(versus.name, stated, datasets) : undefined
}

/** A candidate by its name, or an error that names the nearest. */
export function candidateNamed(of: Name, candidates: readonly Candidate[], place: Place): Candidate {
  const found = candidates.find(({ name }) => name === of.text)
  if (found !== undefined) return found
  throw unknown(
    'candidate',
    of,
    candidates.map(({ name }) => name),
    place,
  )
}

function namedDataset(name: Name, stated: StatedClaim, datasets: readonly Dataset[]): Dataset {
  const found = datasets.find((dataset) => dataset.name === name.text)
  if (found !== undefined) return found
  throw unknown(
    'dataset',
    name,
    datasets.map((dataset) => dataset.name),
    placeIn(stated, name.at),
  )
}

function unknown(what: string, name: Name, names: readonly string[], place: Place): InputError {
  const nearest = nearestName(name.text, names)
  const hint =
    nearest === undefined ? (names.length > 0 ? `; there is ${names.join(', ')}` : '') : `. Nearest: ${nearest}`
  return new InputError('unknown-name', `wanted a ${what}, got ${name.text}${hint}`, {
    ...place,
    wanted: `a ${what}`,
    got: name.text,
    ...(nearest === undefined ? {} : { nearest }),
  })
}

/** Where a word of a claim stands in the product file. */
export function placeIn(stated: StatedClaim, { start }: Span): Place {
  return placeInText(stated, start)
}
