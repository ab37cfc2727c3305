import { parentPort, workerData } from 'node:worker_threads'
import { connect, onSlowStatement, type Connection } from '../db'
import { workOn } from './work-commands'

/** Which import, and where its database is. */
export type Order = Readonly<{ id: number; connection: Connection }>

// Runs beside the house: what a large file leaves behind in memory goes with this thread, and nobody's page waits for it.
void work(workerData as Order)

async function work({ id, connection }: Order): Promise<void> {
  onSlowStatement((slow) => parentPort?.postMessage(slow, []))
  const db = connect(connection, 2)
  try {
    await workOn(db, id, new Date())
  } finally {
    await db.destroy()
  }
}
