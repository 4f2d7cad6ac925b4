import { readEvidence, type Check } from '@plumb/claims'
import { resolve } from 'node:path'
import { isFile } from '../is-file.ts'
import { findProductFile } from '../product-file.ts'
import type { Target } from '../target.ts'
import { evidenceIn } from '../evidence/evidence-in.ts'
import { readEvidenceFile } from '../evidence/read-evidence-file.ts'
import { evidenceName, gitEvidence } from './git-evidence.ts'

/** A stored check to compare with, and what it is called. */
export interface Baseline {
  /** As it was asked for: a file, or a git ref. */
  readonly source: string
  readonly check: Check
}

/** Reads a baseline: a file of that name, or else the evidence.json beside the product file at that git ref. */
export async function readBaseline(source: string, target: Target): Promise<Baseline> {
  const path = resolve(target.cwd, source)
  if (await isFile(path)) {
    const text = await readEvidenceFile(path, source)
    return { source, check: readEvidence(evidenceIn(text, source), source) }
  }
  const { folder } = await findProductFile(target)
  return { source, check: readEvidence(await gitEvidence(source, folder), `${source}:${evidenceName}`) }
}
