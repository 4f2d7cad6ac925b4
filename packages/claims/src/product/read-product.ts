import { nearestName } from '../language/nearest.ts'
import type { Costs, Product } from './product.ts'
import type { CostsEntry, DatasetEntry, ProductFile } from './product-file.ts'
import { namedSchema, singleSchema } from './product-schema.ts'
import { readCandidates } from './read-candidates.ts'
import { readDataset } from './read-dataset.ts'
import { readStatedClaims } from './read-stated-claims.ts'
import { readWaivers } from './read-waivers.ts'
import { readYaml, type Path, type YamlFile } from './read-yaml.ts'
import { schemaTrouble } from './schema-trouble.ts'

/**
 * The product that a `product.yaml` describes. Reads no data: whether columns exist and claims fit them is found when
 * the claims are resolved.
 *
 * @param text the file's content, at most 1 MB
 * @param file its name, for errors
 * @throws {InputError} `bad-product`, `unknown-key`, `bad-value`, `bad-claim`, `unknown-name`, always with file, 1-based
 *   line and column, what was wanted and what came; inside a claim the column is that of the word
 */
export function readProduct(text: string, file: string): Product {
  const yaml = readYaml(text, file)
  const { entry, datasets } = isSingle(yaml.value['data']) ? single(yaml) : named(yaml)
  const claims = readStatedClaims(yaml, entry.claims ?? {})
  return {
    name: entry.product,
    file,
    ...(entry.decision === undefined ? {} : { decision: entry.decision }),
    confidence: readConfidence(yaml, entry.confidence),
    seed: entry.seed ?? 0,
    datasets: datasets.map(([path, name, dataset]) => readDataset(yaml, path, name, dataset)),
    candidates: readCandidates(yaml, entry.candidates ?? {}),
    ...(entry.costs === undefined ? {} : { costs: readCosts(entry.costs) }),
    claims,
    stages: yaml.keys(['claims']),
    waivers: readWaivers(yaml, entry.waivers ?? [], claims),
  }
}

type Entry = Omit<ProductFile, 'data'>
type Located = readonly [path: Path, name: string, dataset: DatasetEntry]

interface Read {
  readonly entry: Entry
  readonly datasets: readonly Located[]
}

/** One dataset may stand without a name: `data: { source: … }`. */
function isSingle(data: unknown): boolean {
  if (!isMapping(data)) return false
  if ('source' in data) return !isMapping(data['source'])
  const values = Object.values(data)
  return values.some((value) => !isMapping(value)) && !values.some((value) => isMapping(value) && 'source' in value)
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function single(yaml: YamlFile): Read {
  const { success, data: entry, error } = singleSchema.safeParse(yaml.value)
  if (!success) throw schemaTrouble(yaml, error.issues)
  return { entry, datasets: [[['data'], 'data', entry.data]] }
}

function named(yaml: YamlFile): Read {
  const { success, data: entry, error } = namedSchema.safeParse(yaml.value)
  if (!success) throw schemaTrouble(yaml, error.issues)
  const datasets = yaml.keys(['data']).flatMap((name): readonly Located[] => {
    const dataset = entry.data[name]
    return dataset === undefined ? [] : [[['data', name], name, dataset]]
  })
  if (datasets.length > 0) return { entry, datasets }
  throw yaml.error('bad-product', yaml.keyPlace(['data']), {
    wanted: 'at least one dataset under data',
    got: 'nothing',
  })
}

function readConfidence(yaml: YamlFile, written: number | string | undefined): number {
  if (written === undefined) return 0.95
  const percent = typeof written === 'string' ? /^(\d{1,3}(?:\.\d{1,9})?) *%$/.exec(written)?.[1] : undefined
  const confidence = percent === undefined ? Number(written) : Number((Number(percent) / 100).toPrecision(12))
  if (confidence > 0 && confidence < 1) return confidence
  const nearest =
    confidence > 1 && confidence < 100 ? `${confidence}%` : nearestName(String(written), ['95%', '99%', '90%'])
  throw yaml.error('bad-value', yaml.place(['confidence']), {
    wanted: 'a percent between 0% and 100%, such as 95%',
    got: yaml.shown(['confidence']),
    nearest,
  })
}

function readCosts(entry: CostsEntry): Costs {
  return {
    ...(entry.currency === undefined ? {} : { currency: entry.currency }),
    falsePositive: entry.false_positive,
    falseNegative: entry.false_negative,
    truePositive: entry.true_positive ?? 0,
    trueNegative: entry.true_negative ?? 0,
  }
}
