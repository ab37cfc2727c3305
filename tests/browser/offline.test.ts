import { createHash, randomBytes } from 'node:crypto'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { ownDatabase } from '../support/database'
import { openApp, signIn, withBrowser, type OpenApp } from '../support/browser'

const officer = 'dinsos@tkpk.test'
const forms = '/reports/update'
let own: Awaited<ReturnType<typeof ownDatabase>>
let app: OpenApp

beforeEach(async () => {
  own = await ownDatabase('demo', 6)
  app = await openApp(own.db)
})
afterEach(async () => {
  await app.close()
  await own.drop()
})

/** The officer's forms, kept on the device: the second visit is the service worker's. */
async function atTheForms(): Promise<Page> {
  const page = await app.page({ email: officer, width: 360 })
  await page.goto(forms)
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)')
  await page.waitForFunction(
    `caches.open('tuntas-mine').then((one) => one.match('${forms}')).then(Boolean)`,
  )
  await page.reload()
  return page
}

type Row = Readonly<{ id: string; output: string; actionId: number }>

async function rowsOf(page: Page): Promise<Row[]> {
  const ids = await page.$$eval('[data-row]', (rows) => rows.map((row) => row.id))
  return ids.map((id) => ({
    id,
    output: `#${id}_output`,
    actionId: Number(/^r(\d+)w/.exec(id)?.[1]),
  }))
}

async function says(page: Page, row: Row, words: RegExp): Promise<void> {
  const line = page.locator(`#${row.id} [data-say]`)
  try {
    await line.filter({ hasText: words }).waitFor({ timeout: 20_000 })
  } catch {
    throw new Error(
      `The row does not say ${words}, but "${await line.textContent({ timeout: 1000 }).catch(() => page.url())}".`,
    )
  }
}

/** Takes a photo for a row, as a phone would: the button, then the picture. */
async function choosePhoto(page: Page, row: Row, name: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.click(`#${row.id} button[aria-label^="Pilih foto"]`)
  const picture = { width: 640, height: 480, channels: 3, background: '#7a5a3a' } as const
  const buffer = await sharp({ create: picture }).jpeg().toBuffer()
  await (await chooser).setFiles({ name, mimeType: 'image/jpeg', buffer })
}

/** What stands below a row about its photos. */
async function shows(page: Page, row: Row, words: RegExp): Promise<void> {
  await page
    .locator(`#${row.id} [data-photos]`)
    .filter({ hasText: words })
    .waitFor({ timeout: 20_000 })
}

const reportOf = (row: Row) =>
  own.db('reports').where({ action_id: row.actionId }).orderBy('id', 'desc').first()
const versionsOf = async (row: Row) =>
  own.db('report_versions').whereIn(
    'report_id',
    own
      .db('reports')
      .where({ action_id: row.actionId, window_id: Number(/w(\d+)$/.exec(row.id)?.[1]) })
      .select('id'),
  )

withBrowser(
  'the line goes in the middle of a round: nothing is lost, nothing is sent twice',
  async () => {
    const page = await atTheForms()
    const line = page.context()
    const [first, second] = (await rowsOf(page)) as [Row, Row]

    // With a line, what is typed becomes a draft by itself. Keys lead from cell to cell of a column.
    await page.fill(first.output, '200')
    const at = () => page.evaluate('`#${document.activeElement.id}`')
    for (const [key, cell] of [
      ['Enter', second.output],
      ['ArrowUp', first.output],
      ['ArrowDown', second.output],
      ['Shift+Enter', first.output],
      ['Enter', second.output],
    ] as const) {
      await page.keyboard.press(key)
      expect([key, await at()]).toEqual([key, cell])
    }
    await says(page, first, /draf tersimpan/)
    expect((await reportOf(first)).output).toBe(200)

    await line.setOffline(true)
    await page.fill(`#${first.id}_done_text`, 'Diketik tanpa sambungan.')
    await page.fill(first.output, '210')
    await choosePhoto(page, first, 'atap.jpg')
    await shows(page, first, /menunggu sambungan: atap\.jpg/)
    await page.click(`button[value="send:${first.id}"]`)
    await says(page, first, /menunggu sambungan/)
    await page.fill(`#${second.id}_done_text`, 'Kalimat kedua.')
    await page.locator(`#${second.id}_done_text`).blur()
    await says(page, second, /tersimpan di perangkat/)

    // The browser is closed and opened again, still without a line: the forms open, and everything stands in them.
    const later = await line.newPage()
    await later.goto(forms)
    await page.close()
    await says(later, first, /menunggu sambungan/)
    expect(await later.inputValue(`#${first.id}_done_text`)).toBe('Diketik tanpa sambungan.')
    expect(await later.inputValue(`#${second.id}_done_text`)).toBe('Kalimat kedua.')
    await shows(later, first, /menunggu sambungan: atap\.jpg/)
    expect(await later.textContent('#device')).toMatch(/2 baris .* 1 foto menunggu/)
    expect((await reportOf(first)).state).toBe('draft')

    await line.setOffline(false)
    await later.evaluate('dispatchEvent(new Event("online"))')
    await says(later, first, /terkirim/)
    await says(later, second, /draf tersimpan/)
    expect(await later.textContent('#device')).toContain('1 laporan terkirim')
    expect(await reportOf(first)).toMatchObject({
      state: 'sent',
      output: 210,
      done_text: 'Diketik tanpa sambungan.',
    })
    expect((await reportOf(second)).done_text).toBe('Kalimat kedua.')
    await shows(later, first, /terkirim: atap\.jpg/)
    // The photo was there before the report was sent: it is part of the one version.
    const versions = await versionsOf(first)
    expect(versions.map(({ content }) => content.evidence)).toEqual([
      [expect.objectContaining({ kind: 'photo', name: 'atap.jpg' })],
    ])
    expect(await own.db('evidence').where({ name: 'atap.jpg' })).toHaveLength(1)
  },
  90_000,
)

