import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { stream } from 'exceljs'
import { newOnce } from '../../server/http/once'
import { formOf } from '../support/forms'
import { crowd } from './limits'
import { hasProc, memoryOf } from './machine'
import { must, quantile, secretary, users } from './measure'
import { number, showLine, verdict } from './print'
import { costSoFar, type Running } from './program'
import { textOf, type Visitor } from './visitor'

/** The most that one file may hold. */
const rows = 5000

/**
 * The largest file there may be, from its sending to its receipt, while somebody else goes on reading pages: new actions
 * of this year, with agency, place, target and money each.
 */
export async function measureImport(running: Running, seconds: number): Promise<void> {
  const bytes = await actionFile(rows)
  const visitor = await secretary(running)
  const reader = await secretary(running)
  const page = () => must(reader.get('/actions'), '/actions')
  const idle = quantile(await users(1, Math.max(2, seconds), page), 0.99)

  const over = new AbortController()
  const times: number[] = []
  const reading = (async () => {
    while (!over.signal.aborted) times.push((await page()).took)
  })()
  const before = costSoFar(running)
  const began = performance.now()
  let took: Record<string, number> = {}
  try {
    took = await bringIn(visitor, bytes, rows)
  } finally {
    over.abort()
    await reading
    visitor.close()
    reader.close()
  }
  const whole = (performance.now() - began) / 1000
  showLine(`import of ${number(rows)} rows`, verdict(whole, crowd.importing, 's', 1))
  showLine(
    '  of that',
    Object.entries(took)
      .map(([name, each]) => `${name} ${number(each, 1)}`)
      .join(', '),
  )
  if (hasProc) {
    const after = costSoFar(running)
    const [app, database] = [after.app - before.app, after.database - before.database]
    showLine(
      '  CPU, app + database',
      `${number(app / 1000, 1)} + ${number(database / 1000, 1)} s, ${number(times.length)} pages beside it included`,
    )
  }
  const beside = quantile(times, 0.99)
  showLine(
    '  p99 of the list beside it',
    `${number(beside, 0)} ms, idle ${number(idle, 0)}: ${verdict(beside / idle, crowd.beside, '×', 1)}`,
  )
  if (hasProc) {
    const { now } = memoryOf(running.child.pid as number)
    showLine('  memory after it', verdict(now, crowd.importMemory, 'MB', 0))
  }
}

/** Sends a file of that many new actions and goes with it to its receipt; returns how long each step took, in s. */
export async function bringIn(
  visitor: Visitor,
  bytes: Buffer,
  count: number,
): Promise<Record<string, number>> {
  const took: Record<string, number> = {}
  const sent = await visitor.upload('/imports', { once: newOnce() }, { name: 'bench.xlsx', bytes })
  const path = sent.headers.location ?? ''
  if (sent.status !== 303) throw new Error(`The file was answered ${sent.status}.`)
  let from = performance.now()
  const step = (name: string) => {
    took[name] = (performance.now() - from) / 1000
    from = performance.now()
  }
  let shown = await settled(visitor, path)
  step('read')
  for (const [name, action] of [
    ['checked', 'plan'],
    ['written', 'application'],
  ] as const) {
    const form = Object.fromEntries(formOf(shown, `${path}/${action}`))
    const answer = await visitor.post(`${path}/${action}`, form)
    if (answer.status !== 303) throw new Error(`${action} was answered ${answer.status}.`)
    shown = await settled(visitor, path)
    step(name)
  }
  if (!shown.includes(`${new Intl.NumberFormat('id-ID').format(count)} baris ditulis`))
    throw new Error('Not every row was written.')
  return took
}

/** The page of the import once nobody works on it any more. */
async function settled(visitor: Visitor, path: string): Promise<string> {
  for (;;) {
    const answer = await must(visitor.get(path), path)
    if (answer.headers['refresh'] === undefined) return textOf(answer)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** A workbook of `count` new actions of this year, numbered on from `first`. */
export async function actionFile(count: number, first = 1): Promise<Buffer> {
  const year = new Date().getUTCFullYear()
  const out = new PassThrough()
  const bytes = buffer(out)
  const book = new stream.xlsx.WorkbookWriter({ stream: out })
  const sheet = book.addWorksheet('RAT')
  sheet.addRow([`RENCANA AKSI TAHUN ${year}`]).commit()
  sheet
    .addRow([
      'Judul aksi',
      'Strategi',
      'Perangkat Daerah',
      'Kode nomenklatur',
      'Anggaran',
      'Sumber dana',
      'Lokasi',
      'Jumlah sasaran',
      'Jenis bantuan',
    ])
    .commit()
  const agencies = ['Dinas Sosial', 'Dinas Kesehatan', 'Dinas Pendidikan dan Kebudayaan']
  for (let n = first; n < first + count; n += 1) {
    sheet
      .addRow([
        `Aksi dari berkas nomor ${n}`,
        `Strategi ${(n % 3) + 1}`,
        agencies[n % agencies.length],
        `9.0${(n % 8) + 1}.02.2.01.${n}`,
        25_000_000 + n * 1000,
        'APBD',
        'Kec. Lahat; Kec. Kikim Timur',
        `${50 + (n % 400)} KK`,
        'Barang',
      ])
      .commit()
  }
  sheet.commit()
  await book.commit()
  return bytes
}
