import { request, type IncomingHttpHeaders } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import express from 'express'
import { partOf, sendPacked, type Piece } from '../../server/http/packed'
import { listening } from '../support/listening'

const body = '<p>Rehabilitasi rumah tidak layak huni · −0,40 poin</p>\n'.repeat(400)
const outline = ['<html lang="id"><b>Ratna</b>', '<footer>14.05 WIB</footer></html>'] as const
const shared: readonly Piece[] = [Buffer.from(outline[0]), partOf(body), Buffer.from(outline[1])]

async function ask(pieces: readonly Piece[], accepts: string, method = 'GET') {
  const app = express()
  app.get('/', (req, res) => sendPacked(req, res, pieces))
  const server = await listening(app)
  try {
    return await new Promise<{ headers: IncomingHttpHeaders; bytes: Buffer }>((resolve, reject) => {
      const headers = { 'Accept-Encoding': accepts }
      request(server.url, { method, headers }, (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('end', () => resolve({ headers: answer.headers, bytes: Buffer.concat(chunks) }))
      })
        .on('error', reject)
        .end()
    })
  } finally {
    await server.close()
  }
}

describe('a page on its way to the browser', () => {
  it('is one gzip member of the shared part and the reader’s own', async () => {
    const { headers, bytes } = await ask(shared, 'gzip, deflate, br')
    expect(headers['content-encoding']).toBe('gzip')
    expect(headers['content-length']).toBe(String(bytes.length))
    expect(headers.vary).toBe('Accept-Encoding')
    expect(gunzipSync(bytes).toString()).toBe(outline[0] + body + outline[1])
    // The shared part was packed once and stands in the page byte for byte.
    expect(bytes.includes(partOf(body).deflated)).toBe(true)
    expect(bytes.length).toBeLessThan(1000)
  })

  it('is Brotli where nothing in it is shared', async () => {
    const { headers, bytes } = await ask([Buffer.from(body)], 'gzip, br')
    expect(headers['content-encoding']).toBe('br')
    expect(brotliDecompressSync(bytes).toString()).toBe(body)
  })

  it('is gzip for those who refuse Brotli, and plain for those who take nothing', async () => {
    const gzip = await ask([Buffer.from(body), Buffer.from(body)], 'gzip, br;q=0')
    expect(gzip.headers['content-encoding']).toBe('gzip')
    expect(gunzipSync(gzip.bytes).toString()).toBe(body + body)
    const plain = await ask(shared, 'identity')
    expect(plain.headers['content-encoding']).toBeUndefined()
    expect(plain.bytes.toString()).toBe(outline[0] + body + outline[1])
  })

  it('is not packed where that saves nothing', async () => {
    const { headers, bytes } = await ask([Buffer.from('<p>Ya.</p>')], 'gzip, br')
    expect(headers['content-encoding']).toBeUndefined()
    expect(bytes.toString()).toBe('<p>Ya.</p>')
  })

  it('tells its size to those who ask for its head alone', async () => {
    const { headers, bytes } = await ask(shared, 'gzip', 'HEAD')
    expect(Number(headers['content-length'])).toBeGreaterThan(0)
    expect(bytes).toHaveLength(0)
  })
})
