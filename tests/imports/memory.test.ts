import JSZip from 'jszip'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pino from 'pino'
import { importLimits } from '../../server/imports/import'
import { importJobs, type Beside } from '../../server/imports/jobs'
import { startJobs, type Running } from '../../server/jobs/runner'
import { projectRoot } from '../../server/root'
import { testApp } from '../support/app'
import { buildYear } from '../support/builders'
import { Client, type Page } from '../support/client'
import { ownDatabase } from '../support/database'
import { everyone } from '../support/people'

jest.setTimeout(120_000)

/** Threads that run the sources, and may take so many MB. */
const beside = (mb: number): Beside => ({
  program: join(projectRoot, 'server', 'imports', 'worker.ts'),
  limits: { maxOldGenerationSizeMb: mb },
  execArgv: ['--require', 'tsx/cjs'],
})

/** A workbook of one short row that carries so many thousand letters of texts that no cell shows. */
async function workbook(thousands: number, compression: 'STORE' | 'DEFLATE'): Promise<Buffer> {
  const zip = new JSZip()
  const part = (name: string, xml: string) =>
    zip.file(name, `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${xml}`)
  part(
    'xl/workbook.xml',
    '<workbook><sheets><sheet name="RAT" sheetId="1" r:id="rId1"/></sheets></workbook>',
  )
  part(
    'xl/_rels/workbook.xml.rels',
    '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
  )
  part(
    'xl/worksheets/sheet1.xml',
    '<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Judul aksi</t></is></c></row></sheetData></worksheet>',
  )
  const texts = Array.from({ length: thousands }, (_, at) =>
    String(at).padStart(8, '0').repeat(125),
  )
  part(
    'xl/sharedStrings.xml',
    `<sst>${texts.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`,
  )
  return zip.generateAsync({ type: 'nodebuffer', compression })
}

describe('a file that asks for more memory than one file may have', () => {
  let own: Awaited<ReturnType<typeof ownDatabase>>
  let running: Running | undefined
  beforeEach(async () => {
    own = await ownDatabase('reference', 6)
  })
  afterEach(async () => {
    await running?.stop()
    await own.drop()
  })

  it('is put aside with a sentence, and the next one is read', async () => {
    const { db } = own
    const { sekar } = await everyone(db)
    await buildYear(db, 2026)
    running = startJobs(db, importJobs(db, beside(40)), pino({ level: 'silent' }))
    const client = new Client(testApp(db))
    await client.signIn(sekar.email)
    const read = async (name: string, bytes: Buffer): Promise<Page> => {
      // Not so small that it would be worked on while the person waits.
      expect(bytes.length).toBeGreaterThan(importLimits.atOnceBytes)
      const sent = await client.upload(await client.get('/imports'), '/imports', [
        { name, bytes, field: 'file' },
      ])
      for (let tries = 0; tries < 600; tries += 1) {
        const page = await client.get(sent.path)
        if (!page.text.includes('Berkas sedang dibaca')) return page
        await sleep(100)
      }
      throw new Error('It was not worked on within a minute.')
    }

    const refused = await read('berat.xlsx', await workbook(50_000, 'DEFLATE'))
    expect(refused.text).toContain('Berkas ini terlalu berat untuk diolah')
    expect(refused.text).toContain('tidak ada yang tertulis')
    const next = await read('ringan.xlsx', await workbook(60, 'STORE'))
    expect(next.text).not.toContain('terlalu berat')
    expect(await db('imports').orderBy('id').select('name', 'state', 'trouble')).toEqual([
      { name: 'berat.xlsx', state: 'failed', trouble: 'import.trouble.too_heavy' },
      { name: 'ringan.xlsx', state: 'understood', trouble: null },
    ])
    // Nobody tries the heavy one again, and it can be thrown away. A job is struck off a moment after its work is stored.
    const waiting = async () => {
      const { rows } = await db.raw('SELECT count(*)::int AS n FROM graphile_worker.jobs')
      return rows[0].n as number
    }
    for (let tries = 0; tries < 100 && (await waiting()) > 0; tries += 1) await sleep(100)
    expect(await waiting()).toBe(0)
    await client.submit(refused, `${refused.path}/discarding`)
    expect(await db('imports').where({ name: 'berat.xlsx' }).first('state')).toEqual({
      state: 'discarded',
    })
  })
})
