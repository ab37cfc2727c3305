/**
 * A chart as plain shapes. A page draws them with classes, so that they follow light and dark; a file is given the
 * same shapes with fixed colours.
 */
export type Drawing = Readonly<{ width: number; height: number; shapes: readonly Shape[] }>

export const tones = [
  'ink',
  'soft',
  'line',
  'faint',
  'strategy-1',
  'strategy-2',
  'strategy-3',
  'target',
  'good',
  'bad',
] as const
export type Tone = (typeof tones)[number]

export type Shape =
  | Readonly<{ kind: 'rect'; x: number; y: number; width: number; height: number; tone: Tone }>
  | Readonly<{ kind: 'path'; d: string; tone: Tone; thick?: number; dashed?: boolean }>
  | Readonly<{ kind: 'dot'; x: number; y: number; radius: number; tone: Tone; hollow?: boolean }>
  | Readonly<{
      kind: 'text'
      x: number
      y: number
      text: string
      size: number
      tone: Tone
      anchor?: 'start' | 'middle' | 'end'
      strong?: boolean
    }>

// On paper: dark enough for a copying machine, and told apart by eyes that see no red.
const colours: Record<Tone, string> = {
  ink: '#17202b',
  soft: '#4e5b6a',
  line: '#8b97a5',
  faint: '#d7dde4',
  'strategy-1': '#1f5f99',
  'strategy-2': '#9a5b00',
  'strategy-3': '#0f766e',
  target: '#6b4fa0',
  good: '#1b6e3c',
  bad: '#a1260d',
}

const escaped: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escape = (text: string) => text.replace(/[&<>"]/g, (sign) => escaped[sign] as string)

/** The drawing as an SVG file of its own: colours and sizes are attributes, for no style sheet goes with it. */
export function svgOf({ width, height, shapes }: Drawing): string {
  const drawn = shapes.map((shape) => {
    const colour = colours[shape.tone]
    switch (shape.kind) {
      case 'rect':
        return `<rect x="${shape.x}" y="${shape.y}" width="${shape.width}" height="${shape.height}" fill="${colour}"/>`
      case 'path':
        return `<path d="${escape(shape.d)}" fill="none" stroke="${colour}" stroke-width="${shape.thick ?? 1}"${
          shape.dashed ? ' stroke-dasharray="4 3"' : ''
        }/>`
      case 'dot':
        return `<circle cx="${shape.x}" cy="${shape.y}" r="${shape.radius}" fill="${
          shape.hollow ? '#ffffff' : colour
        }" stroke="${colour}" stroke-width="1.2"/>`
      case 'text':
        return `<text x="${shape.x}" y="${shape.y}" font-family="Roboto" font-size="${shape.size}"${
          shape.strong ? ' font-weight="bold"' : ''
        } text-anchor="${shape.anchor ?? 'start'}" fill="${colour}">${escape(shape.text)}</text>`
    }
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${drawn.join('')}</svg>`
}
