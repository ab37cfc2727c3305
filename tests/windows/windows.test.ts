import { buildAction, buildYear } from '../support/builders'
import type { Client } from '../support/client'
import { useDatabase } from '../support/database'
import { housingStory } from '../support/reporting'
import { localeOf } from '../../server/i18n'
import { windowName, windowShortName, windowSpan, windowUpTo } from '../../server/windows/name'
import { getWindow } from '../../server/windows/queries'
import { currentWindow, phaseOf, takesReports, type Window } from '../../server/windows/window'
import { windowsOf } from '../../server/windows/year'

const db = useDatabase()
const stored = (code: string) => db()('windows').where({ code }).first()

const third: Window = {
  id: 3,
  code: '2026-TW3',
  year: 2026,
  kind: 'quarter',
  number: 3,
  endsOn: '2026-09-30',
  opensOn: '2026-09-16',
  dueOn: '2026-10-15',
  graceUntil: '2026-12-24',
  unlockedUntil: null,
  unlockReason: null,
  version: 1,
}

describe('a window', () => {
  it('has a name, a short name, and an end in both languages', () => {
    const [id, en] = [localeOf('id'), localeOf('en')]
    expect(windowName(id, third)).toBe('Triwulan III 2026')
    expect(windowShortName(id, third)).toBe('TW III 2026')
    expect(windowUpTo(id, third)).toBe('s.d. 30 September 2026')
    expect(windowSpan(id, third)).toBe('1 Januari sampai 30 September 2026')
    expect(windowName(id, { kind: 'semester', number: 2, year: 2026 })).toBe('Semester 2 2026')
    expect(windowName(id, { kind: 'month', number: 9, year: 2026 })).toBe('September 2026')
    expect(windowName(en, third)).toBe('Quarter 3 2026')
    expect(windowShortName(en, third)).toBe('Q3 2026')
    expect(windowSpan(en, third)).toBe('1 January to 30 September 2026')
  })

  it.each([
    ['2026-09-15', 'closed'],
    ['2026-09-16', 'open'],
    ['2026-10-15', 'open'],
    ['2026-10-16', 'late'],
    ['2026-12-24', 'late'],
    ['2026-12-25', 'locked'],
  ])('is on %s %s', (today, phase) => {
    expect(phaseOf(third, today)).toBe(phase)
    expect(takesReports(third, today)).toBe(phase === 'open' || phase === 'late')
  })

  it('takes reports again while it is unlocked', () => {
    const unlocked = { ...third, unlockedUntil: '2027-01-31', unlockReason: 'banjir' }
    expect(phaseOf(unlocked, '2027-01-31')).toBe('late')
    expect(phaseOf(unlocked, '2027-02-01')).toBe('locked')
  })

  it('is current from the day it opens', () => {
    const year = windowsOf(2026, 'quarter').map((window) => ({ ...third, ...window }))
    expect(currentWindow(year, 2026, '2026-09-15')?.code).toBe('2026-TW2')
    expect(currentWindow(year, 2026, '2026-09-16')?.code).toBe('2026-TW3')
    expect(currentWindow(year, 2026, '2026-01-01')?.code).toBe('2026-TW1')
    expect(currentWindow(year, 2025, '2026-01-01')).toBeUndefined()
  })

  it('has usual days: two weeks before the end, the 15th after, seventy days of grace', () => {
    expect(
      windowsOf(2028, 'quarter').map(({ endsOn, opensOn, dueOn, graceUntil }) => [
        opensOn,
        endsOn,
        dueOn,
        graceUntil,
      ]),
    ).toEqual([
      ['2028-03-17', '2028-03-31', '2028-04-15', '2028-06-24'],
      ['2028-06-16', '2028-06-30', '2028-07-15', '2028-09-23'],
      ['2028-09-16', '2028-09-30', '2028-10-15', '2028-12-24'],
      ['2028-12-17', '2028-12-31', '2029-01-15', '2029-03-26'],
    ])
  })
})

async function clean(db: ReturnType<typeof useDatabase>) {
  await db()('windows').where('year', '>', 2026).delete()
}

