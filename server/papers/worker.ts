import { parentPort, workerData } from 'node:worker_threads'
import { writeDocx } from './docx'
import type { Paper } from './paper'
import { writePdf } from './pdf'

// Runs beside the house: setting a long matrix takes seconds of one core, and nobody's page may wait for it.
const { paper, format } = workerData as { paper: Paper; format: 'pdf' | 'docx' }
const written = format === 'pdf' ? writePdf(paper) : writeDocx(paper)
void written.then((bytes) => parentPort?.postMessage(bytes, []))
