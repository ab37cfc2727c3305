import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { connect as open, createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { connect } from '../../server/db'
import { startEmbedded, type EmbeddedDatabase } from '../../server/db/embedded'
import { people, signInAt } from '../support/addresses'
import { demoPassword } from '../support/constants'
import { dataFolder, startProgram } from '../support/program'
import { Writer } from '../support/writer'

// Clusters are copied with their owners, as Linux knows them.
const onLinux = process.platform === 'linux' ? describe : describe.skip

jest.setTimeout(240_000)

/** An address that leads to whichever server is in charge, as a virtual address or a managed service does. */
class Entrance {
  private readonly open = new Set<Socket>()
  private target: EmbeddedDatabase['connection'] | undefined
  private readonly server: Server = createServer((from) => {
    if (!this.target) {
      from.destroy()
      return
    }
    const to = open(join(this.target.host, `.s.PGSQL.${this.target.port}`))
    for (const socket of [from, to]) {
      this.open.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        this.open.delete(socket)
        from.destroy()
        to.destroy()
      })
    }
    from.pipe(to).pipe(from)
  })

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve))
    return `postgres://app@127.0.0.1:${(this.server.address() as AddressInfo).port}/tuntas`
  }

  leadTo(connection: EmbeddedDatabase['connection']): void {
    this.target = connection
  }

  /** As when a machine is gone from the network: every connection breaks, and no new one is taken. */
  cut(): void {
    this.target = undefined
    for (const socket of this.open) socket.destroy()
  }

  close(): void {
    this.cut()
    this.server.close()
  }
}

/** Starts a second server on a copy of the first's files, which goes on from there with what the first sends it. */
async function startStandby(
  primary: EmbeddedDatabase,
  from: string,
  to: string,
): Promise<EmbeddedDatabase> {
  const db = connect(primary.connection, 1)
  try {
    await db.raw("SELECT pg_backup_start('standby', true)")
    mkdirSync(to, { mode: 0o711 })
    execFileSync('cp', ['-a', join(from, 'pg'), to])
    const { rows } = await db.raw('SELECT labelfile FROM pg_backup_stop()')
    const cluster = join(to, 'pg')
    rmSync(join(cluster, 'postmaster.pid'), { force: true })
    // Written into files that are there already, so that they keep the owner of the cluster.
    for (const [name, text] of [
      ['backup_label', rows[0].labelfile as string],
      ['standby.signal', ''],
    ] as const) {
      execFileSync('cp', ['-a', join(cluster, 'PG_VERSION'), join(cluster, name)])
      writeFileSync(join(cluster, name), text)
    }
  } finally {
    await db.destroy()
  }
  const { host, port } = primary.connection
  return startEmbedded({
    dataDir: to,
    settings: {
      primary_conninfo: `host=${host} port=${port} user=app application_name=standby`,
    },
  })
}

onLinux('when the server of the database is lost under load and its standby takes over', () => {
  it('the app goes on by itself, and every acknowledged write is there once', async () => {
    const [first, second, app] = [dataFolder(), dataFolder(), dataFolder()]
    const entrance = new Entrance()
    const primary = await startEmbedded({ dataDir: first.dataDir })
    const standby = await startStandby(primary, first.dataDir, second.dataDir)
    const admin = connect(primary.connection, 1)
    entrance.leadTo(primary.connection)
    const program = await startProgram(app.dataDir, {
      DATABASE_URL: await entrance.listen(),
      SESSION_SECRET: 'a secret that only this test knows, and long',
    })
    const there = connect(standby.connection, 2)
    try {
      // From now on a write is acknowledged only when the standby has it as well.
      await admin.raw("ALTER SYSTEM SET synchronous_standby_names = 'standby'")
      await admin.raw('SELECT pg_reload_conf()')
      const session = await signInAt(program.url, people.own, demoPassword)
      const writers = [1, 2, 3].map((n) => new Writer(program.url, session, `alih ${n}`))
      await sleep(1000)

      entrance.cut()
      await sleep(300)
      const before = writers.map(({ acknowledged }) => acknowledged.length)
      await there.raw('SELECT pg_promote()')
      entrance.leadTo(standby.connection)
      for (let tries = 0; (await fetch(`${program.url}/health`)).status !== 200; tries += 1) {
        if (tries > 150) throw new Error(`The app did not come back in 15 s:\n${program.said()}`)
        await sleep(100)
      }
      await sleep(1000)
      for (const writer of writers) await writer.stop()

      const stored = (await there('actions')
        .where('title', 'like', 'Aksi uji alih %')
        .pluck('title')) as string[]
      const acknowledged = writers.flatMap((writer) => writer.acknowledged)
      expect(before.every((count) => count > 0)).toBe(true)
      expect(acknowledged.length).toBeGreaterThan(before.reduce((sum, count) => sum + count, 0))
      expect(acknowledged.filter((title) => !stored.includes(title))).toEqual([])
      expect(new Set(stored).size).toBe(stored.length)
    } finally {
      program.kill('SIGKILL')
      await program.ended
      entrance.close()
      await admin.destroy()
      await there.destroy()
      await standby.stop()
      await primary.stop()
      for (const { remove } of [first, second, app]) remove()
    }
  })
})