withBrowser(
  'a row whose answer was lost on the way is sent once',
  async () => {
    const page = await atTheForms()
    const [first] = (await rowsOf(page)) as [Row]
    await page.fill(first.output, '200')
    await page.evaluate(`{
      const real = fetch
      window.fetch = async (...given) => {
        await real(...given)
        window.fetch = real
        throw new TypeError('the line is gone')
      }
    }`)
    await page.click(`button[value="send:${first.id}"]`)
    await says(page, first, /menunggu sambungan/)
    expect((await reportOf(first)).state).toBe('sent')
    await page.evaluate('dispatchEvent(new Event("online"))')
    await says(page, first, /terkirim/)
    expect(await versionsOf(first)).toHaveLength(1)
  },
  60_000,
)

withBrowser(
  'a colleague wrote first meanwhile: both stand side by side, and the person chooses',
  async () => {
    const page = await atTheForms()
    const [first] = (await rowsOf(page)) as [Row]
    await page.context().setOffline(true)
    await page.fill(first.output, '210')
    await page.locator(first.output).blur()
    await page.click(`#${first.id}_done_text`)
    await page.click('h1')
    await says(page, first, /tersimpan di perangkat/)

    const colleague = await app.page({ email: officer })
    await colleague.goto(forms)
    await colleague.fill(first.output, '190')
    await colleague.click('h1')
    await says(colleague, first, /draf tersimpan/)

    await page.context().setOffline(false)
    await page.evaluate('dispatchEvent(new Event("online"))')
    await says(page, first, /menyimpan lebih dulu/)
    expect(await page.inputValue(first.output)).toBe('210')
    expect(await page.locator(`#${first.id} .update__stored`).allTextContents()).toContain(
      'Tersimpan: 190',
    )
    expect((await reportOf(first)).output).toBe(190)
    await page.getByRole('button', { name: 'Pakai ketikan saya' }).click()
    await says(page, first, /draf tersimpan/)
    expect((await reportOf(first)).output).toBe(210)
  },
  90_000,
)

const held = `Promise.all([
  indexedDB.databases().then((all) => all.map((one) => one.name)),
  caches.keys(),
  navigator.serviceWorker.getRegistrations().then((all) => all.length),
]).then(JSON.stringify)`

withBrowser(
  'after sign-out the device holds nothing',
  async () => {
    const page = await atTheForms()
    const [first] = (await rowsOf(page)) as [Row]
    await page.fill(first.output, '200')
    await page.click('h1')
    await says(page, first, /draf tersimpan/)
    await page.click('.masthead details.menu summary')
    await page.click('form[action="/session/end"] button')
    await page.waitForURL('**/session/new**')
    expect(await page.evaluate('localStorage.length + sessionStorage.length')).toBe(0)
    await expect(page.evaluate(held)).resolves.toBe(JSON.stringify([[], [], 0]))
    await page.context().setOffline(true)
    await expect(page.goto(forms)).rejects.toThrow('ERR_INTERNET_DISCONNECTED')
  },
  60_000,
)

withBrowser(
  'another person on the same device finds nothing of the one before',
  async () => {
    const page = await atTheForms()
    const [first] = (await rowsOf(page)) as [Row]
    await page.context().setOffline(true)
    await page.fill(first.output, '210')
    await page.click('h1')
    await says(page, first, /tersimpan di perangkat/)
    // The session ends without a sign-out, and somebody else signs in.
    await page.context().clearCookies()
    await page.close()
    await page.context().setOffline(false)
    const other = await page.context().newPage()
    await signIn(other, 'perkim@tkpk.test')
    await other.goto(forms)
    await other.evaluate('window.tuntasDevice.ready')
    expect(await other.evaluate('window.tuntasDevice.records().length')).toBe(0)
    expect(await other.content()).not.toContain(first.id)
    await other.waitForFunction(
      `caches.open('tuntas-mine').then((one) => one.match('${forms}')).then((page) => page?.text()).then((text) => text && !text.includes('${first.id}'))`,
    )
    expect(await reportOf(first)).not.toMatchObject({ output: 210 })
  },
  60_000,
)

withBrowser(
  'a photo is made small on the device before it travels',
  async () => {
    const page = await app.page({ email: officer, width: 360 })
    await page.goto(forms)
    await page
      .getByRole('link', { name: /Tambah foto/ })
      .first()
      .click()
    const raw = { width: 2600, height: 1950, channels: 3 } as const
    const photo = await sharp(randomBytes(raw.width * raw.height * raw.channels), { raw })
      .jpeg({ quality: 90 })
      .toBuffer()
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'rumah.jpg', mimeType: 'image/jpeg', buffer: photo })
    await page.getByRole('button', { name: /Unggah/ }).click()
    await page.getByText('rumah.jpg').first().waitFor()
    // What was stored is what was drawn on the device: two thousand pixels wide, from two and a half thousand.
    const sent = await own.db('evidence').orderBy('id', 'desc').first()
    const fingerprint = createHash('sha256').update(photo).digest('hex')
    expect(sent.sha256).not.toBe(fingerprint)
    expect(sent.size).toBeLessThan(photo.length)
  },
  60_000,
)
