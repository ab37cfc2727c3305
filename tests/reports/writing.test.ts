import { useDatabase } from '../support/database'
import { buildReport } from '../support/builders'
import { filledIn, housingStory, windowCode } from '../support/reporting'

const db = useDatabase()

const stored = (code = windowCode) =>
  db()('reports')
    .join('windows', 'windows.id', 'reports.window_id')
    .where('windows.code', code)
    .first('reports.*')
const standing = (actionId: number, code = windowCode) =>
  db()('standings')
    .join('windows', 'windows.id', 'standings.window_id')
    .where({ 'standings.action_id': actionId, 'windows.code': code })
    .first('standings.*')

describe('Budi writes a report', () => {
  it('keeps a draft, to be sent later', async () => {
    const { budi, action, href, as } = await housingStory(db())
    const client = await as(budi)
    const form = await client.get(href)
    expect(form.text).toContain('Isi angka kumulatif sejak 1 Januari sampai 30 September 2026')
    const saved = await client.submit(form, `${href}/draft`, { output: '60', next_text: 'Lanjut.' })
    expect(saved.text).toContain('Draf tersimpan. Laporan belum terkirim.')
    expect(saved.html.querySelector('#output')?.getAttribute('value')).toBe('60')
    expect(await stored()).toMatchObject({
      state: 'draft',
      output: 60,
      beneficiaries: null,
      realised: null,
      first_sent_at: null,
      version: 1,
    })
    expect(await standing(action.id)).toMatchObject({
      report_state: 'draft',
      output: null,
      sent_on: null,
    })
    const lines = await db()('history').where({ subject: 'report' }).pluck('event')
    expect(lines).toEqual(['report.saved'])
  })

  it('sends it, and it counts from then on', async () => {
    const { budi, action, href, as } = await housingStory(db())
    const client = await as(budi)
    const sent = await client.submit(await client.get(href), `${href}/sending`, filledIn)
    expect(sent.text).toContain('Laporan Triwulan III 2026 terkirim')
    const report = await stored()
    expect(report).toMatchObject({
      state: 'sent',
      output: 60,
      realised: 600_000_000,
      sent_by: budi.id,
    })
    expect(await db()('report_money').where({ report_id: report.id })).toEqual([
      { report_id: report.id, fund: 'apbd', amount: 600_000_000 },
    ])
    const [version] = await db()('report_versions').where({ report_id: report.id })
    expect(version).toMatchObject({
      number: 1,
      content: { output: 60, money: { apbd: 600_000_000 }, realised: 600_000_000, evidence: [] },
    })
    expect(await standing(action.id)).toMatchObject({
      report_state: 'sent',
      output: 60,
      realised: 600_000_000,
      sent_on: '2026-11-24',
    })
  })

  it('saves and goes on to attach evidence in one step', async () => {
    const { budi, href, as } = await housingStory(db())
    const client = await as(budi)
    const next = await client.submit(await client.get(href), `${href}/draft`, {
      output: '7',
      next: 'evidence',
    })
    expect(next.path).toBe(`${href}/evidence`)
    expect(await stored()).toMatchObject({ output: 7 })
  })

  it('leaves empty, zero and absent three different things', async () => {
    const { budi, tono, action, href, as } = await housingStory(db())
    expect((await (await as(tono)).get(href)).text).toContain('Belum ada laporan untuk masa ini')
    const client = await as(budi)
    await client.submit(await client.get(href), `${href}/sending`, {
      ...filledIn,
      output: '0',
      beneficiaries: '',
      money_apbd: '',
    })
    expect(await stored()).toMatchObject({ output: 0, beneficiaries: null, realised: null })
    expect(await standing(action.id)).toMatchObject({
      output: 0,
      beneficiaries: null,
      realised: null,
    })
    const page = await (await as(tono)).get(href)
    const rows = page.html.querySelectorAll('table tbody tr').slice(0, 3)
    const cells = rows.map((row) => row.querySelector('td b')?.text)
    expect(cells).toEqual(['0 rumah', 'belum dilaporkan', 'belum dilaporkan'])
  })

  it('is asked for a status and for something of the work, and keeps what was typed', async () => {
    const { budi, href, as } = await housingStory(db())
    const client = await as(budi)
    const form = await client.get(href)
    const refused = await client.submit(form, `${href}/sending`, {
      work_status: '',
      output: '',
      money_apbd: '',
      done_text: '',
      help_text: 'Perlu <b>bantuan</b>',
    })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Pilih status pekerjaan sebelum mengirim.')
    expect(refused.text).toContain('Isi sedikitnya satu')
    expect(refused.html.querySelector('#help_text')?.text.trim()).toBe('Perlu <b>bantuan</b>')
    expect(await stored()).toBeUndefined()
  })

  it.each([
    ['work_status', { ...filledIn, work_status: 'delayed' }, 'status_reason', 'Tulis alasannya'],
    ['constraint', { ...filledIn, constraint_code: '11' }, 'constraint_text', 'perlu dijelaskan'],
    ['number', { ...filledIn, output: '14.14' }, 'output', 'bisa dibaca dua cara'],
    ['negative', { ...filledIn, beneficiaries: '-1' }, 'beneficiaries', 'Tidak boleh kurang'],
    ['money', { ...filledIn, money_apbd: 'banyak' }, 'money_apbd', 'tidak terbaca sebagai rupiah'],
    ['nik', { ...filledIn, done_text: 'Bu Ani, 1604 0101 0101 0001' }, 'done_text', 'seperti NIK'],
    ['long', { ...filledIn, next_text: 'x'.repeat(2001) }, 'next_text', 'Paling banyak 2.000'],
  ])('is told by the field what is wrong: %s', async (_name, fields, field, message) => {
    const { budi, href, as } = await housingStory(db())
    const client = await as(budi)
    const refused = await client.submit(await client.get(href), `${href}/sending`, fields)
    expect(refused.status).toBe(422)
    expect(refused.html.querySelector(`#${field}-error`)?.text).toContain(message)
    expect(await stored()).toBeUndefined()
  })

  it('sees the figures before, and what the period itself added', async () => {
    const { budi, tono, action, href, as } = await housingStory(db(), {
      reports: {
        '2026-TW2': {
          state: 'verified',
          output: 40,
          beneficiaries: null,
          money: 400_000_000,
          constraintCode: 6,
        },
      },
    })
    const client = await as(budi)
    const form = await client.get(href)
    expect(form.html.querySelector('#output-previous')?.text).toBe('TW II 2026: 40 rumah')
    expect(form.html.querySelector('#output')?.getAttribute('data-previous')).toBe('40')
    expect(form.html.querySelector('#output')?.getAttribute('value')).toBe('')
    // An unknown figure must not pass for zero, on the server or while typing.
    expect(form.html.querySelector('#beneficiaries')?.hasAttribute('data-previous')).toBe(false)
    expect(
      form.html.querySelector('#constraint_code option[selected]')?.getAttribute('value'),
    ).toBe('6')
    await client.submit(form, `${href}/draft`, { output: '48' })
    const again = await client.get(href)
    expect(again.html.querySelector('#output_derived')?.text).toBe('+8 rumah pada periode ini')
    await client.submit(again, `${href}/sending`, {
      ...filledIn,
      output: '48',
      money_apbd: '400000000',
    })
    const page = await (await as(tono)).get(href)
    const own = page.html
      .querySelectorAll('td[data-label="Pada periode ini"]')
      .map((cell) => cell.text)
    expect(own).toEqual(['+8 rumah', 'belum diketahui', 'Rp0'])
    expect(await standing(action.id)).toMatchObject({ output: 48 })
  })

  it('must confirm figures lower than before, and explain them', async () => {
    const { budi, href, as } = await housingStory(db(), {
      reports: { '2026-TW2': { output: 70, money: 100 } },
    })
    const client = await as(budi)
    const refused = await client.submit(await client.get(href), `${href}/sending`, filledIn)
    expect(refused.status).toBe(422)
    expect(refused.html.querySelector('#output-error')?.text).toContain(
      'Lebih rendah dari laporan sebelumnya (70)',
    )
    expect(refused.html.querySelector('#confirmed')).not.toBeNull()
    expect(await stored()).toBeUndefined()
    const silent = await client.submit(refused, `${href}/sending`, {
      confirmed: '1',
      done_text: '',
    })
    expect(silent.status).toBe(422)
    expect(silent.html.querySelector('#done_text-error')?.text).toContain('Jelaskan')
    const sent = await client.submit(silent, `${href}/sending`, {
      confirmed: '1',
      done_text: 'Hitung ulang.',
    })
    expect(sent.text).toContain('terkirim')
    expect(await stored()).toMatchObject({ state: 'sent', output: 60 })
  })

  it('must confirm money above the budget, but may save it as a draft at any time', async () => {
    const { budi, href, as } = await housingStory(db())
    const client = await as(budi)
    const over = { ...filledIn, money_apbd: '1.000.000.001' }
    const refused = await client.submit(await client.get(href), `${href}/sending`, over)
    expect(refused.status).toBe(422)
    expect(refused.html.querySelector('#money_apbd-error')?.text).toContain('Rp1.000.000.000')
    await client.submit(refused, `${href}/draft`, over)
    expect(await stored()).toMatchObject({ state: 'draft', realised: 1_000_000_001 })
  })

  it('reports each fund of the action by itself', async () => {
    const { budi, href, as } = await housingStory(db(), {
      budget: [
        { fund: 'dak', amount: 700 },
        { fund: 'apbd', amount: 300 },
      ],
    })
    const client = await as(budi)
    const form = await client.get(href)
    expect(
      form.html.querySelectorAll('#money input').map((one) => one.getAttribute('name')),
    ).toEqual(['money_apbd', 'money_dak'])
    await client.submit(form, `${href}/draft`, { money_dak: '0', money_csr: '5' })
    const report = await stored()
    expect(report.realised).toBe(0)
    expect(
      await db()('report_money').where({ report_id: report.id }).select('fund', 'amount'),
    ).toEqual([{ fund: 'dak', amount: 0 }])
  })
})

