/** What a scan of XML meets, in order. Names come without their prefix, attributes as written. */
export type XmlEvents = Readonly<{
  open: (name: string, attributes: string, empty: boolean) => void
  close: (name: string) => void
  text: (text: string) => void
}>

/** The XML cannot be read: broken, or of a kind that a spreadsheet has no need of. */
export class XmlTrouble extends Error {}

const longest = 2_000_000

/**
 * Reads XML piece by piece. It knows no entities but the five of the standard, takes no DOCTYPE, and keeps no more than
 * one tag and one text in memory: there is nothing in it for a hostile file to blow up.
 */
export class XmlScanner {
  private rest = ''

  constructor(private readonly on: XmlEvents) {}

  write(piece: string): void {
    const buffer = this.rest + piece
    let at = 0
    for (;;) {
      const start = buffer.indexOf('<', at)
      if (start < 0) break
      const end = endOf(buffer, start)
      if (end < 0) break
      if (start > at) this.on.text(plain(buffer.slice(at, start)))
      this.tag(buffer.slice(start, end))
      at = end
    }
    this.rest = buffer.slice(at)
    if (this.rest.length > longest) throw new XmlTrouble('a text or tag is too long')
  }

  private tag(tag: string): void {
    if (tag.startsWith('<![CDATA[')) return this.on.text(tag.slice(9, -3))
    if (tag.startsWith('<?') || tag.startsWith('<!--')) return
    if (tag.startsWith('<!')) throw new XmlTrouble('a DOCTYPE is not taken')
    if (tag.startsWith('</')) return this.on.close(bare(tag.slice(2, -1).trim()))
    const empty = tag.endsWith('/>')
    const inner = tag.slice(1, empty ? -2 : -1)
    const blank = inner.search(/\s/)
    const name = bare(blank < 0 ? inner : inner.slice(0, blank))
    this.on.open(name, blank < 0 ? '' : inner.slice(blank), empty)
    if (empty) this.on.close(name)
  }
}

/** Where the tag that begins at `start` ends, just behind it; -1 when its end has not come yet. */
function endOf(buffer: string, start: number): number {
  const closing = buffer.startsWith('<!--', start)
    ? '-->'
    : buffer.startsWith('<![CDATA[', start)
      ? ']]>'
      : '>'
  // The first letters of a comment may still be on their way.
  if (closing === '>' && buffer[start + 1] === '!' && buffer.length - start < 9) return -1
  let from = start
  for (;;) {
    const end = buffer.indexOf(closing, from)
    if (end < 0) return -1
    if (closing !== '>' || evenQuotes(buffer, start, end)) return end + closing.length
    from = end + 1
  }
}

/** Whether a ">" stands outside of quoted values, where it may lawfully be written. */
function evenQuotes(buffer: string, start: number, end: number): boolean {
  let quote = ''
  for (let at = start; at < end; at += 1) {
    const letter = buffer[at] as string
    if (quote === '' ? letter === '"' || letter === "'" : letter === quote) {
      quote = quote === '' ? letter : ''
    }
  }
  return quote === ''
}

function bare(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

const entities: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
}

function plain(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,4});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name] ?? whole
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
}

/** One attribute of a tag, '' when it has none. */
export function attribute(attributes: string, name: string): string {
  let from = 0
  for (;;) {
    const at = attributes.indexOf(name, from)
    if (at < 0) return ''
    const before = attributes[at - 1]
    const rest = /^\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(attributes.slice(at + name.length))
    if (rest && before !== undefined && /\s/.test(before)) return plain(rest[1] ?? rest[2] ?? '')
    from = at + name.length
  }
}
