import { setTimeout as sleep } from 'node:timers/promises'
import { demoPassword } from '../support/constants'
import { people, signInAt, type Session } from '../support/addresses'
import { formOf } from '../support/forms'
import { dataFolder, freePort, startProgram, type Program } from '../support/program'
import { excel, type Line } from './files'

// Processes are killed as Linux knows them.
const onLinux = process.platform === 'linux' ? describe : describe.skip
const { dataDir, remove } = dataFolder()
const rows = 2000
let port: number
let program: Program
let session: Session

jest.setTimeout(240_000)

beforeAll(async () => {
  port = await freePort()
  program = await startProgram(dataDir, { PORT: String(port) })
  session = await signInAt(program.url, people.secretariat, demoPassword)
})

afterAll(async () => {
  program.kill('SIGTERM')
  await program.ended
  remove()
})

const get = async (path: string) => {
  const answer = await fetch(program.url + path, { headers: { cookie: session.cookie } })
  return { text: await answer.text(), waiting: answer.headers.has('refresh') }
}

async function post(path: string, body: URLSearchParams | FormData): Promise<string> {
  const answer = await fetch(program.url + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: session.cookie },
    body,
  })
  if (answer.status !== 303) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return answer.headers.get('location') as string
}

/** The page of the import once nobody works on it any more. */
async function settled(path: string): Promise<string> {
  for (let tries = 0; tries < 600; tries += 1) {
    const page = await get(path)
    if (!page.waiting) return page.text
    await sleep(150)
  }
  throw new Error('The work did not end.')
}

/** How often each action of the file is stored. */
async function stored(): Promise<Map<string, number>> {
  const { text } = await get('/actions.csv?year=2026')
  const counts = new Map<string, number>()
  for (const [title] of text.matchAll(/Aksi dari berkas nomor \d+ selesai/g)) {
    counts.set(title, (counts.get(title) ?? 0) + 1)
  }
  return counts
}

onLinux('the app is killed while a large file is being written', () => {
  it('and writes it once, whole, after it is started again', async () => {
    const lines: Line[] = [
      ['Judul aksi', 'Strategi', 'Perangkat Daerah', 'Anggaran', 'Sumber dana', 'Kode nomenklatur'],
      ...Array.from({ length: rows }, (_, at): Line => [
        `Aksi dari berkas nomor ${at + 1} selesai`,
        '1',
        'Dinas Sosial',
        1_000_000 + at,
        'APBD',
        `9.04.02.2.01.${at + 1}`,
      ]),
    ]
    const file = new FormData()
    const once = /name="once" value="([^"]+)"/.exec((await get('/imports')).text)?.[1] ?? ''
    file.set('_csrf', session.token)
    file.set('once', once)
    file.set('file', new Blob([new Uint8Array(await excel({ rows: lines }))]), 'besar.xlsx')
    const path = await post('/imports', file)
    const understood = await settled(path)
    await post(`${path}/plan`, formOf(understood, `${path}/plan`, { year: '2026' }))
    const preview = await settled(path)
    expect(preview).toContain('Terapkan 2.000 baris')

    await post(`${path}/application`, formOf(preview, `${path}/application`))
    // In the middle: some rows are written, none is to be seen.
    for (
      let tries = 0;
      tries < 200 && !/[1-9][\d.]* dari 2\.000 baris/.test((await get(path)).text);
      tries += 1
    ) {
      await sleep(20)
    }
    expect((await get(path)).waiting).toBe(true)
    program.kill('SIGKILL')
    await program.ended
    program = await startProgram(dataDir, { PORT: String(port) })
    expect((await stored()).size).toBeLessThanOrEqual(rows)

    const receipt = await settled(path)
    expect(receipt).toContain('2.000 baris ditulis pada')
    const counts = await stored()
    expect(counts.size).toBe(rows)
    expect([...counts].filter(([, count]) => count !== 1)).toEqual([])
  })
})
