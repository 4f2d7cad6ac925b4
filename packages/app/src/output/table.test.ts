import { expect, test } from 'vitest'
import { exampleBoard, exampleCheck, exampleClaim, exampleSlice, hostileCheck } from './example-check.ts'
import { wantsColour } from './paint.ts'
import { renderTable } from './table.ts'
import { textWidth, wrapped } from './text-width.ts'

const board = renderTable(exampleBoard())

test('the table says what was promised, found, not known, and what to do', () => {
  expect(board).toContain('Not ready: 2 of 11 promises fail and 3 cannot be told yet.')
  expect(board).toContain('✗ fails        precision >= 95% on live in each latitude')
  expect(board).toContain('80% (68–88), n 60 flagged rows · latitude 38–39')
  expect(board).toContain('→ About 660 more rows would settle it.')
  expect(board).toContain('Beneath the waiver: fails.')
  expect(board).toContain('no estimate, n 0 rows')
})

test('the last line sums up and says what the exit code means', () => {
  const last = board.slice(board.indexOf('Of 11:')).replaceAll('\n', ' ')
  expect(last).toBe(
    'Of 11: 5 hold, 2 fail, 2 undecided, 1 without evidence, 1 waived. Exit code 1 (0 all hold or are waived, 1 something fails, 2 nothing fails but something cannot be told, 3 bad input, 4 a fault of Plumb). ',
  )
})

test('one plumb line stands at the same place in every row', () => {
  const plots = board.split('\n').filter((line) => /[●■]/.test(line) && line.includes('n '))
  expect(plots.length).toBe(10)
  expect(new Set(plots.map((line) => line.search(/[│┼]/))).size).toBe(1)
})

test('slices of concern stand beneath a claim that is not holding, at most five', () => {
  expect(board).toContain('latitude 33–34  ◐ undecided    100% (21–100)  n 1   about 72 more would settle it')
  expect(board).toContain('and 3 more')
  const holding = exampleClaim({ verdict: 'holds', slices: [exampleSlice({ verdict: 'holds' })] })
  expect(renderTable(exampleCheck([holding]))).not.toContain('latitude')
})

test('no line is wider than the terminal, at any width', () => {
  for (const columns of [40, 60, 79, 80, 100, 160]) {
    const wide = renderTable(exampleBoard(), { columns })
      .split('\n')
      .filter((line) => textWidth(line) > columns)
    expect(wide).toEqual([])
  }
})

test('colour is given only when asked for', () => {
  expect(board).not.toContain('\u001b')
  expect(renderTable(exampleBoard(), { colour: true })).toContain('\u001b[31m✗ fails')
})

test('colour is wanted on a terminal without NO_COLOR, or where it is forced', () => {
  expect(wantsColour({ isTerminal: true, env: {} })).toBe(true)
  expect(wantsColour({ isTerminal: true, env: { NO_COLOR: '1' } })).toBe(false)
  expect(wantsColour({ isTerminal: false, env: {} })).toBe(false)
  expect(wantsColour({ isTerminal: false, env: { FORCE_COLOR: '1' } })).toBe(true)
  expect(wantsColour({ isTerminal: true, env: { FORCE_COLOR: '0' } })).toBe(false)
  expect(wantsColour({ isTerminal: true, env: { TERM: 'dumb' } })).toBe(false)
})

test('hostile text stays on its line and gives the terminal no order', () => {
  const text = renderTable(hostileCheck())
  expect(text).not.toMatch(/(?!\n)\p{Cc}|\u202e/u)
  expect(text).toContain('\\x1b[31m\\u202e')
})

test('wide letters take two cells, and a long word is broken', () => {
  expect(textWidth('東京e\u0301')).toBe(5)
  expect(wrapped('aaaa bb cccccccc', 5)).toEqual(['aaaa', 'bb', 'ccccc', 'ccc'])
})
