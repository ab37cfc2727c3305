import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RequestHandler } from 'express'
import { projectRoot } from '../root'
import { assetUrl } from './assets'

/** What the forms of due reports are drawn with. */
const shell = [
  'tuntas.css',
  'tuntas.js',
  'device.js',
  'photos.js',
  'update.js',
  'icons.svg',
  'mark.svg',
  'plus-jakarta-sans.woff2',
].map(assetUrl)

const edition = createHash('sha256').update(shell.join()).digest('hex').slice(0, 10)
const worker =
  `const shell = ${JSON.stringify(shell)}\nconst edition = '${edition}'\n` +
  readFileSync(join(projectRoot, 'views', 'assets', 'sw.js'), 'utf8')

const manifest = JSON.stringify({
  name: 'Tuntas',
  short_name: 'Tuntas',
  lang: 'id',
  start_url: '/',
  scope: '/',
  display: 'standalone',
  background_color: '#ffffff',
  theme_color: '#1d3f7a',
  icons: [{ src: assetUrl('mark.svg'), sizes: 'any', type: 'image/svg+xml' }],
})

/**
 * The service worker and the manifest: what makes Tuntas installable, and opens the forms of due reports when the line
 * is gone. Both under plain names, asked for anew each time: the worker rules over the paths beside it.
 */
export const serveOffline: RequestHandler = (req, res, next) => {
  if (req.method !== 'GET' && req.method !== 'HEAD') return next()
  if (req.path !== '/sw.js' && req.path !== '/manifest.webmanifest') return next()
  res.setHeader('Cache-Control', 'no-cache')
  if (req.path === '/sw.js') return void res.type('text/javascript; charset=utf-8').send(worker)
  res.type('application/manifest+json; charset=utf-8').send(manifest)
}
