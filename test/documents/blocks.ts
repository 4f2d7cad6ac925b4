/** A fenced block of a document. */
export interface Block {
  readonly file: string
  /** The line of its first fence, from 1. */
  readonly line: number
  readonly language: string
  readonly text: string
  /** The `text` block that follows it with nothing between: what it prints. */
  readonly output?: string
}

/** The fenced blocks of a Markdown text, in order. */
export function blocksOf(file: string, markdown: string): readonly Block[] {
  const lines = markdown.split('\n')
  const blocks: (Block & { readonly end: number })[] = []
  for (let at = 0; at < lines.length; at += 1) {
    const language = /^```(\S*)\s*$/.exec(lines[at] ?? '')?.[1]
    if (language === undefined) continue
    const end = lines.indexOf('```', at + 1)
    if (end < 0) throw new Error(`${file}:${at + 1}: a block that is not closed`)
    blocks.push({ file, line: at + 1, end: end + 1, language, text: lines.slice(at + 1, end).join('\n') })
    at = end
  }
  return blocks.map(({ end, ...block }, i): Block => {
    const next = blocks[i + 1]
    const follows = next?.language === 'text' && lines.slice(end, next.line - 1).every((line) => line.trim() === '')
    return follows && block.language === 'sh' ? { ...block, output: next.text } : block
  })
}

/** Paths that a text names in backquotes: `docs/glossary.md`, `plan/plan.ts`. */
export function pathsOf(markdown: string): readonly string[] {
  const quoted = Array.from(markdown.matchAll(/`([^`\n]+)`/g), ([, text]) => text ?? '')
  return quoted.filter((text) =>
    /^(?:(?:packages|scripts|docs|test|examples)\/[\w./@-]+|[\w/-]+\/[\w.-]+\.ts)$/.test(text),
  )
}

/** Targets of links to files, without the part after `#`. */
export function linksOf(markdown: string): readonly string[] {
  const targets = Array.from(markdown.matchAll(/\]\(([^)\s]+)\)/g), ([, target]) => target ?? '')
  return targets.filter((target) => !/^(?:\w+:|#)/.test(target)).map((target) => target.replace(/#.*$/, ''))
}