describe('the due day', () => {
  it.each([
    ['2026-10-15T16:59:59Z', '2026-10-15', 'tepat waktu'],
    ['2026-10-15T17:00:00Z', '2026-10-16', 'terlambat 1 hari'],
  ])('%s WIB is %s', async (instant, day, remark) => {
    const { budi, action, href, as, clock } = await housingStory(db())
    clock.now = new Date(instant)
    const client = await as(budi)
    const form = await client.get(href)
    const page = await client.submit(form, `${href}/sending`, filledIn)
    expect(await standing(action.id)).toMatchObject({ sent_on: day })
    expect(page.text).toContain(remark)
  })

  it('keeps the first sending when a report is sent again', async () => {
    const { budi, ratna, href, as, clock } = await housingStory(db())
    clock.now = new Date('2026-10-14T02:00:00Z')
    const client = await as(budi)
    await client.submit(await client.get(href), `${href}/sending`, filledIn)
    const reviewer = await as(ratna)
    await reviewer.submit(await reviewer.get(href), `${href}/return`, {
      comment_output: 'Cek lagi.',
    })
    clock.now = new Date('2026-10-20T02:00:00Z')
    await client.submit(await client.get(href), `${href}/sending`, { output: '61' })
    expect(await stored()).toMatchObject({
      first_sent_at: new Date('2026-10-14T02:00:00Z'),
      sent_at: new Date('2026-10-20T02:00:00Z'),
    })
  })
})

