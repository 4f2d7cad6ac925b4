import { neededDatasets, type DatasetFacts, type Product } from '@plumb/claims'
import type { Engine } from '../../warehouse/connection.ts'
import { openDataset, type Trust } from '../../warehouse/relation.ts'
import type { ProductFile } from '../product-file.ts'

/** Datasets as the engine knows them. */
export interface Opened {
  readonly facts: readonly DatasetFacts[]
  readonly relations: ReadonlyMap<string, string>
  /** By dataset. */
  readonly trusts: ReadonlyMap<string, Trust>
}

interface DatasetOptions {
  /** Claims of this stage and those before it. */
  readonly stage?: string
  /** As if it were this time: later labels are not known. */
  readonly asOf?: Date
  /** Further folders that data may be read from. */
  readonly allow: readonly string[]
  /** All columns of the files, instead of those that claims need. */
  readonly columns?: 'all'
  readonly trusting?: boolean
}

/** Opens the datasets that claims speak of, one after the other: each may need the engine's whole memory. */
export async function openDatasets(
  engine: Engine,
  product: Product,
  { folder }: ProductFile,
  { asOf, allow, stage, columns: all, trusting = false }: DatasetOptions,
): Promise<Opened> {
  const facts: DatasetFacts[] = []
  const relations = new Map<string, string>()
  const trusts = new Map<string, Trust>()
  for (const { dataset, columns } of neededDatasets(product, stage)) {
    const opened = await openDataset(engine, dataset, {
      folder,
      allow,
      columns: all ?? columns,
      trusting,
      ...(asOf === undefined ? {} : { asOf }),
    })
    facts.push(opened.facts)
    relations.set(dataset.name, opened.relation)
    trusts.set(dataset.name, opened.trust)
  }
  return { facts, relations, trusts }
}
