import { brotliCompressSync, constants, crc32, deflateRawSync, gzipSync } from 'node:zlib'
import type { Request, Response } from 'express'

/** A piece of a page that many pages share, packed when it was made: repacking it for each would cost as much as all else. */
export type Part = Readonly<{ plain: Buffer; deflated: Buffer }>

/** A page in the order of its pieces. */
export type Piece = Buffer | Part

export function partOf(html: string): Part {
  const plain = Buffer.from(html)
  return { plain, deflated: deflated(plain, 9) }
}

// Below, packing saves no packet on the line; above, it would hold up everybody else's page.
const least = 1024
const most = 512 * 1024

/**
 * Sends a whole page, packed as the browser can take it. A page is at hand in one piece: packing it here and now takes
 * half a millisecond, where handing it to another thread in chunks and waiting for each costs the processor twice that.
 * What is very large is left to the compressing stream.
 */
export function sendPacked(req: Request, res: Response, pieces: readonly Piece[]): void {
  res.type('html')
  const size = pieces.reduce((sum, piece) => sum + plainOf(piece).length, 0)
  const coding = size < least || size > most ? undefined : codingOf(req, pieces)
  const bytes = coding ? packers[coding](pieces) : whole(pieces)
  if (size >= least) res.vary('Accept-Encoding')
  if (coding) {
    res.setHeader('Content-Encoding', coding)
    res.setHeader('Content-Length', bytes.length)
  }
  res.end(bytes)
}

function codingOf(req: Request, pieces: readonly Piece[]): 'br' | 'gzip' | undefined {
  // What is packed already is packed as gzip; for the rest Brotli is smaller.
  if (isLoose(pieces) && req.acceptsEncodings('br')) return 'br'
  return req.acceptsEncodings('gzip') ? 'gzip' : undefined
}

/** Whether nothing of it is packed already. */
function isLoose(pieces: readonly Piece[]): boolean {
  return pieces.every((piece) => Buffer.isBuffer(piece))
}

const packers = {
  br: (pieces: readonly Piece[]) => {
    const plain = whole(pieces)
    return brotliCompressSync(plain, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 4,
        [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
      },
    })
  },
  gzip: (pieces: readonly Piece[]) =>
    isLoose(pieces) ? gzipSync(whole(pieces), { level: 5 }) : joined(pieces),
} as const

/**
 * One gzip member (RFC 1952) out of pieces that were deflated each for itself: every piece ends on a whole byte with a
 * block that is not the last, and an empty last block closes them.
 */
function joined(pieces: readonly Piece[]): Buffer {
  let sum = 0
  let length = 0
  const packed: Buffer[] = [Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255])]
  for (const piece of pieces) {
    const plain = plainOf(piece)
    sum = crc32(plain, sum)
    length += plain.length
    packed.push(Buffer.isBuffer(piece) ? deflated(piece, 5) : piece.deflated)
  }
  const end = Buffer.from([3, 0, 0, 0, 0, 0, 0, 0, 0, 0])
  end.writeUInt32LE(sum, 2)
  end.writeUInt32LE(length, 6)
  return Buffer.concat([...packed, end])
}

function deflated(plain: Buffer, level: number): Buffer {
  return deflateRawSync(plain, { level, finishFlush: constants.Z_SYNC_FLUSH })
}

function whole(pieces: readonly Piece[]): Buffer {
  return pieces.length === 1 ? plainOf(pieces[0] as Piece) : Buffer.concat(pieces.map(plainOf))
}

function plainOf(piece: Piece): Buffer {
  return Buffer.isBuffer(piece) ? piece : piece.plain
}
