// The benchmarks: whole processes against a bare scan by the same engine in the same run. `npm run bench -- --rows 1000000`
import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { bareScan } from './bench/bare-scan.ts'
import { productOf } from './bench/products.ts'
import { interleaved, runMeasured, type Measured } from './bench/run-measured.ts'
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
    cluster: { type: 'boolean', default: false },
  },
})
if (values.scan === undefined) await bench(Number(values.rows))
else await bareScan(values.scan, { cluster: values.cluster })

async function bench(rows: number): Promise<void> {
  const [large, small] = [`log-${rows}.parquet`, 'log-10000.parquet']
  await writeLog(join(folder, large), rows)
  await writeLog(join(folder, small), 10_000)
  const check = (name: string, product: string) => (): Promise<Measured> =>
    runMeasured([plumb, 'check', written(name, product), '--json'])
  const scan =
    (...more: string[]) =>
    (): Promise<Measured> =>
      runMeasured([self, '--scan', join(folder, large), ...more])
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
      scan: scan(),
      check: check('large', productOf(large)),
      clusterScan: scan('--cluster'),
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

function written(name: string, product: string): string {
  const path = join(folder, `${name}.product.yaml`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(path, product)
  return path
}

type Results = Readonly<
  Record<'node' | 'version' | 'quick' | 'report' | 'scan' | 'check' | 'clusterScan' | 'clusterCheck', Measured>
>

function print(rows: number, took: Results): void {
  const { closed, drawn } = timeIntervals()
  const seconds = ({ seconds: time }: Measured): string => `${time.toFixed(2)} s`
  const against = (one: Measured, other: Measured): string =>
    `${(one.seconds / other.seconds).toFixed(2)}x (${seconds(one)} against ${seconds(other)}), in processor time ${(one.processorSeconds / other.processorSeconds).toFixed(2)}x`
  const table = [
    ['what', 'measured', 'bar'],
    [
      `twenty claims on ${rows.toLocaleString('en-US')} rows, against a bare scan`,
      against(took.check, took.scan),
      '2x',
    ],
    ['its peak memory (the bare scan’s)', `${mib(took.check)} (${mib(took.scan)})`, '1,024 MiB'],
    ['eight claims with clusters, against a bare scan', against(took.clusterCheck, took.clusterScan), '3x'],
    ['its peak memory (the bare scan’s)', `${mib(took.clusterCheck)} (${mib(took.clusterScan)})`, '1,024 MiB'],
    ['`plumb check` on 10,000 rows', seconds(took.quick), '0.7 s'],
    ['report of 40 claims, with its check', seconds(took.report), '1 s'],
    ['`plumb --version` (`node -e 0`)', `${seconds(took.version)} (${seconds(took.node)})`, '0.15 s'],
    ['an interval with a closed form', `${closed.toFixed(2)} ms`, '5 ms'],
    ['an interval by draws from 1,024 bins', `${drawn.toFixed(1)} ms`, '100 ms'],
  ]
  const lines = table.map((cells) => `| ${cells.join(' | ')} |`)
  process.stdout.write(`${[lines[0], '|---|---|---|', ...lines.slice(1)].join('\n')}\n\n`)
  process.stdout.write(
    `Medians of whole processes that took turns; Node ${process.versions.node}, ${availableParallelism()} cores.\n`,
  )
}

function mib({ peakMib }: Measured): string {
  return `${Math.round(peakMib).toLocaleString('en-US')} MiB`
}
