import { refreshStandings } from '../../server/actions/standing-commands'
import { remind } from '../../server/notifications/commands'
import { getSettings } from '../../server/settings/queries'
import { cityOf, letterheadOf, signatoryOf } from '../../server/settings/setting'
import { testApp } from '../support/app'
import { buildAction } from '../support/builders'
import { Client } from '../support/client'
import { useDatabase } from '../support/database'
import { everyone } from '../support/people'

const db = useDatabase()

async function arrive(name: 'sekar' | 'ratna') {
  const people = await everyone(db())
  const client = new Client(testApp(db()))
  await client.signIn(people[name].email)
  return { client, people }
}

describe('the team’s settings', () => {
  it('are changed by the secretariat, and leave a trace', async () => {
    const { client } = await arrive('sekar')
    const page = await client.get('/settings')
    const saved = await client.submit(page, '/settings', { team_name: 'TKPK Uji', slow: '50' })
    expect(saved.text).toContain('Pengaturan disimpan')
    expect(await getSettings(db())).toMatchObject({ teamName: 'TKPK Uji', slowFrom: 0.5 })
    const line = await db()('history').where({ event: 'setting.saved' }).first()
    expect(line).toMatchObject({
      actor_name: 'Sekar',
      after: expect.objectContaining({ slowFrom: 0.5 }),
    })
  })

  it('hold the letterhead and who signs, with a staff number but not more lines than there is room for', async () => {
    const { client } = await arrive('sekar')
    const home = { name: 'Kabupaten Lahat' }
    expect(letterheadOf(await getSettings(db()), home).lines).toEqual([
      'PEMERINTAH KABUPATEN LAHAT',
      'TKPK KABUPATEN LAHAT',
    ])
    expect(cityOf(await getSettings(db()), home)).toBe('Lahat')
    const typed = {
      letterhead: 'PEMERINTAH KABUPATEN LAHAT\n TIM KOORDINASI \n',
      city: 'Lahat Kota',
      signatory_office: 'Kepala Bappeda\nselaku Sekretaris',
      signatory_name: 'Siti Aminah',
      signatory_under: 'Pembina Utama Muda\nNIP 19700101 199503 2 001',
    }
    await client.submit(await client.get('/settings'), '/settings', typed)
    const settings = await getSettings(db())
    expect(letterheadOf(settings, home).lines).toEqual([
      'PEMERINTAH KABUPATEN LAHAT',
      'TIM KOORDINASI',
    ])
    expect(cityOf(settings, home)).toBe('Lahat Kota')
    expect(signatoryOf(settings)).toEqual({
      office: ['Kepala Bappeda', 'selaku Sekretaris'],
      name: 'Siti Aminah',
      under: ['Pembina Utama Muda', 'NIP 19700101 199503 2 001'],
    })
    const refused = await client.submit(await client.get('/settings'), '/settings', {
      signatory_office: 'a\nb\nc',
      minutes_number: 'TKPK/{nomor}/{hari}',
    })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Paling banyak 2 baris')
    expect(refused.text).toContain('Pola harus memuat {nomor} dan {tahun}')
  })

  it('refuse thresholds that cross, keeping what was typed', async () => {
    const { client } = await arrive('sekar')
    const page = await client.submit(await client.get('/settings'), '/settings', {
      slow: '97',
      team_name: 'Tim Baru',
    })
    expect(page.status).toBe(422)
    expect(page.text).toContain('harus di bawah batas')
    expect(page.html.querySelector('#team_name')?.getAttribute('value')).toBe('Tim Baru')
  })

  it('tell the second of two editors, and show both texts', async () => {
    const { client } = await arrive('sekar')
    const [first, second] = [await client.get('/settings'), await client.get('/settings')]
    await client.submit(first, '/settings', { team_name: 'Nama pertama' })
    const clash = await client.submit(second, '/settings', { team_name: 'Nama kedua' })
    expect(clash.status).toBe(409)
    expect(clash.html.querySelector('#team_name')?.getAttribute('value')).toBe('Nama kedua')
    expect(clash.text).toContain('Tersimpan sekarang: Nama pertama')
  })

  it('judge every action anew when a threshold changes', async () => {
    const { client, people } = await arrive('sekar')
    const action = await buildAction(db(), {
      agency: people.housing,
      outputTarget: 100,
      outputUnit: 'unit',
      startsOn: '2026-01-01',
      endsOn: '2026-12-31',
    })
    const window = await db()('windows').where({ code: '2026-TW4' }).first('id')
    await db()('reports').insert({
      action_id: action.id,
      window_id: window.id,
      state: 'sent',
      output: 70,
      first_sent_at: '2026-12-20T03:00:00Z',
      sent_at: '2026-12-20T03:00:00Z',
    })
    const judged = () =>
      db()('standings').where({ action_id: action.id, window_id: window.id }).pluck('judged')
    await refreshStandings(db(), [action.id])
    expect(await judged()).toEqual(['slow'])
    await client.submit(await client.get('/settings'), '/settings', { on_track: '70', slow: '40' })
    expect(await judged()).toEqual(['on_track'])
  })

  it('ask about a jump and remind by what the team has set, in what is stored and in what is said', async () => {
    const { client, people } = await arrive('sekar')
    const action = await buildAction(db(), {
      agency: people.housing,
      outputTarget: 100,
      outputUnit: 'unit',
    })
    const window = await db()('windows').where({ code: '2026-TW1' }).first('id')
    const [report] = await db()('reports')
      .insert({
        action_id: action.id,
        window_id: window.id,
        state: 'sent',
        output: 70,
        first_sent_at: '2026-04-10T03:00:00Z',
        sent_at: '2026-04-10T03:00:00Z',
      })
      .returning('id')
    const flags = async () => (await db()('reports').where({ id: report.id }).first('flags')).flags
    const change = async (typed: Record<string, string>) =>
      client.submit(await client.get('/settings'), '/settings', typed)
    await change({ jump: '60', remind_days: '3' })
    expect(await flags()).toEqual(['jump'])
    for (const path of ['/reports', `/actions/${action.code}/reports/2026-TW1`]) {
      expect((await client.get(path)).text).toContain('lebih dari 60 persen target')
    }
    await change({ jump: '70' })
    expect(await flags()).toEqual([])
    expect((await change({ jump: '101', remind_days: '0' })).status).toBe(422)

    await remind(db(), new Date('2026-10-10T06:30:00+07:00'), '2026-10-10')
    await remind(db(), new Date('2026-10-12T06:30:00+07:00'), '2026-10-12')
    const told = { user_id: people.budi.id, about: '2026-TW3@2026-10-15' }
    expect(await db()('notifications').where(told).orderBy('id').pluck('kind')).toEqual([
      'window_opened',
      'window_soon',
    ])
  })

  it('are not the coordinator’s to change', async () => {
    const { client } = await arrive('ratna')
    expect((await client.get('/settings')).status).toBe(403)
  })
})

it('shows the rules with the thresholds in force', async () => {
  const { client } = await arrive('ratna')
  const page = await client.get('/help')
  expect(page.text).toContain('Mulai 95 persen: sesuai. Mulai 60 persen: lambat.')
})