describe('a window that takes no reports', () => {
  it('says when it opens', async () => {
    const { budi, action, as } = await housingStory(db())
    const href = `/actions/${action.code}/reports/2026-TW4`
    const client = await as(budi)
    const page = await client.get(href)
    expect(page.text).toContain('Masa pelaporan Triwulan IV 2026 baru dibuka pada 17 Desember 2026')
    expect(page.html.querySelector('textarea')).toBeNull()
  })

  it('says since when it is locked, keeps what was typed, and opens when it is unlocked', async () => {
    const { budi, action, as, clock } = await housingStory(db())
    const href = `/actions/${action.code}/reports/2026-TW1`
    clock.now = new Date('2026-06-24T16:00:00Z')
    const client = await as(budi)
    const form = await client.get(href)
    clock.now = new Date('2026-06-24T17:00:00Z')
    const refused = await client.submit(form, `${href}/sending`, filledIn)
    expect(refused.status).toBe(409)
    expect(refused.text).toContain(
      'terkunci: jatuh temponya 15 April 2026 dan laporan terlambat diterima sampai 24 Juni 2026',
    )
    expect(refused.html.querySelector('#done_text')?.text).toContain(filledIn.done_text)
    expect(await stored('2026-TW1')).toBeUndefined()
    await db()('windows')
      .where({ code: '2026-TW1' })
      .update({ unlocked_until: '2026-06-25', unlock_reason: 'banjir' })
    const sent = await client.submit(await client.get(href), `${href}/sending`, filledIn)
    expect(sent.text).toContain('terkirim')
  })

  it('still lets a returned report be mended', async () => {
    const { budi, action, as } = await housingStory(db())
    await buildReport(db(), action, '2026-TW1', { state: 'returned', output: 5 })
    const href = `/actions/${action.code}/reports/2026-TW1`
    const client = await as(budi)
    await client.submit(await client.get(href), `${href}/sending`, { ...filledIn, output: '6' })
    expect(await stored('2026-TW1')).toMatchObject({ state: 'sent', output: 6 })
  })

  it('is not there for an action of another year', async () => {
    const { budi, action, as } = await housingStory(db())
    const client = await as(budi)
    for (const path of [
      `/actions/${action.code}/reports/2025-TW3`,
      `/actions/A-2026-999/reports/${windowCode}`,
      `/actions/${action.code}/reports/%00`,
      `/actions/%00/reports/${windowCode}`,
      `/actions/${action.code}/reports/2026-TW9`,
    ]) {
      expect((await client.get(path)).status).toBe(404)
    }
  })
})

