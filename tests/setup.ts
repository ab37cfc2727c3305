import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, migrate } from '../server/db'
import { startEmbedded, type EmbeddedDatabase } from '../server/db/embedded'
import { migrateJobs } from '../server/jobs/schema'
import { hashPassword } from '../server/users/password'
import { seedDemo, seedReference } from '../seeds'
import { cheapHash, demoPassword, storyNow } from './support/constants'
import { dayOf } from '../server/i18n'

declare global {
  var embedded: EmbeddedDatabase | undefined
  var embeddedFolder: string | undefined
}

/**
 * One real PostgreSQL for the whole run, with two templates: `reference` (schema and reference data) and `demo` (the
 * same with the demo year). Each test file copies the one it needs.
 */
export default async function setup(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'tuntas-test-'))
  // Root's database runs as another user: open to pass through, it stays in here and is swept away with the folder.
  chmodSync(folder, 0o711)
  const embedded = await startEmbedded({
    dataDir: folder,
    settings: {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      wal_level: 'minimal',
      max_wal_senders: '0',
      autovacuum: 'off',
      jit: 'off',
      max_connections: '200',
    },
  })
  globalThis.embedded = embedded
  globalThis.embeddedFolder = folder
  try {
    await makeTemplates(embedded)
  } catch (error) {
    // Jest runs no teardown after a failed setup: the server would stay.
    await embedded.stop()
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
  process.env['TEST_DATABASE'] = JSON.stringify(embedded.connection)
}

async function makeTemplates(embedded: EmbeddedDatabase): Promise<void> {
  const admin = connect({ ...embedded.connection, database: 'postgres' }, 2)
  await admin.raw('CREATE DATABASE reference TEMPLATE template0')
  const reference = connect({ ...embedded.connection, database: 'reference' }, 2)
  await migrate(reference)
  await migrateJobs(reference)
  await seedReference(reference, '16.04')
  await reference.destroy()

  await admin.raw('CREATE DATABASE demo TEMPLATE reference STRATEGY file_copy')
  const demo = connect({ ...embedded.connection, database: 'demo' }, 2)
  await seedDemo(demo, {
    today: dayOf(storyNow),
    passwordHash: await hashPassword(demoPassword, cheapHash),
  })
  await demo.raw('ANALYZE')
  await demo.destroy()
  await admin.destroy()
}
