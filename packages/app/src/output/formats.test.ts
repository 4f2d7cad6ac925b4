import { expect, test } from 'vitest'
import { renderCsv } from './csv.ts'
import { exampleBoard, exampleCheck, exampleClaim, exampleSlice, hostileCheck } from './example-check.ts'
import { renderJunit } from './junit.ts'
import { renderMarkdown } from './markdown.ts'

test('JUnit tells failing from not known, and shows a waiver as skipped', () => {
  const xml = renderJunit(exampleBoard())
  expect(xml).toContain(
    '<testsuites name="High-value districts" tests="11" failures="2" errors="3" skipped="1" time="0">',
  )
  expect(xml).toContain(
    '<testsuite name="live" tests="4" failures="1" errors="1" skipped="0" time="0" timestamp="2022-05-10T08:00:00">',
  )
  expect(xml).toContain('<failure type="fails" message="At latitude 38–39')
  expect(xml).toContain('<error type="no-evidence" message="No estimate: latency_ms is empty in all 8,232 rows.">')
  expect(xml).toContain('<skipped message="waived; beneath: fails.')
  expect(xml.match(/<testcase /g)).toHaveLength(11)
})

test('JUnit stays well formed whatever the data says', () => {
  const xml = renderJunit(hostileCheck())
  expect(xml).not.toContain('<script')
  expect(xml.replaceAll(/<[^<>]*>/g, '')).not.toMatch(/[<>]/)
  expect(xml).not.toMatch(/(?!\n)\p{Cc}|\u202e/u)
})

test('Markdown has a table by stage and says what to do about what is not kept', () => {
  const text = renderMarkdown(exampleBoard())
  expect(text).toContain('## High-value districts: Not ready: 2 of 11 promises fail and 3 cannot be told yet')
  expect(text).toContain('| ❌ fails | `calibration_error <= 5 points` | 9.4 points (8.5–10.3) | n 5,832 rows |')
  expect(text).toContain('⏸ waived, beneath: fails')
  expect(text).toContain('**What to do:** About 660 more rows would settle it.')
  expect(text).toContain('- latitude 33–34: undecided, 100% (21–100), n 1; about 72 more would settle it')
})

test('Markdown gives data no life', () => {
  const text = renderMarkdown(hostileCheck())
  const outside = text.replaceAll(/``.*?``/g, '')
  expect(outside).not.toMatch(/<script|@everyone|[^\\]\[a|http:\/\/|#12/)
  expect(text).not.toMatch(/(?!\n)\p{Cc}|\u202e/u)
})

test('CSV has a line for each claim and each slice, with unrounded numbers', () => {
  const claim = exampleClaim({
    estimate: 0.8123456789,
    slices: [exampleSlice(), exampleSlice({ estimate: null, low: null, high: null })],
  })
  const lines = renderCsv(exampleCheck([claim]))
    .trimEnd()
    .split('\r\n')
  expect(lines).toHaveLength(4)
  expect(lines[1]).toContain('0.8123456789,0.68,0.88,0.95,60')
  expect(lines[3]).toContain('"latitude 38–39",fails,,,,,0.95,60')
})

test('CSV gives a spreadsheet nothing to compute', () => {
  for (const field of renderCsv(hostileCheck()).matchAll(/(?:^|,)"?([=+@-])/gm)) expect(field).toBeNull()
})