describe('who may write', () => {
  it('only the own agency and the secretariat; the others read', async () => {
    const { budi, sari, tono, ratna, sekar, href, as } = await housingStory(db())
    const token = async (client: Awaited<ReturnType<typeof as>>) =>
      (await client.get(href)).html.querySelector('[name="_csrf"]')?.getAttribute('value') ?? ''
    for (const person of [sari, tono, ratna]) {
      const client = await as(person)
      const page = await client.get(href)
      expect(page.status).toBe(200)
      expect(page.html.querySelector('#output')).toBeNull()
      for (const step of ['draft', 'sending', 'evidence']) {
        const answer = await client.post(`${href}/${step}`, {
          ...filledIn,
          _csrf: await token(client),
          version: '0',
        })
        expect([person.name, step, answer.status]).toEqual([person.name, step, 403])
      }
    }
    expect(await stored()).toBeUndefined()
    for (const person of [budi, sekar]) {
      const client = await as(person)
      expect((await client.get(href)).html.querySelector('#output')).not.toBeNull()
    }
  })

  it('a draft is its agency’s own until it is sent', async () => {
    const { budi, sari, ratna, href, as } = await housingStory(db())
    const client = await as(budi)
    await client.submit(await client.get(href), `${href}/draft`, {
      ...filledIn,
      done_text: 'Rahasia dapur',
    })
    for (const person of [sari, ratna]) {
      const page = await (await as(person)).get(href)
      expect(page.text).toContain('sedang menyusun laporan ini')
      expect(page.text).not.toContain('Rahasia dapur')
    }
  })

  it('a stranger signs in first and finds the text again', async () => {
    const { budi, href, app, as } = await housingStory(db())
    const client = await as(budi)
    const form = await client.get(href)
    await db()('sessions').delete()
    const gone = await client.submit(form, `${href}/sending`, {
      ...filledIn,
      help_text: 'Jangan hilang',
    })
    expect(gone.status).toBe(401)
    const back = await client.submit(gone, '/session', {
      email: budi.email,
      password: 'tuntas-demo',
    })
    expect(back.path).toBe(href)
    expect(back.html.querySelector('#help_text')?.text).toContain('Jangan hilang')
    expect(app).toBeDefined()
  })
})

