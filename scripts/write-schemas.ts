// Writes packages/claims/schema/ anew: node scripts/run-typescript.js write-schemas.ts
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { schemas } from './schemas.ts'

// the bundle runs from .bench/, one folder below the root, as this file does
const folder = fileURLToPath(new URL('../packages/claims/schema/', import.meta.url))
mkdirSync(folder, { recursive: true })
for (const { name, text } of schemas()) writeFileSync(folder + name, text)
