import { Agent, request, type IncomingHttpHeaders } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'

const urlencoded = 'application/x-www-form-urlencoded'

export type Answer = Readonly<{
  status: number
  headers: IncomingHttpHeaders
  /** As it came over the wire. */
  body: Buffer
  /** From the request to its last byte, in ms. */
  took: number
}>

/** One person's browser, as far as the app can tell: keeps its connections and its cookie, speaks as a proxy's https. */
export class Visitor {
  private cookie = ''
  private token = ''
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 64 })

  constructor(private readonly port: number) {}

  get(path: string): Promise<Answer> {
    return this.send('GET', path)
  }

  /** Sends a form with the session's own token. */
  post(path: string, fields: Readonly<Record<string, string>>): Promise<Answer> {
    const body = new URLSearchParams({ ...fields, _csrf: this.token }).toString()
    return this.send('POST', path, { bytes: Buffer.from(body), type: urlencoded })
  }

  /** Sends one file in a form. */
  async upload(
    path: string,
    fields: Readonly<Record<string, string>>,
    file: Readonly<{ name: string; bytes: Buffer }>,
  ): Promise<Answer> {
    const form = new FormData()
    for (const [name, value] of Object.entries({ ...fields, _csrf: this.token }))
      form.set(name, value)
    form.set('file', new Blob([new Uint8Array(file.bytes)]), file.name)
    const packed = new Response(form)
    const type = packed.headers.get('content-type') ?? ''
    return this.send('POST', path, { bytes: Buffer.from(await packed.arrayBuffer()), type })
  }

  async signIn(email: string, password: string): Promise<void> {
    const answer = await this.post('/session', { email, password })
    const set = answer.headers['set-cookie']?.[0]
    if (answer.status !== 303 || !set) throw new Error(`Signing in was answered ${answer.status}.`)
    this.cookie = set.split(';')[0] as string
    this.token = /name="_csrf" value="([^"]+)"/.exec(textOf(await this.get('/')))?.[1] ?? ''
  }

  /** What every request of this person carries. */
  get signedIn(): Readonly<Record<string, string>> {
    return { Cookie: this.cookie, 'X-Forwarded-Proto': 'https' }
  }

  close(): void {
    this.agent.destroy()
  }

  private send(
    method: string,
    path: string,
    body?: Readonly<{ bytes: Buffer; type: string }>,
  ): Promise<Answer> {
    const began = performance.now()
    return new Promise((resolve, reject) => {
      const sent = request(
        {
          agent: this.agent,
          host: '127.0.0.1',
          port: this.port,
          method,
          path,
          headers: {
            ...this.signedIn,
            'Accept-Encoding': 'gzip, br',
            ...(body !== undefined && {
              'Content-Type': body.type,
              'Content-Length': body.bytes.length,
            }),
          },
        },
        (answer) => {
          const pieces: Buffer[] = []
          answer.on('data', (piece: Buffer) => pieces.push(piece))
          answer.on('error', reject)
          answer.on('end', () =>
            resolve({
              status: answer.statusCode ?? 0,
              headers: answer.headers,
              body: Buffer.concat(pieces),
              took: performance.now() - began,
            }),
          )
        },
      )
      sent.on('error', (error: NodeJS.ErrnoException) => {
        // A connection that was kept and has just been closed at its other end: a browser asks again, on another one.
        const closed = sent.reusedSocket && error.code === 'ECONNRESET'
        if (closed) resolve(this.send(method, path, body))
        else reject(error)
      })
      sent.end(body?.bytes)
    })
  }
}

/** The page as a browser reads it. */
export function textOf({ headers, body }: Answer): string {
  const encoding = headers['content-encoding']
  const plain =
    encoding === 'br' ? brotliDecompressSync(body) : encoding === 'gzip' ? gunzipSync(body) : body
  return plain.toString('utf8')
}
