import { inflateSync } from 'node:zlib'

/**
 * The text of each page of a PDF, read without the library that wrote it: streams are unpacked, glyphs looked up in the
 * tables that every font carries for whoever copies text out.
 */
export function pdfPages(bytes: Buffer): string[] {
  const { objects, streams, pages } = partsOf(bytes)
  return pages.map((page) => {
    const resources = inside(objects, page, 'Resources')
    const fonts = inside(objects, resources, 'Font')
    const glyphs = new Map<string, Map<string, string>>()
    for (const [, name = '', id = ''] of fonts.matchAll(/\/(\w+) (\d+) 0 R/g)) {
      const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id) ?? '')?.[1]
      glyphs.set(name, lettersOf(streams.get(map ?? '') ?? ''))
    }
    const content = streams.get(/\/Contents (\d+) 0 R/.exec(page)?.[1] ?? '') ?? ''
    let letters = new Map<string, string>()
    const words: string[] = []
    for (const [, font, shown] of content.matchAll(/\/(\w+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
      if (font) letters = glyphs.get(font) ?? new Map()
      else {
        const codes = [...(shown ?? '').matchAll(/<([0-9a-f]+)>/g)].flatMap(
          ([, hex = '']) => hex.match(/.{4}/g) ?? [],
        )
        words.push(codes.map((code) => letters.get(code) ?? '�').join(''))
      }
    }
    return words.join(' ').replace(/ +/g, ' ')
  })
}

/** What stands behind a name of a dictionary: in place, or as another object. */
function inside(objects: Map<string, string>, head: string, name: string): string {
  const id = new RegExp(`/${name} (\\d+) 0 R`).exec(head)?.[1]
  return id ? (objects.get(id) ?? '') : head.slice(Math.max(0, head.indexOf(`/${name}`)))
}

function lettersOf(map: string): Map<string, string> {
  const letters = new Map<string, string>()
  const range = /<([0-9a-f]{4})> <([0-9a-f]{4})> \[([^\]]*)\]/g
  for (const [, from = '', , list = ''] of map.matchAll(range)) {
    list.match(/<[0-9a-f ]+>/g)?.forEach((hex, index) => {
      const code = (Number.parseInt(from, 16) + index).toString(16).padStart(4, '0')
      const units = hex.match(/[0-9a-f]{4}/g) ?? []
      letters.set(code, String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16))))
    })
  }
  return letters
}

function partsOf(bytes: Buffer) {
  const objects = new Map<string, string>()
  const streams = new Map<string, string>()
  const raw = bytes.toString('latin1')
  for (const [, id = '', body = ''] of raw.matchAll(/(?:^|\n)(\d+) 0 obj\n(.*?)\nendobj/gs)) {
    const [head = '', rest] = body.split('stream\n')
    objects.set(id, head)
    if (rest === undefined) continue
    const data = Buffer.from(rest.replace(/\nendstream$/, ''), 'latin1')
    streams.set(id, (head.includes('FlateDecode') ? inflateSync(data) : data).toString('latin1'))
  }
  const pages = [...objects.values()].filter((head) => /\/Type \/Page\b(?!s)/.test(head))
  return { objects, streams, pages }
}

/** A piece of a PDF's structure: its kind alone, or with the pieces inside it. */
type Piece = string | [kind: string, ...Piece[]]

/** The structure that a PDF is read aloud by, from its root down. */
export function pdfStructure(bytes: Buffer): Piece {
  const { objects } = partsOf(bytes)
  const root = [...objects.values()].find((head) => head.includes('/Type /StructTreeRoot')) ?? ''
  const kidsOf = (head: string) =>
    [...(/\/K \[(.*?)\]/s.exec(head)?.[1] ?? '').matchAll(/(\d+) 0 R(?![^<]*>>)/g)].map(
      ([, id = '']) => objects.get(id) ?? '',
    )
  const pieceOf = (head: string): Piece => {
    const kind = /\/S \/(\w+)/.exec(head)?.[1] ?? '?'
    const inside = kidsOf(head).map(pieceOf)
    return inside.length ? [kind, ...inside] : kind
  }
  return kidsOf(root).map(pieceOf)[0] ?? ''
}

/** What pages draw outside of everything that is marked as a piece or as decoration. */
export function unmarked(bytes: Buffer): string[] {
  const { streams, pages } = partsOf(bytes)
  return pages.flatMap((page) => {
    const content = streams.get(/\/Contents (\d+) 0 R/.exec(page)?.[1] ?? '') ?? ''
    let depth = 0
    return content.split('\n').filter((line) => {
      if (/B[DM]C$/.test(line)) depth += 1
      else if (line === 'EMC') depth -= 1
      return depth === 0 && /(^| )(TJ|Tj|f\*?|S|B\*?|Do)$/.test(line)
    })
  })
}
