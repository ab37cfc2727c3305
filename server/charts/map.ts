/** One place on a map: where its link leads, what is printed on it, and its class: 0 palest; null: not known. */
export type Mapped = Readonly<{
  href: string
  name: string
  figure: string
  /** The same in a sentence, for those who hear it. */
  spoken: string
  tone: number | null
}>

type Spot = Readonly<{ row: number; column: number }>
type Drawn = Readonly<{
  href: string
  spoken: string
  figure: string
  tone: string
  lines: readonly Readonly<{ text: string; y: number }>[]
  x: number
  y: number
  figureY: number
}>

/** Tiles of equal size: a layout, not a map. `width` and `height` are those of one tile. */
export type TileMap = Readonly<{
  width: number
  height: number
  tileWidth: number
  tileHeight: number
  tiles: readonly Drawn[]
}>

const sizes = {
  wide: { width: 112, height: 82, gap: 4, letters: 13, line: 15, top: 20 },
  narrow: { width: 50, height: 56, gap: 2, letters: 8, line: 10.5, top: 13 },
} as const

/** Draws the tiles; the narrow form has shorter names, so that they can be read on a phone. */
export function tileMap(
  places: readonly (Mapped & Readonly<{ tile: Spot }>)[],
  size: keyof typeof sizes,
): TileMap {
  const { width, height, gap, letters, line, top } = sizes[size]
  const columns = Math.max(1, ...places.map(({ tile }) => tile.column))
  const rows = Math.max(1, ...places.map(({ tile }) => tile.row))
  return {
    width: columns * (width + gap) - gap,
    height: rows * (height + gap) - gap,
    tileWidth: width,
    tileHeight: height,
    tiles: places.map(({ href, name, figure, spoken, tone, tile }) => {
      const [x, y] = [(tile.column - 1) * (width + gap), (tile.row - 1) * (height + gap)]
      return {
        href,
        spoken,
        figure,
        tone: toneOf(tone),
        lines: nameLines(name, letters).map((text, index) => ({
          text,
          y: y + top + index * line,
        })),
        x,
        y,
        figureY: y + height - (size === 'wide' ? 12 : 8),
      }
    }),
  }
}

/** A name on at most two lines of so many letters. */
export function nameLines(name: string, letters: number): string[] {
  const words = name.split(' ')
  const first: string[] = []
  while (words.length && [...first, words[0]].join(' ').length <= letters) {
    first.push(words.shift() as string)
  }
  if (first.length === 0) first.push(words.shift() ?? '')
  return [first.join(' '), words.join(' ')]
    .filter((text) => text !== '')
    .map((text) => (text.length > letters ? `${text.slice(0, letters - 1)}.` : text))
}

function toneOf(tone: number | null): string {
  return tone === null ? 'unknown' : String(tone)
}

/** The room around a figure that it needs to be read, and that a name needs besides. */
const figureRoom = 15
const nameRoom = 40

/** True boundaries: areas, then what is written on them, then points. */
export type ShapeMap = Readonly<{
  width: number
  height: number
  areas: readonly Readonly<{ href: string; spoken: string; tone: string; path: string }>[]
  /** `size` says from which width of the screen on there is room. */
  labels: readonly Readonly<{
    x: number
    y: number
    tone: string
    figure: string
    name: string | null
    size: 'any' | 'wide'
  }>[]
  dots: readonly Readonly<{ x: number; y: number }>[]
}>

/** Places drawn by their boundaries. A figure without room is left to the table. */
export function shapeMap(
  size: Readonly<{ width: number; height: number }>,
  places: readonly (Mapped &
    Readonly<{ shape: Readonly<{ path: string; x: number; y: number; room: number }> }>)[],
  dots: readonly Readonly<{ x: number; y: number }>[],
): ShapeMap {
  return {
    ...size,
    areas: places.map(({ href, spoken, tone, shape }) => ({
      href,
      spoken,
      tone: toneOf(tone),
      path: shape.path,
    })),
    labels: places.flatMap(({ name, figure, tone, shape }) => {
      if (shape.room < figureRoom) return []
      const named = shape.room >= nameRoom && name.length * 3.4 < shape.room * 1.25
      return [
        {
          x: shape.x,
          y: shape.y + 6,
          tone: toneOf(tone),
          figure,
          name: named ? name : null,
          size: shape.room >= figureRoom * 2 ? ('any' as const) : ('wide' as const),
        },
      ]
    }),
    dots: dots.map(({ x, y }) => ({ x, y })),
  }
}
