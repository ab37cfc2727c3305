import { readFileSync, readdirSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { people, signInAt } from '../support/addresses'
import { demoPassword } from '../support/constants'
import { dataFolder, freePort, startProgram, type Program } from '../support/program'

// Processes are found and killed as Linux knows them.
const onLinux = process.platform === 'linux' ? describe : describe.skip

jest.setTimeout(240_000)

/** The processes that a process started and that are still alive. */
function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        // After the name in brackets: the state, then the parent.
        const [, state, ppid] =
          /\) (\S) (\d+)/.exec(readFileSync(`/proc/${name}/stat`, 'utf8')) ?? []
        return Number(ppid) === parent && state !== 'Z' ? [Number(name)] : []
      } catch {
        return []
      }
    })
}

function workersOf(program: Program): number[] {
  return childrenOf(program.pid).filter((pid) =>
    readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('server/main.ts'),
  )
}

onLinux('with WORKERS=2', () => {
  it('two processes answer, one that is killed is replaced, and all end in order', async () => {
    const { dataDir, remove } = dataFolder()
    const metricsPort = await freePort()
    const program = await startProgram(dataDir, { WORKERS: '2', METRICS_PORT: String(metricsPort) })
    try {
      const [first, second] = workersOf(program)
      expect(first && second).toBeTruthy()

      // Signed in at one, known at the other: they share sessions through the database.
      const { cookie } = await signInAt(program.url, people.coordinator, demoPassword)
      const look = async () => {
        const answer = await fetch(`${program.url}/board`, {
          headers: { cookie, connection: 'close' },
          // A connection that was just being handed to the killed one is answered by nobody.
          signal: AbortSignal.timeout(5_000),
        })
        await answer.text()
        return answer.status
      }
      const seen = new Set<number>()
      for (let turn = 0; turn < 12; turn += 1) seen.add(await look())
      expect([...seen]).toEqual([200])

      const metrics = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text()
      expect(metrics).toMatch(/tuntas_request_seconds_count\{route="\/board",[^}]*\} 12$/m)

      process.kill(first as number, 'SIGKILL')
      for (
        let tries = 0;
        workersOf(program).length < 2 || workersOf(program).includes(first as number);
        tries += 1
      ) {
        // Meanwhile the other goes on; a connection to the killed one may break once.
        await look().catch(() => 0)
        if (tries > 300) throw new Error('No worker took the place of the killed one in 30 s.')
        await sleep(100)
      }
      expect(await look()).toBe(200)
      expect(workersOf(program)).toContain(second)

      const workers = workersOf(program)
      const began = Date.now()
      program.kill('SIGTERM')
      expect(await program.ended).toEqual({ code: 0, signal: null })
      expect(Date.now() - began).toBeLessThan(10_000)
      expect(workers.filter((pid) => readdirSync('/proc').includes(String(pid)))).toEqual([])
    } finally {
      program.kill('SIGKILL')
      remove()
    }
  })

  it('a port that is taken is told in one sentence, and nothing stays behind', async () => {
    const { dataDir, remove } = dataFolder()
    const { createServer } = await import('node:http')
    const holder = createServer()
    const port = await freePort()
    await new Promise<void>((resolve) => holder.listen(port, '127.0.0.1', resolve))
    try {
      await expect(
        startProgram(dataDir, { WORKERS: '2', DEMO: 'no', PORT: String(port) }),
      ).rejects.toThrow(`Port ${port} is in use. Set PORT to a free one, or leave it out.`)
    } finally {
      holder.close()
      remove()
    }
  })
})