describe('two people at once', () => {
  it('tells the second what is stored, keeps what they typed, and saves it when they insist', async () => {
    const { budi, sekar, href, as } = await housingStory(db())
    const one = await as(budi)
    const other = await as(sekar)
    const mine = await one.get(href)
    const theirs = await other.get(href)
    await other.submit(theirs, `${href}/draft`, { output: '55', next_text: 'Dari Sekar' })
    const late = await one.submit(mine, `${href}/draft`, { output: '60', next_text: 'Dari Budi' })
    expect(late.status).toBe(409)
    expect(late.text).toContain('Orang lain menyimpan perubahan lebih dulu')
    expect(late.html.querySelector('#output')?.getAttribute('value')).toBe('60')
    expect(late.html.querySelector('#output-error')?.text).toContain('Tersimpan sekarang: 55')
    expect(late.html.querySelector('#next_text-error')?.text).toContain('Dari Sekar')
    await one.submit(late, `${href}/draft`)
    expect(await stored()).toMatchObject({ output: 60, next_text: 'Dari Budi', version: 2 })
  })

  it('shows the text to copy when a colleague has sent the report meanwhile', async () => {
    const { budi, sekar, href, as } = await housingStory(db())
    const one = await as(budi)
    const other = await as(sekar)
    const mine = await one.get(href)
    await other.submit(await other.get(href), `${href}/sending`, filledIn)
    const late = await one.submit(mine, `${href}/sending`, { ...filledIn, done_text: 'Versi Budi' })
    expect(late.status).toBe(409)
    expect(late.text).toContain('sudah terkirim dan menunggu diverifikasi')
    expect(late.html.querySelector('#done_text')?.text).toContain('Versi Budi')
    expect(late.html.querySelector('#done_text')?.hasAttribute('readonly')).toBe(true)
    expect(await db()('report_versions')).toHaveLength(1)
  })

  it('takes a form gone back to, changed and sent again for a new one', async () => {
    const { budi, href, as } = await housingStory(db())
    const client = await as(budi)
    const form = await client.get(href)
    await client.submit(form, `${href}/draft`, { output: '10' })
    const repeated = await client.submit(form, `${href}/draft`, { output: '10' })
    expect(repeated.status).toBe(200)
    const changed = await client.submit(form, `${href}/draft`, { output: '20' })
    expect(changed.status).toBe(409)
    const sent = await client.submit(form, `${href}/sending`, { ...filledIn, output: '10' })
    expect(sent.status).toBe(409)
    expect(await stored()).toMatchObject({ state: 'draft', output: 10, version: 1 })
  })
})

describe('what a report says of the action', () => {
  it('becomes the action’s status, with a line of history', async () => {
    const { budi, action, href, as } = await housingStory(db())
    const client = await as(budi)
    await client.submit(await client.get(href), `${href}/sending`, {
      ...filledIn,
      work_status: 'delayed',
      status_reason: 'Tender diulang',
    })
    expect(await db()('actions').where({ id: action.id }).first()).toMatchObject({
      status: 'delayed',
      status_reason: 'Tender diulang',
      version: action.version + 1,
    })
    expect(
      await db()('history').where({ subject: 'action', event: 'action.status_changed' }).first(),
    ).toMatchObject({
      before: { status: 'running' },
      after: { status: 'delayed', statusReason: 'Tender diulang' },
    })
    expect(await standing(action.id)).toMatchObject({ status: 'delayed', judged: 'postponed' })
  })

  it('does not, when a later window has already spoken', async () => {
    const { budi, action, as } = await housingStory(db(), {
      reports: { '2026-TW3': { output: 70, workStatus: 'running' } },
    })
    await db()('windows').where({ code: '2026-TW2' }).update({ grace_until: '2026-12-31' })
    const href = `/actions/${action.code}/reports/2026-TW2`
    const client = await as(budi)
    await client.submit(await client.get(href), `${href}/sending`, {
      ...filledIn,
      work_status: 'not_started',
      output: '0',
    })
    expect(await db()('actions').where({ id: action.id }).first()).toMatchObject({
      status: 'running',
      version: action.version,
    })
  })

  it('leaves the action’s version alone when the status stays', async () => {
    const { budi, action, href, as } = await housingStory(db())
    const client = await as(budi)
    await client.submit(await client.get(href), `${href}/sending`, filledIn)
    expect(await db()('actions').where({ id: action.id }).first()).toMatchObject({
      version: action.version,
    })
  })
})