describe('Sekar keeps the windows', () => {
  it('opens next year, and its actions are counted at once', async () => {
    const { sekar, as } = await housingStory(db())
    await buildAction(db(), { year: 2027 })
    await db()('standings').delete()
    await clean(db)
    const client = await as(sekar)
    const page = await client.get('/windows')
    expect(page.text).toContain('Buka tahun 2027')
    const opened = await client.submit(page, '/windows', { year: '2027' })
    expect(opened.text).toContain('Tahun 2027 dibuka.')
    expect(await stored('2027-TW4')).toMatchObject({
      ends_on: '2027-12-31',
      opens_on: '2027-12-17',
      due_on: '2028-01-15',
      grace_until: '2028-03-25',
    })
    expect(await db()('standings')).toHaveLength(4)
    expect(await db()('history').where({ subject: 'window', event: 'window.opened' })).toHaveLength(
      4,
    )
  })

  it('but no year twice, and none out of reach', async () => {
    const { sekar, as } = await housingStory(db())
    await buildYear(db(), 2027)
    const client = await as(sekar)
    const _csrf =
      (await client.get('/windows')).html.querySelector('[name="_csrf"]')?.getAttribute('value') ??
      ''
    const before = await db()('windows')
    const twice = await client.post('/windows', { _csrf, year: '2027' })
    expect([twice.status, twice.text.includes('Tahun 2027 sudah dibuka')]).toEqual([409, true])
    for (const year of ['2024', '2028', '99999', '-1', 'x', '', '2027.5']) {
      expect((await client.post('/windows', { _csrf, year })).status).toBe(422)
    }
    expect(await db()('windows')).toEqual(before)
  })

  it('moves the days of one', async () => {
    const { sekar, as } = await housingStory(db())
    const client = await as(sekar)
    const page = await client.get('/windows/2026-TW4/edit')
    const saved = await client.submit(page, '/windows/2026-TW4', {
      due_on: '20/01/2027',
      grace_until: '2027-01-20',
    })
    expect(saved.text).toContain('Tanggal Triwulan IV 2026 tersimpan.')
    expect(await stored('2026-TW4')).toMatchObject({
      due_on: '2027-01-20',
      grace_until: '2027-01-20',
      version: 2,
    })
    expect(await db()('history').where({ event: 'window.edited' }).first()).toMatchObject({
      before: { dueOn: '2027-01-15' },
      after: { dueOn: '2027-01-20' },
    })
  })

  it.each([
    ['opens_on', '2027-01-16', 'paling lambat pada hari jatuh tempo'],
    ['due_on', '2026-12-30', 'tidak boleh sebelum akhir masanya, 31 Desember 2026'],
    ['grace_until', '2027-01-14', 'tidak boleh sebelum jatuh tempo'],
    ['grace_until', '2099-01-01', 'terlalu jauh'],
    ['opens_on', '2026-02-30', 'tidak terbaca sebagai tanggal'],
    ['due_on', '', 'Isi bagian ini'],
  ])('and is told by the field: %s %s', async (field, day, message) => {
    const { sekar, as } = await housingStory(db())
    const client = await as(sekar)
    const page = await client.get('/windows/2026-TW4/edit')
    const refused = await client.submit(page, '/windows/2026-TW4', { [field]: day })
    expect(refused.status).toBe(422)
    expect(refused.html.querySelector(`#${field}-error`)?.text).toContain(message)
    expect(refused.html.querySelector(`#${field}`)?.getAttribute('value')).toBe(day)
    expect(await stored('2026-TW4')).toMatchObject({ version: 1 })
  })

  it('sees what another stored meanwhile', async () => {
    const { sekar, as } = await housingStory(db())
    const client = await as(sekar)
    const page = await client.get('/windows/2026-TW4/edit')
    await db()('windows').where({ code: '2026-TW4' }).update({ due_on: '2027-01-10', version: 2 })
    const late = await client.submit(page, '/windows/2026-TW4', { due_on: '2027-01-12' })
    expect(late.status).toBe(409)
    expect(late.html.querySelector('#due_on')?.getAttribute('value')).toBe('2027-01-12')
    expect(late.html.querySelector('#due_on-error')?.text).toContain('10 Januari 2027')
    await client.submit(late, '/windows/2026-TW4')
    expect(await stored('2026-TW4')).toMatchObject({ due_on: '2027-01-12', version: 3 })
  })

  it('unlocks one that has locked, with a reason that all can read', async () => {
    const { sekar, tono, as } = await housingStory(db())
    const client = await as(sekar)
    const page = await client.get('/windows/2026-TW1/edit')
    const empty = await client.submit(page, '/windows/2026-TW1/unlocking', {
      until: '2026-11-23',
      reason: '',
    })
    expect(empty.status).toBe(422)
    expect(empty.html.querySelector('#until-error')?.text).toContain('hari ini atau sesudahnya')
    await client.submit(empty, '/windows/2026-TW1/unlocking', {
      until: '2026-11-24',
      reason: 'Banjir di Kikim',
    })
    expect(phaseOf(await getWindow(db(), '2026-TW1'), '2026-11-24')).toBe('late')
    const seen = await (await as(tono)).get('/windows')
    expect(seen.text).toContain('dibuka lagi s.d. 24 November 2026: Banjir di Kikim')
    expect(await db()('history').where({ event: 'window.unlocked' }).first()).toMatchObject({
      after: { reason: 'Banjir di Kikim' },
    })
  })

  it('but not one that still takes reports', async () => {
    const { sekar, as } = await housingStory(db())
    const client = await as(sekar)
    const page = await client.get('/windows/2026-TW4/edit')
    expect(page.html.querySelector('#until')).toBeNull()
    const answer = await client.post('/windows/2026-TW4/unlocking', {
      _csrf: tokenOf(page),
      version: '1',
      until: '2027-06-01',
      reason: 'iseng saja',
    })
    expect([answer.status, answer.text.includes('belum melewati batas terlambat')]).toEqual([
      409,
      true,
    ])
  })
})

const tokenOf = (page: Awaited<ReturnType<Client['get']>>) =>
  page.html.querySelector('[name="_csrf"]')?.getAttribute('value') ?? ''

describe('everyone else', () => {
  it('sees the windows, with where each stands today, and changes none', async () => {
    const { budi, ratna, tono, as } = await housingStory(db())
    for (const person of [budi, ratna, tono]) {
      const client = await as(person)
      const page = await client.get('/windows')
      expect(page.text).toContain('Triwulan III 2026')
      expect(page.text).toContain('lewat jatuh tempo, masih diterima')
      expect(page.html.querySelectorAll('main form')).toEqual([])
      const _csrf = tokenOf(page)
      expect((await client.get('/windows/2026-TW4/edit')).status).toBe(403)
      for (const path of ['/windows', '/windows/2026-TW4', '/windows/2026-TW4/unlocking']) {
        expect((await client.post(path, { _csrf, year: '2027' })).status).toBe(403)
      }
    }
  })

  it('finds no window under an address that names none', async () => {
    const { sekar, as } = await housingStory(db())
    const client = await as(sekar)
    for (const code of ['2026-TW5', '%00', 'x', '2098-TW1', '2026-tw4']) {
      expect((await client.get(`/windows/${code}/edit`)).status).toBe(404)
    }
  })
})
