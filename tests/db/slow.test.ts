import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onSlowStatement, prepared, type SlowStatement } from '../../server/db'
import { answerMetrics, makeMetrics } from '../../server/metrics'
import { testApp } from '../support/app'
import { Client } from '../support/client'
import { ownDatabase } from '../support/database'

let own: Awaited<ReturnType<typeof ownDatabase>>
beforeAll(async () => {
  own = await ownDatabase('reference', 3)
})
afterAll(() => own.drop())

describe('a slow statement', () => {
  it('is named, with how long it took and without its values', async () => {
    const told: SlowStatement[] = []
    const stop = onSlowStatement((slow) => told.push(slow))
    try {
      await own.db.raw('SELECT pg_sleep(1.1), ?::text', ['rahasia'])
      await own.db.transaction((trx) =>
        prepared(trx, 'test.slow', 'SELECT pg_sleep(1.1), $1::text', ['rahasia']),
      )
      await own.db.raw('SELECT 1')
    } finally {
      stop()
    }
    expect(told.map(({ text }) => text)).toEqual(['SELECT pg_sleep(1.1), $1::text', 'test.slow'])
    expect(told.every(({ ms }) => ms >= 1100)).toBe(true)
  })
})

describe('the metrics', () => {
  it('count requests by their route, on a server of their own', async () => {
    const metrics = makeMetrics(own.db)
    const client = new Client(testApp(own.db, { measure: metrics.measure }))
    await client.raw('/actions/A-2026-001?q=rahasia')
    expect((await client.raw('/metrics')).status).toBe(404)

    const server = createServer(answerMetrics(metrics))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    try {
      const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
      const text = await (await fetch(`${base}/metrics`)).text()
      expect(text).toContain(
        'tuntas_request_seconds_count{route="/actions/:code",method="GET",status="303"} 1',
      )
      expect(text).toMatch(/^tuntas_db_connections_used \d/m)
      expect(text).toMatch(/^process_resident_memory_bytes \d/m)
      expect(text).not.toContain('rahasia')
      expect((await fetch(`${base}/`)).status).toBe(404)
    } finally {
      server.close()
    }
  })
})
