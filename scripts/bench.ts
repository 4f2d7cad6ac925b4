// The benchmarks: whole processes against a bare scan by the same engine in the same run. `npm run bench -- --rows 1000000`
// for another number of rows, `npm run bench -- --scale` for wide files, many slices and many files.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { bareScan, scanOfLog } from './bench/bare-scan.ts'
import { productOf } from './bench/products.ts'
import { interleaved, runMeasured, type Measured } from './bench/run-measured.ts'
import { benchScale } from './bench/scale.ts'
import { against, mib, printTable, seconds } from './bench/table.ts'
import { timeIntervals } from './bench/time-intervals.ts'
import { writeLog } from './bench/write-log.ts'

const self = fileURLToPath(import.meta.url)
/** This file runs from `.bench/`, where the data is kept too. */
const folder = fileURLToPath(new URL('.', import.meta.url))
const plumb = join(folder, '../packages/app/bin/plumb.js')

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '10000000' },
    scan: { type: 'string' },
    scale: { type: 'boolean', default: false },
  },
})
if (values.scan !== undefined) await bareScan(values.scan)
else if (values.scale) await benchScale(folder, { check: checkOf, scan: scanBy })
else await bench(Number(values.rows))

async function bench(rows: number): Promise<void> {
  const [large, small] = [`log-${rows}.parquet`, 'log-10000.parquet']
  await writeLog(join(folder, large), rows)
  await writeLog(join(folder, small), 10_000)
  const check = (name: string, product: object) => () => checkOf(name, product)
  const scan = (options: { cluster?: boolean }) => () => scanBy(scanOfLog(join(folder, large), options))
  const starts = await interleaved(
    {
      node: () => runMeasured(['-e', '0'], { memory: false }),
      version: () => runMeasured([plumb, '--version'], { memory: false }),
    },
    9,
  )
  const quick = await interleaved({ check: check('small', productOf(small)), report: report(small) }, 5)
  const long = await interleaved(
    {
      scan: scan({}),
      check: check('large', productOf(large)),
      clusterScan: scan({ cluster: true }),
      clusterCheck: check('clustered', productOf(large, { cluster: true })),
    },
    3,
  )
  print(rows, { ...starts, quick: quick.check, report: quick.report, ...long })
}

/** The process that writes a report of 40 claims on 10,000 rows. */
function report(log: string): () => Promise<Measured> {
  return () =>
    runMeasured([
      plumb,
      'report',
      written('report', productOf(log, { claims: 40 })),
      '--out',
      join(folder, 'report.html'),
    ])
}

function checkOf(name: string, product: object): Promise<Measured> {
  return runMeasured([plumb, 'check', written(name, product), '--json'])
}

function scanBy(sql: string): Promise<Measured> {
  return runMeasured([self, '--scan', sql])
}

function written(name: string, product: object): string {
  const path = join(folder, `${name}.product.yaml`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(path, JSON.stringify(product))
  return path
}

type Results = Readonly<
  Record<'node' | 'version' | 'quick' | 'report' | 'scan' | 'check' | 'clusterScan' | 'clusterCheck', Measured>
>

function print(rows: number, took: Results): void {
  const { closed, drawn } = timeIntervals()
  const many = rows.toLocaleString('en-US')
  printTable(
    ['what', 'measured', 'bar'],
    [
      [`twenty claims on ${many} rows, against a bare scan`, against(took.check, took.scan), '2x'],
      ['its peak memory (the bare scan’s)', `${mib(took.check)} (${mib(took.scan)})`, '1,024 MiB'],
      ['eight claims with clusters, against a bare scan', against(took.clusterCheck, took.clusterScan), '3x'],
      ['its peak memory (the bare scan’s)', `${mib(took.clusterCheck)} (${mib(took.clusterScan)})`, '1,024 MiB'],
      ['`plumb check` on 10,000 rows', seconds(took.quick), '0.7 s'],
      ['report of 40 claims, with its check', seconds(took.report), '1 s'],
      ['`plumb --version` (`node -e 0`)', `${seconds(took.version)} (${seconds(took.node)})`, '0.15 s'],
      ['an interval with a closed form', `${closed.toFixed(2)} ms`, '5 ms'],
      ['an interval by draws from 1,024 bins', `${drawn.toFixed(1)} ms`, '100 ms'],
    ],
  )
}
