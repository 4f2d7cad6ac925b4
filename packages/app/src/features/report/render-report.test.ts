import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { exampleBoard, exampleCheck, exampleClaim, exampleSlice, hostileCheck } from '../../output/example-check.ts'
import { limitations } from './limitations.ts'
import { methodWords } from './method-words.ts'
import { renderReport } from './render-report.ts'

const html = renderReport(exampleBoard())

test('the title carries the verdict', () => {
  expect(html).toContain('<title>Not ready: 2 of 11 promises fail – High-value districts</title>')
  expect(html).toContain('<h1>Not ready: 2 of 11 promises fail and 3 cannot be told yet.</h1>')
})

test('every promise has its verdict, words, picture, range, n and method', () => {
  expect(html.match(/class="plumb-plot"/g)).toHaveLength(11 + 7 + 8)
  expect(html).toContain('<b>80%</b> <span class="rg">(68–88)</span><span class="n">n 60 flagged rows</span>')
  expect(html).toContain('<span class="n m">exact binomial</span>')
  expect(html).toContain('beneath: <span class="v v-fails">')
  expect(html).toContain('Why: Prices are set from the stated chance.')
})

test('nothing is fetched, sent or run', () => {
  expect(html).not.toMatch(/https?:|<img|<iframe|<object|<form|@import|url\(|\bon\w+=|style="/)
  expect(html.match(/<script/g)).toHaveLength(1)
  const style = /<style>([^]*?)<\/style>/.exec(html)?.[1] ?? ''
  const hash = createHash('sha256').update(style).digest('base64')
  expect(html).toContain(
    `content="default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'"`,
  )
})

test('the evidence inside is the check', () => {
  const json = /<script type="application\/json" id="evidence">(.*?)<\/script>/.exec(html)?.[1] ?? ''
  expect(JSON.parse(json)).toEqual(exampleBoard())
})

test('the same check gives the same bytes', () => {
  expect(renderReport(exampleBoard())).toBe(html)
})

test('hostile text stays text', () => {
  const report = renderReport(hostileCheck())
  expect(report.match(/<script/g)).toHaveLength(1)
  expect(report.match(/<\/script>/g)).toHaveLength(1)
  expect(report.search(/(?!\n)\p{Cc}|\u202e/u)).toBe(-1)
  expect(report.includes('&lt;script&gt;alert(1)&lt;/script&gt;')).toBe(true)
})

test('a long list of slices is cut, and the evidence keeps all', () => {
  const slices = Array.from({ length: 100 }, (_, index) => exampleSlice({ where: { shop: index } }))
  const report = renderReport(exampleCheck([exampleClaim({ slices })]))
  expect(report).toContain('And 60 more; the evidence in this file holds them all.')
})

test('a product without promises has a report that says so', () => {
  expect(renderReport(exampleCheck([]))).toContain(
    '<title>Cannot tell: nothing is promised yet – High-value districts</title>',
  )
})

test('limitations are computed from the data', () => {
  const found = limitations(exampleBoard()).map(({ about, text }) => `${about}: ${text}`)
  expect(found).toContain(
    'Lines not read: 3 rows of holdout could not be read: more fields than the header (line 17, 480, 1,211). They are in no number here.',
  )
  expect(found).toContain('Rows set aside: 31 rows of live were set aside: no score.')
  expect(found).toContain(
    'No dates: holdout has no dates, so nothing here says how old it is, or whether anything has changed since.',
  )
  expect(
    found.some((text) =>
      text.startsWith('Slices without evidence: Nothing can be said of 3 of 8 slices: latitude 32–33'),
    ),
  ).toBe(true)
  expect(found.some((text) => text.startsWith('Slices and total disagree: '))).toBe(true)
})

test('rows that many claims set aside are told once', () => {
  const claim = exampleClaim({ excluded: [{ rows: 31, reason: 'no score' }] })
  const found = limitations(exampleCheck([claim, { ...claim, claim: 'recall >= 60%' }], { data: [] }))
  expect(found).toEqual([
    {
      about: 'Rows set aside',
      text: '31 rows of live were set aside: no score.',
      claims: ['precision >= 95%', 'recall >= 60%'],
    },
  ])
})

test('old data is named with its age', () => {
  const found = limitations(exampleCheck([exampleClaim()], { asOf: '2022-06-10T00:00:00.000Z' }))
  expect(found[0]?.text).toBe(
    'The newest row of live is from 9 May 2022, 31 days before this check. What came after is not in it.',
  )
})

test('methods are told in words where words are known', () => {
  expect(methodWords('exact binomial on effective rows')).toContain('Counts yes and no')
  expect(methodWords('jackknife, coverage not proven')).toContain('not proven')
  expect(methodWords('a new one')).toBeNull()
})
