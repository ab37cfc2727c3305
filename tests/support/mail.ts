import { createServer, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'

export type Received = Readonly<{ from: string; to: string[]; data: string }>

/** A mail server on loopback that keeps what it takes. `refuse` names a recipient it will not have. */
export async function mailServer(refuse = '') {
  const letters: Received[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => undefined)
    let [from, to, data, text] = ['', [] as string[], null as string[] | null, '']
    const say = (line: string) => socket.write(`${line}\r\n`)
    const hear = (line: string): void => {
      if (data !== null) {
        if (line !== '.') return void data.push(line.replace(/^\./, ''))
        letters.push({ from, to, data: data.join('\n') })
        data = null
        say('250 taken')
        return
      }
      const address = /<(.*)>/.exec(line)?.[1] ?? ''
      if (/^(EHLO|HELO)/i.test(line)) say('250 loopback')
      else if (/^MAIL FROM/i.test(line)) {
        from = address
        to = []
        say('250 ok')
      } else if (/^RCPT TO/i.test(line)) {
        if (refuse !== '' && address === refuse) return void say('550 nobody here')
        to.push(address)
        say('250 ok')
      } else if (/^DATA/i.test(line)) {
        data = []
        say('354 go on')
      } else if (/^QUIT/i.test(line)) {
        say('221 bye')
        socket.end()
      } else say('250 ok')
    }
    socket.on('data', (bytes) => {
      text += bytes.toString('utf8')
      const lines = text.split('\r\n')
      text = lines.pop() ?? ''
      for (const line of lines) hear(line)
    })
    say('220 loopback')
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => {
        server.close(resolve)
      })
    },
  }
}

/** The text of a letter, whichever way it was packed for the road. */
export function textOf({ data }: Received): string {
  const [head = '', ...body] = data.split('\n\n')
  const text = body.join('\n\n')
  if (/^Content-Transfer-Encoding: base64/im.test(head))
    return Buffer.from(text, 'base64').toString('utf8')
  if (!/^Content-Transfer-Encoding: quoted-printable/im.test(head)) return text
  const bytes = text
    .replace(/=\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
