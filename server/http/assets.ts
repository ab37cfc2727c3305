import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { extname, join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { RequestHandler } from 'express'
import { projectRoot } from '../root'

type Asset = Readonly<{ type: string; plain: Buffer; br?: Buffer; gzip?: Buffer }>

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
}

const folder = join(projectRoot, 'views', 'assets')
const byUrl = new Map<string, Asset>()
const urls = new Map<string, string>()

function hashed(name: string, bytes: Buffer): string {
  const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 6)
  const ending = extname(name)
  return `/assets/${name.slice(0, -ending.length)}.${hash}${ending}`
}

/** The parts of the stylesheet that belong to one noun's pages, in views/assets/look, put behind the common look. */
function lookOfNouns(): Buffer {
  const parts = join(folder, 'look')
  return Buffer.concat(
    readdirSync(parts)
      .sort()
      .map((name) => readFileSync(join(parts, name))),
  )
}

function take(name: string): void {
  const type = types[extname(name)]
  if (!type) return
  let plain = readFileSync(join(folder, name))
  // One file on the wire: on a weak line a request costs more than a few kilobytes.
  if (name === 'tuntas.css') plain = Buffer.concat([plain, lookOfNouns()])
  // A stylesheet names its fonts plainly; here each name becomes the hashed one. Fonts are taken first.
  if (name.endsWith('.css')) {
    plain = Buffer.from(
      plain
        .toString('utf8')
        .replace(/url\("?\/assets\/([^")]+)"?\)/g, (_, file: string) => `url("${assetUrl(file)}")`),
    )
  }
  const text = /^text|svg|json/.test(type)
  const url = hashed(name, plain)
  urls.set(name, url)
  byUrl.set(url, {
    type,
    plain,
    ...(text && {
      br: brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
      gzip: gzipSync(plain, { level: 9 }),
    }),
  })
}

/** The hashed, for ever cacheable address of a file under views/assets. */
export function assetUrl(name: string): string {
  const url = urls.get(name)
  if (!url) throw new Error(`There is no asset named ${name}.`)
  return url
}

const names = readdirSync(folder).sort()
for (const name of names.filter((one) => !one.endsWith('.css'))) take(name)
for (const name of names.filter((one) => one.endsWith('.css'))) take(name)

/** Serves the assets from memory, compressed once at start; knows no other files, so no path can lead elsewhere. */
export const serveAssets: RequestHandler = (req, res, next) => {
  if (req.method !== 'GET' && req.method !== 'HEAD') return next()
  const asset = byUrl.get(req.path)
  if (!asset) return next()
  res.setHeader('Content-Type', asset.type)
  res.setHeader('Cache-Control', 'public, max-age=31536000, immutable')
  res.setHeader('Vary', 'Accept-Encoding')
  const accepted = req.acceptsEncodings('br', 'gzip')
  const body = accepted === 'br' ? asset.br : accepted === 'gzip' ? asset.gzip : undefined
  if (body) res.setHeader('Content-Encoding', accepted as string)
  res.end(body ?? asset.plain)
}
