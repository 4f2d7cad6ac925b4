import { expect, test } from 'vitest'
import { hostile } from './example-check.ts'
import { inertCsv, inertHtml, inertJson, inertMarkdown, inertMarkdownCode, inertTerminal, inertXml } from './inert.ts'

test('a terminal gets no escape sequence, bell, line break or direction mark', () => {
  expect(inertTerminal('a\u001b]0;title\u0007b\r\nc\u202ed')).toBe('a\\x1b]0;title\\x07b\\x0d\\x0ac\\u202ed')
})

test('HTML and XML get no tag, entity or open quote, and XML nothing that it cannot hold', () => {
  expect(inertHtml('<img src=x onerror="a">&amp;\'')).toBe('&lt;img src=x onerror=&quot;a&quot;&gt;&amp;amp;&#39;')
  expect(inertXml('a\u0000\ud800\uffffb]]>')).toBe('a\\x00\\ud800\\uffffb]]&gt;')
})

test('Markdown gets no link, mention, reference, HTML, emphasis or table cell', () => {
  expect(inertMarkdown('[a](http://x.test) <b> @you #12 **b** | `c`')).toBe(
    '\\[a\\](http:\u200b//x.test) &lt;b&gt; @\u200byou #\u200b12 \\*\\*b\\*\\* \\| \\`c\\`',
  )
  expect(inertMarkdown('www.x.test mailto:a')).toBe('www\u200b.x.test mailto\u200b:a')
})

test('Markdown code has a fence that its text cannot close', () => {
  expect(inertMarkdownCode('a `b` ``c``')).toBe('``` a `b` ``c`` ```')
  expect(inertMarkdownCode('x | y')).toBe('`x \\| y`')
})

test('CSV gets no formula, and numbers stay numbers', () => {
  expect(inertCsv('=1+1')).toBe(`"'=1+1"`)
  expect(inertCsv('  @SUM(A1)')).toBe(`"'  @SUM(A1)"`)
  expect(inertCsv('＝cmd')).toBe(`"'＝cmd"`)
  expect(inertCsv(-0.5)).toBe('-0.5')
  expect(inertCsv(null)).toBe('')
  expect(inertCsv('say "a", b')).toBe('"say ""a"", b"')
})

test('JSON cannot close the script element that it stands in, and reads back the same', () => {
  const text = inertJson({ text: `</script><!--${hostile}\u2028` })
  expect(text).not.toMatch(/[<>&\u2028]/)
  expect(JSON.parse(text)).toEqual({ text: `</script><!--${hostile}\u2028` })
})
