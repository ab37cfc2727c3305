import type { Content } from 'pdfmake'

type Role =
  | 'P'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'H4'
  | 'Table'
  | 'Caption'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Figure'

type Details = Readonly<{
  /** A picture in words. */
  alt?: string
  attributes?: Readonly<Record<string, string | number>>
  /** It is drawn again on every sheet that its table goes on to, and said only once. */
  again?: boolean
}>

/** One piece of what a paper means, beside how it looks, for whoever has it read aloud. Pieces stand in reading order. */
export type Part = Details & Readonly<{ role: Role; whole: Part | null; pieces: Part[] }>

/** A new piece, the last one inside of `whole` where that is given. */
export function partOf(role: Role, whole: Part | null = null, details: Details = {}): Part {
  const part: Part = { role, whole, pieces: [], ...details }
  whole?.pieces.push(part)
  return part
}

/** A cell of a table, with how far it reaches; those of the headings are drawn again on every sheet. */
export function cellPart(
  row: Part,
  role: 'TH' | 'TD',
  { across = 1, down = 1, again = false }: { across?: number; down?: number; again?: boolean } = {},
): Part {
  const attributes = {
    O: 'Table',
    ...(across > 1 && { ColSpan: across }),
    ...(down > 1 && { RowSpan: down }),
    ...(role === 'TH' && { Scope: 'Column' }),
  }
  return partOf(role, row, { attributes, again })
}

/** Words as the text of a node, which say what piece they are. What says nothing is drawn as decoration. */
export function told(part: Part, text: string): Content[] {
  return [{ text, part } as Content]
}

// The library lays out and draws, and knows nothing of structure; the document it draws on does. So the one that draws
// is told what each line and picture is. These are the few of its methods that this needs.

type Element = Readonly<{
  dictionary: Readonly<{ data: Record<string, unknown> }>
  add: (child: unknown) => unknown
}>

type Structured = Readonly<{
  page: object
  struct: (role: string, options?: Readonly<{ alt?: string | undefined }>) => Element
  addStructure: (element: Element) => unknown
  markStructureContent: (role: string) => unknown
  markContent: (tag: string, options: Readonly<{ type: string }>) => unknown
  endMarkedContent: () => unknown
}>

type Line = Readonly<{ inlines: readonly Readonly<{ part?: Part }>[] }>
type Picture = Readonly<{ part?: Part }>

interface Renderer {
  readonly pdfDocument: Structured
  renderLine: (line: Line, x: number, y: number) => void
  renderVector: (vector: object) => void
  renderSVG: (picture: Picture) => void
}

let drawn = false

/** From now on papers are drawn with their structure, where `tagged` asks for it. */
export function drawStructure(): void {
  if (drawn) return
  drawn = true
  const { prototype } = (require('pdfmake/js/Renderer') as { default: { prototype: Renderer } })
    .default
  const { renderLine, renderVector, renderSVG } = prototype
  prototype.renderLine = function (line, x, y) {
    structureOf(this).mark(line.inlines[0]?.part, () => renderLine.call(this, line, x, y))
  }
  prototype.renderVector = function (vector) {
    structureOf(this).mark(undefined, () => renderVector.call(this, vector))
  }
  prototype.renderSVG = function (picture) {
    structureOf(this).mark(picture.part, () => renderSVG.call(this, picture))
  }
}

const structures = new WeakMap<Renderer, Structure>()

function structureOf(renderer: Renderer): Structure {
  const known = structures.get(renderer)
  if (known) return known
  const made = new Structure(renderer.pdfDocument)
  structures.set(renderer, made)
  return made
}

/** The tree of one document: its pieces, each with the places on its sheets where it is drawn. */
class Structure {
  private readonly root: Element
  private readonly elements = new Map<Part, Element>()
  private readonly pages = new Map<Part, object>()

  constructor(private readonly document: Structured) {
    this.root = document.struct('Document')
    document.addStructure(this.root)
  }

  /** What `draw` draws is this piece; decoration where it is none, or was said on an earlier sheet. */
  mark(part: Part | undefined, draw: () => void): void {
    const { document, pages } = this
    const said = part?.again && (pages.get(part) ?? document.page) !== document.page
    if (!part || said) {
      document.markContent('Artifact', { type: part ? 'Pagination' : 'Layout' })
    } else {
      pages.set(part, document.page)
      this.elementOf(part).add(document.markStructureContent(part.role))
    }
    draw()
    document.endMarkedContent()
  }

  /** A piece comes into the tree with all it belongs to, so that rows keep even their empty cells. */
  private elementOf(part: Part): Element {
    if (!this.elements.has(part)) {
      let whole = part
      while (whole.whole) whole = whole.whole
      this.root.add(this.make(whole))
    }
    return this.elements.get(part) as Element
  }

  private make(part: Part): Element {
    const element = this.document.struct(part.role, { alt: part.alt })
    if (part.attributes) element.dictionary.data['A'] = part.attributes
    this.elements.set(part, element)
    for (const piece of part.pieces) element.add(this.make(piece))
    return element
  }
}
