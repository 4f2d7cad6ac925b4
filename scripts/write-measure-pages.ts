// Writes docs/measures/ anew: node scripts/run-typescript.js write-measure-pages.ts
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { measurePages } from './measure-pages.ts'

// the bundle runs from .bench/, one folder below the root, as this file does
const folder = fileURLToPath(new URL('../docs/measures/', import.meta.url))
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
for (const { name, text } of measurePages()) writeFileSync(folder + name, text)
