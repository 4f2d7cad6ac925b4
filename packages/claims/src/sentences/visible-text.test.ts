import { expect, test } from 'vitest'
import { visibleText } from './visible-text.ts'
import { whereText } from './where-text.ts'

test('escape sequences, line breaks and direction marks become visible', () => {
  expect(visibleText('\u001b[31mred\u001b[0m')).toBe('\\x1b[31mred\\x1b[0m')
  expect(visibleText('a\u202eb\u2066c\nd\u0085')).toBe('a\\u202eb\\u2066c\\x0ad\\x85')
  expect(visibleText('\u{e0041}')).toBe('\\u{e0041}')
})

test('letters of every script and joined emoji stay', () => {
  expect(visibleText('Zürich 東京 שלום 👩‍💻')).toBe('Zürich 東京 שלום 👩‍💻')
})

test('a slice names its columns, and a missing value says so', () => {
  expect(whereText({ country: 'DE', device: null, tag: '' })).toBe('country DE, device (missing), tag (empty)')
})
