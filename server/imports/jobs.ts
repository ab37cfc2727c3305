import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Worker, type ResourceLimits } from 'node:worker_threads'
import type { Knex } from 'knex'
import { tellSlow, type Connection, type SlowStatement } from '../db'
import { connectionOf } from '../jobs/connection'
import { giveMemoryBack } from '../jobs/memory'
import type { Jobs } from '../jobs/task'
import { forgetFiles, isSmall, workTask } from './commands'
import { getImport } from './queries'
import { giveUpOn, workOn } from './work-commands'
import type { Order } from './worker'

/** The program of the threads that large files are worked on in, and what each of them may take. */
export type Beside = Readonly<{ program: string; limits: ResourceLimits; execArgv?: string[] }>

const ours: Beside = {
  // Where the program is compiled. Where the sources run as they are, everything is done in the house.
  program: join(__dirname, 'worker.js'),
  // What the largest file may need, in MB. More is taken from no other work: that one file is given up.
  limits: { maxOldGenerationSizeMb: 640, maxYoungGenerationSizeMb: 24 },
}

/** Files are worked on when they come, and old ones let go of every night at 02.30 WIB. */
export function importJobs(db: Knex, beside = ours): Jobs {
  return {
    tasks: {
      [workTask]: async (payload, closing) => {
        const { id } = payload as { id: number }
        if (isSmall(await getImport(db, id))) return workOn(db, id, new Date(), closing)
        if (!existsSync(beside.program)) await workOn(db, id, new Date(), closing)
        else if (!(await workBeside(db, id, closing, beside))) await giveUpOn(db, id)
        giveMemoryBack()
      },
      'imports-forget': () => forgetFiles(db),
    },
    timetable: ['30 19 * * * imports-forget'],
  }
}

/**
 * One step in a thread of its own. False when it asked for more memory than it may have. A thread that is ended in the
 * middle loses its connection, and with it its transaction: the step is as if it had not begun.
 */
function workBeside(
  db: Knex,
  id: number,
  closing: AbortSignal,
  { program, limits, execArgv }: Beside,
): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const order: Order = { id, connection: connectionOf(db) as Connection }
    const worker = new Worker(program, {
      workerData: order,
      resourceLimits: limits,
      ...(execArgv && { execArgv }),
    })
    const end = () => void worker.terminate()
    closing.addEventListener('abort', end, { once: true })
    worker.on('message', (slow: SlowStatement) => tellSlow(slow))
    worker.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve(false)
      else reject(error)
    })
    worker.once('exit', (code) => {
      closing.removeEventListener('abort', end)
      if (code === 0) resolve(true)
      else reject(new Error('The house is closing: the import goes on at the next start.'))
    })
  })
}
