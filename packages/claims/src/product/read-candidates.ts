import { parseCondition } from '../language/parse.ts'
import { placesBelow } from './places-below.ts'
import type { Candidate } from './product.ts'
import type { CandidateEntry } from './product-file.ts'
import { readClassScores } from './read-class-scores.ts'
import { readText } from './read-text.ts'
import type { Path, YamlFile } from './read-yaml.ts'

/** The candidates of a product file, in file order; each has one of score, prediction, scores and when. */
export function readCandidates(
  yaml: YamlFile,
  entries: Readonly<Record<string, CandidateEntry>>,
): readonly Candidate[] {
  return yaml.keys(['candidates']).flatMap((name) => {
    const entry = entries[name]
    return entry === undefined ? [] : [readCandidate(yaml, ['candidates', name], name, entry)]
  })
}

function readCandidate(yaml: YamlFile, path: Path, name: string, entry: CandidateEntry): Candidate {
  checkAnswer(yaml, path, entry)
  const { score, prediction, scores, when, threshold, cost_per_call: costPerCall, unanswered, people } = entry
  return {
    name,
    at: yaml.keyPlace(path),
    ...(score === undefined ? {} : { score }),
    ...(prediction === undefined ? {} : { prediction }),
    ...(scores === undefined ? {} : { scores: readClassScores(yaml, [...path, 'scores'], scores) }),
    ...(when === undefined ? {} : { when: readWhen(yaml, [...path, 'when'], when) }),
    ...(threshold === undefined ? {} : { threshold }),
    ...(costPerCall === undefined ? {} : { costPerCall }),
    ...(unanswered === undefined ? {} : { unanswered }),
    ...(people === undefined ? {} : { people }),
    places: placesBelow(yaml, path, entry),
  }
}

function readWhen(yaml: YamlFile, path: Path, value: string): NonNullable<Candidate['when']> {
  const { parsed: condition, ...written } = readText(yaml, path, value, parseCondition)
  return { ...written, condition }
}

function checkAnswer(yaml: YamlFile, path: Path, entry: CandidateEntry): void {
  const ways = (['score', 'prediction', 'scores', 'when'] as const).filter((way) => entry[way] !== undefined)
  if (ways.length !== 1) {
    const got = ways.length === 0 ? 'none of them' : ways.join(' and ')
    const place = yaml.keyPlace([...path, ...ways.slice(1, 2)])
    throw yaml.error('bad-value', place, { wanted: 'one of score, prediction, scores and when', got })
  }
  if (entry.threshold === undefined || entry.score !== undefined) return
  throw yaml.error('bad-value', yaml.keyPlace([...path, 'threshold']), {
    wanted: 'a threshold only beside score',
    got: `threshold beside ${ways.join()}`,
  })
}
