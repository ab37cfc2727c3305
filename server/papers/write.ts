import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { writeDocx } from './docx'
import type { Paper } from './paper'
import { writePdf } from './pdf'

const beside = join(__dirname, 'worker.js')
/** A paper that takes longer is given up. */
const longest = 120_000

// One at a time: each takes a core and some hundred megabytes while it is being set.
let turn: Promise<unknown> = Promise.resolve()

/** The paper as a file, set beside the house so that pages go on; where the sources run as they are, in the house. */
export function writePaper(paper: Paper, format: 'pdf' | 'docx'): Promise<Buffer> {
  const mine = turn.then(() =>
    existsSync(beside)
      ? writeBeside(paper, format)
      : format === 'pdf'
        ? writePdf(paper)
        : writeDocx(paper),
  )
  turn = mine.catch(() => undefined)
  return mine
}

function writeBeside(paper: Paper, format: 'pdf' | 'docx'): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(beside, {
      workerData: { paper, format },
      resourceLimits: { maxOldGenerationSizeMb: 768 },
    })
    const timer = setTimeout(() => void worker.terminate(), longest)
    worker.once('message', (bytes: Uint8Array) => resolve(Buffer.from(bytes)))
    worker.once('error', reject)
    worker.once('exit', () => {
      clearTimeout(timer)
      reject(new Error('a paper was given up before it was written'))
    })
  })
}
