import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { connect as open, createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { demoPassword } from '../support/constants'
import { people, signInAt, type Session } from '../support/addresses'
import { Writer, fieldsOf } from '../support/writer'
import { databaseOf, dataFolder, freePort, startProgram, type Program } from '../support/program'

// Processes are killed as Linux knows them.
const onLinux = process.platform === 'linux' ? describe : describe.skip
const { dataDir, remove } = dataFolder()
let port: number
let program: Program
let session: Session

jest.setTimeout(120_000)

beforeAll(async () => {
  port = await freePort()
  await startAgain()
  session = await signInAt(program.url, people.own, demoPassword)
})

afterAll(async () => {
  program.kill('SIGTERM')
  await program.ended
  remove()
})

async function startAgain(): Promise<void> {
  program = await startProgram(dataDir, { PORT: String(port) })
}

/** How often each action is stored that the writers ever sent, by its title. */
async function stored(): Promise<Map<string, number>> {
  const answer = await fetch(`${program.url}/actions.csv?year=2026`, {
    headers: { cookie: session.cookie },
  })
  expect(answer.status).toBe(200)
  const counts = new Map<string, number>()
  for (const [title] of (await answer.text()).matchAll(/Aksi uji .+? nomor \d+ selesai/g)) {
    counts.set(title, (counts.get(title) ?? 0) + 1)
  }
  return counts
}

async function answersAgain(): Promise<void> {
  const giveUpAt = Date.now() + 15_000
  for (;;) {
    const answer = await fetch(`${program.url}/health`).catch(() => undefined)
    if (answer?.status === 200) return
    if (Date.now() > giveUpAt) throw new Error(`No answer within 15 s. It said:\n${program.said()}`)
    await sleep(50)
  }
}

/** Writes go on, something is killed, all is well again, writes go on: what was acknowledged is there, once. */
async function survives(name: string, harm: () => Promise<void>): Promise<void> {
  for (let round = 1; round <= 3; round += 1) {
    const writers = [1, 2, 3].map(
      (number) => new Writer(program.url, session, `${name} ${round}-${number}`),
    )
    await sleep(400)
    await harm()
    await answersAgain()
    await sleep(400)
    for (const writer of writers) await writer.stop()
    const counts = await stored()
    const acknowledged = writers.flatMap((writer) => writer.acknowledged)
    expect(acknowledged.length).toBeGreaterThan(3)
    expect(acknowledged.filter((title) => counts.get(title) !== 1)).toEqual([])
    // Nothing is there twice, acknowledged or not.
    expect([...counts].filter(([, count]) => count > 1)).toEqual([])
  }
}

async function killApp(): Promise<void> {
  program.kill('SIGKILL')
  await program.ended
}

/** Kills the server's first process; returns its number. */
function killDatabase(): number {
  const pid = databaseOf(dataDir)
  if (pid === undefined) throw new Error('The database does not run.')
  process.kill(pid, 'SIGKILL')
  return pid
}

/** The killed server's other processes may answer for a moment still: it is another server that is waited for. */
async function anotherDatabase(killed: number): Promise<void> {
  const giveUpAt = Date.now() + 15_000
  while ([killed, undefined].includes(databaseOf(dataDir))) {
    if (Date.now() > giveUpAt) throw new Error(`No database within 15 s:\n${program.said()}`)
    await sleep(20)
  }
}

onLinux('nothing that was acknowledged is lost or doubled', () => {
  it('when the app is killed', () =>
    survives('aplikasi', async () => {
      await killApp()
      await startAgain()
    }))

  it('when the database is killed: it mends itself', () =>
    survives('basis data', () => anotherDatabase(killDatabase())))

  it('when both are killed at once', () =>
    survives('keduanya', async () => {
      killDatabase()
      await killApp()
      await startAgain()
    }))
})

onLinux('asked to stop', () => {
  /** A request that has begun and not ended: the head and half of the form are sent, the rest waits for `finish`. */
  async function halfSent(title: string) {
    const body = fieldsOf(title, randomUUID(), session.token).toString()
    const socket = open(port, '127.0.0.1')
    let answer = ''
    socket.on('data', (text) => {
      answer += String(text)
    })
    const closed = new Promise((resolve) => {
      socket.once('close', resolve)
    })
    socket.write(
      `POST /actions HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nCookie: ${session.cookie}\r\n` +
        'Content-Type: application/x-www-form-urlencoded\r\n' +
        `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body.slice(0, 40)}`,
    )
    await sleep(150)
    return {
      finish: async () => {
        socket.write(body.slice(40))
        await closed
        return answer
      },
    }
  }

  /** Processes of this machine whose command names the data folder. */
  function leftovers(): string[] {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((pid) => {
        try {
          const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
          return command.includes(dataDir) ? [command] : []
        } catch {
          return []
        }
      })
  }

  it('it answers what it is at, ends with its database, and leaves nothing behind', async () => {
    for (let round = 1; round <= 3; round += 1) {
      const title = `Aksi uji berhenti nomor ${round} selesai`
      const request = await halfSent(title)
      const began = Date.now()
      program.kill('SIGTERM')
      await sleep(200)
      const answer = await request.finish()
      expect(answer).toMatch(/^HTTP\/1\.1 303 /)
      expect(await program.ended).toEqual({ code: 0, signal: null })
      // Ten seconds is what a supervisor waits; a browser that keeps its connection open must not use them up.
      expect(Date.now() - began).toBeLessThan(5000)

      expect(databaseOf(dataDir)).toBeUndefined()
      expect(leftovers()).toEqual([])
      expect(existsSync(`${dataDir}/app.lock`)).toBe(false)
      const server = createServer()
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject)
        server.listen(port, '127.0.0.1', resolve)
      })
      await new Promise((resolve) => server.close(resolve))

      await startAgain()
      expect((await stored()).get(title)).toBe(1)
    }
  })
})
