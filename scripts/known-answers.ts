// Checks public data sets whose answers are known, and writes docs/known-answers.md: each claim with what was expected
// and what came out. `npm run known-answers -- FOLDER`, the folder that holds a folder for each data set.
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { checkDataSets, dataSetsFile } from './known-answers/check-data-sets.ts'
import { readDataSets } from './known-answers/read-data-sets.ts'
import { knownAnswersText } from './known-answers/report.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string', default: fileURLToPath(new URL('../docs/known-answers.md', import.meta.url)) } },
})
const [folder] = positionals
if (folder === undefined || positionals.length > 1) throw new Error('npm run known-answers -- FOLDER, one folder')

// the script runs as a bundle in a folder beside this one
const dataSets = readDataSets(fileURLToPath(new URL(`../scripts/${dataSetsFile}`, import.meta.url)))
const checked = await checkDataSets(dataSets, resolve(process.env['INIT_CWD'] ?? '.', folder))
writeFileSync(values.out, knownAnswersText(dataSets, checked))
const apart = checked.filter(({ agrees }) => !agrees)
for (const { dataSet, claim, expected, got } of apart) {
  process.stdout.write(`${dataSet}: ${claim}: expected ${expected}, got ${got}\n`)
}
process.stdout.write(`${checked.length - apart.length} of ${checked.length} answers agree: ${values.out}\n`)
if (apart.length > 0) process.exitCode = 1
