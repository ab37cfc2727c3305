import type { Sharp, SharpOptions } from 'sharp'

/** Pixels of the largest photo taken: a phone's 50 megapixels, no more. */
const mostPixels = 51_000_000
const longestSide = 2000
const smallSide = 320

export type Photo =
  Readonly<{ ok: true; bytes: Buffer }> | Readonly<{ ok: false; why: PhotoTrouble }>
export type PhotoTrouble = 'unreadable' | 'moving' | 'too_many_pixels'

// Decoding takes tens of megabytes: one picture at a time, and on one thread, so that pages go on meanwhile.
let turn: Promise<unknown> = Promise.resolve()
function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  const mine = turn.then(work)
  turn = mine.catch(() => undefined)
  return mine
}

// Loaded with the first picture: most days of a quarter nobody sends one.
async function open(bytes: Buffer, options: SharpOptions): Promise<Sharp> {
  const { default: sharp } = await import('sharp')
  sharp.cache(false)
  sharp.concurrency(1)
  return sharp(bytes, { failOn: 'error', ...options })
}

/**
 * Draws a photo anew as JPEG: upright, at most 2000 pixels a side, without the place, device and time that phones hide
 * in it, and without whatever else the file carried.
 */
export function redraw(bytes: Buffer): Promise<Photo> {
  return inTurn(async () => {
    try {
      // Reads the header only; the size it claims is checked before anything is unpacked.
      const claims = await (await open(bytes, { limitInputPixels: false })).metadata()
      if ((claims.pages ?? 1) > 1) return { ok: false, why: 'moving' }
      if (claims.width * claims.height > mostPixels) return { ok: false, why: 'too_many_pixels' }
      const picture = await open(bytes, { limitInputPixels: mostPixels })
      const drawn = await picture
        .timeout({ seconds: 20 })
        .autoOrient()
        .resize({
          width: longestSide,
          height: longestSide,
          fit: 'inside',
          withoutEnlargement: true,
        })
        .flatten({ background: '#ffffff' })
        .jpeg({ quality: 80 })
        .toBuffer()
      return { ok: true, bytes: drawn }
    } catch {
      return { ok: false, why: 'unreadable' }
    }
  })
}

/** A small copy for lists, of a photo that redraw() made. */
export function shrink(bytes: Buffer): Promise<Buffer> {
  return inTurn(async () =>
    (await open(bytes, { limitInputPixels: mostPixels }))
      .resize({ width: smallSide, height: smallSide, fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: 70 })
      .toBuffer(),
  )
}
