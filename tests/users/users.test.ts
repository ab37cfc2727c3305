import type { Knex } from 'knex'
import type { HTMLElement } from 'node-html-parser'
import { disableAccount, editAccount, makePasswordLink } from '../../server/users/commands'
import { Trouble } from '../../server/db/visit'
import { invite, main } from '../../server/users/invite'
import { findPasswordLink, getAccount, hashToken } from '../../server/users/queries'
import type { User } from '../../server/users/user'
import { testApp } from '../support/app'
import { Client, type Page } from '../support/client'
import { demoPassword, storyNow } from '../support/constants'
import { ownDatabase, useDatabase } from '../support/database'
import { giveFactor } from '../support/factor'
import { agency, everyone, person } from '../support/people'

const db = useDatabase()
const good = 'kuali tembaga di serambi'
const twice = { new_password: good, new_password_again: good }

async function arrive(name: 'sekar' | 'ratna' | 'budi' | 'tono' = 'sekar') {
  const people = await everyone(db())
  const client = new Client(testApp(db()))
  await client.signIn(people[name].email)
  return { client, people }
}

function linkOn(page: Page): string {
  return new URL(page.html.querySelector('#link')?.text.trim() ?? '').pathname
}

function value(html: HTMLElement, id: string): string | undefined {
  return html.querySelector(`#${id}`)?.getAttribute('value')
}

async function account(email: string) {
  return db()('users').where({ email }).first()
}

describe('the list of people', () => {
  it('is the secretariat’s alone', async () => {
    const { people } = await arrive()
    const paths = ['/users', '/users/new', `/users/${people.budi.id}`]
    for (const name of ['ratna', 'budi', 'tono'] as const) {
      const client = new Client(testApp(db()))
      await client.signIn(people[name].email)
      const token = (await client.get('/account')).html
        .querySelector('[name=_csrf]')
        ?.getAttribute('value')
      for (const path of paths) expect((await client.raw(path)).status).toBe(403)
      for (const path of [
        '/users',
        `/users/${people.budi.id}`,
        `/users/${people.budi.id}/link`,
        `/users/${people.budi.id}/sign-out`,
        `/users/${people.budi.id}/disablement`,
        `/users/${people.budi.id}/enablement`,
      ]) {
        expect((await client.post(path, { _csrf: token ?? '' })).status).toBe(403)
      }
      expect((await client.get('/account')).html.querySelector('a[href="/users"]')).toBeNull()
    }
    const stranger = await new Client(testApp(db())).raw('/users')
    expect(stranger.headers['location']).toBe('/session/new?next=%2Fusers')
  })

  it('shows who, as what, for whom and how they are, and no hash of anything', async () => {
    const { client, people } = await arrive()
    await db()('users').where({ id: people.tono.id }).update({ disabled_at: storyNow })
    await db()('users').where({ id: people.sari.id }).update({ password_hash: null })
    const page = await client.get('/users')
    const row = (name: string) =>
      page.html.querySelectorAll('tbody tr').find((one) => one.text.includes(name))?.text ?? ''
    expect(row('Budi')).toMatch(/budi@tkpk.test[^]*Anggota OPD[^]*Dinas Perumahan Uji[^]*aktif/)
    expect(row('Budi')).toContain('belum pernah')
    expect(row('Sekar')).toContain('24 November 2026, 09.00 WIB')
    expect(row('Tono')).toContain('dinonaktifkan')
    expect(row('Sari')).toContain('belum memilih kata sandi')
    expect(page.response.text).not.toContain('argon2')
    expect((await client.get(`/users/${people.budi.id}`)).response.text).not.toContain('argon2')
  })

  it('is searched by name, address and agency, and filtered by role', async () => {
    const { client } = await arrive()
    const names = async (query: string) =>
      (await client.get(`/users?${query}`)).html
        .querySelectorAll('tbody th a')
        .map((one) => one.text)
    expect(await names('q=budi')).toEqual(['Budi'])
    expect(await names('q=SARI%40tkpk')).toEqual(['Sari'])
    expect(await names('q=dinas%20perumahan')).toEqual(['Budi'])
    expect(await names('role=officer')).toEqual(['Budi', 'Sari'])
    expect(await names('role=officer&q=sosial')).toEqual(['Sari'])
    expect(await names('role=king')).toHaveLength(5)
    expect(await names('q=%25')).toEqual([])
    expect(await names('q=_udi')).toEqual([])
    expect((await client.get('/users?q=zzz')).text).toContain('Tidak ada pengguna yang cocok')
  })

  it('comes in pages of fifty', async () => {
    const { client } = await arrive()
    await db()('users').insert(
      Array.from({ length: 60 }, (_, n) => ({
        email: `tamu${n}@tkpk.test`,
        name: `Tamu ${n}`,
        role: 'viewer',
      })),
    )
    const first = await client.get('/users?role=viewer')
    expect(first.html.querySelectorAll('tbody tr')).toHaveLength(50)
    expect(first.text).toContain('1–50 dari 61 pengguna')
    const next = first.html.querySelector('a[rel=next]')?.getAttribute('href') ?? ''
    const second = await client.get(next.replaceAll('&amp;', '&'))
    expect(second.text).toContain('51–61 dari 61 pengguna')
    expect(second.html.querySelectorAll('tbody tr')).toHaveLength(11)
    // By name as people count: "Tamu 9" stands before "Tamu 10".
    expect(first.text.indexOf('Tamu 9')).toBeLessThan(first.text.indexOf('Tamu 10'))
    for (const page of ['99', '0', '-1', 'x', '1e9', '2147483648']) {
      expect((await client.get(`/users?page=${page}`)).status).toBe(200)
    }
  })
})

describe('a new account', () => {
  it('comes with a link that is shown once and kept nowhere, and opens it once', async () => {
    const { client, people } = await arrive()
    const form = await client.get('/users/new')
    const page = await client.submit(form, '/users', {
      email: 'Wati@Tkpk.Test',
      name: 'Wati Lestari',
      role: 'officer',
      agency: String(people.social.id),
    })
    expect(page.status).toBe(200)
    expect(page.text).toContain('Berlaku sampai 27 November 2026, 09.00 WIB')
    const path = linkOn(page)
    const token = path.replace('/password/', '')
    expect(token).toMatch(/^[\w-]{43}$/)

    const row = await account('wati@tkpk.test')
    expect(row).toMatchObject({ role: 'officer', agency_id: people.social.id, password_hash: null })
    for (const table of ['password_links', 'history', 'sessions', 'form_receipts']) {
      expect(JSON.stringify(await db()(table))).not.toContain(token)
    }
    expect((await client.get(`/users/${row.id}`)).response.text).not.toContain(token)

    // Looking at it (a preview in a chat, say) does not use it up.
    const wati = new Client(testApp(db()))
    for (let look = 0; look < 2; look += 1) expect((await wati.get(path)).status).toBe(200)
    const choose = await wati.get(path)
    expect(choose.response.headers['cache-control']).toBe('no-store')
    expect(choose.response.headers['set-cookie']).toBeUndefined()
    expect(choose.html.querySelector('#new_password')?.getAttribute('autocomplete')).toBe(
      'new-password',
    )
    const signIn = await wati.submit(choose, path, twice)
    expect(signIn.path).toBe('/session/new?said=password')
    expect(signIn.text).toContain('Silakan masuk dengan kata sandi yang baru')
    expect(signIn.response.headers['set-cookie']).toBeUndefined()
    const home = await wati.submit(signIn, '/session', { email: 'wati@tkpk.test', password: good })
    expect(home.status).toBe(200)

    const again = await wati.get(path)
    expect(again.status).toBe(410)
    expect(again.text).toContain('minta tautan baru kepada sekretariat')
    expect((await wati.post(path, twice)).status).toBe(410)
    const trace = await db()('history').where({ subject: 'user' }).orderBy('id').pluck('event')
    expect(trace).toEqual(['user.created', 'user.link_made', 'user.password_chosen'])
    expect(JSON.stringify(await db()('history'))).not.toMatch(/kuali|argon2/)
  })

  it('is made once when the form is sent twice, and the link is not shown a second time', async () => {
    const { client } = await arrive()
    const form = await client.get('/users/new')
    const fields = { email: 'wati@tkpk.test', name: 'Wati', role: 'viewer' }
    expect((await client.submit(form, '/users', fields)).html.querySelector('#link')).not.toBeNull()
    const second = await client.submit(form, '/users', fields)
    expect(second.html.querySelector('#link')).toBeNull()
    expect(second.path).toMatch(/^\/users\/\d+$/)
    expect(await db()('users').where({ email: 'wati@tkpk.test' })).toHaveLength(1)
    expect(await db()('password_links')).toHaveLength(1)
  })

  it.each([
    ['no address', { email: '' }, 'email'],
    ['half an address', { email: 'wati@' }, 'email'],
    ['an address with a blank', { email: 'wa ti@tkpk.test' }, 'email'],
    ['an address too long', { email: `${'w'.repeat(250)}@tkpk.test` }, 'email'],
    ['an address that is taken', { email: 'BUDI@tkpk.test' }, 'email'],
    ['no name', { name: '  ' }, 'name'],
    ['a NIK for a name', { name: 'Wati 1604123456780001' }, 'name'],
    ['no role', { role: '' }, 'role'],
    ['a role there is none of', { role: 'king' }, 'role'],
    ['an officer of nowhere', { role: 'officer', agency: '' }, 'agency'],
    ['an agency there is none of', { agency: '999999' }, 'agency'],
    ['an agency that is no number', { agency: '1; DROP TABLE users' }, 'agency'],
  ])('is refused with %s, and what was typed stays', async (_what, fields, field) => {
    const { client } = await arrive()
    const typed = { email: 'wati@tkpk.test', name: 'Wati', role: 'viewer', agency: '', ...fields }
    const page = await client.submit(await client.get('/users/new'), '/users', typed)
    expect(page.status).toBe(422)
    const wrong = page.html.querySelectorAll('.errors a').map((one) => one.getAttribute('href'))
    expect(wrong).toEqual([`#${field}`])
    expect(page.html.querySelector(`#${field}-error`)).not.toBeNull()
    expect(value(page.html, 'name')).toBe(typed.name)
    expect(value(page.html, 'email')).toBe(typed.email)
    expect(await db()('users').where('email', 'like', 'wa%')).toEqual([])
  })

  it('takes nothing that the form does not have', async () => {
    const { client } = await arrive()
    await client.submit(await client.get('/users/new'), '/users', {
      email: 'wati@tkpk.test',
      name: 'Wati',
      role: 'viewer',
      password_hash: 'x',
      session_epoch: '99',
      is_demo: 'true',
      id: '1',
    })
    expect(await account('wati@tkpk.test')).toMatchObject({
      password_hash: null,
      session_epoch: 1,
      is_demo: false,
    })
  })
})

describe('a one-time link', () => {
  const link = async (user: User, now = storyNow, hours?: number) =>
    makePasswordLink(
      db(),
      'house',
      { id: user.id, disabledAt: null },
      {
        now,
        ...(hours !== undefined && { hours }),
      },
    )

  it('is stored as its SHA-256 only', async () => {
    const { budi } = await everyone(db())
    const token = (await link(budi)).replace('/password/', '')
    const [row] = await db()('password_links')
    expect(row).toMatchObject({ token_hash: hashToken(token), user_id: budi.id, made_by: null })
    expect(row.token_hash).toMatch(/^[0-9a-f]{64}$/)
  })

  it('ends after 72 hours', async () => {
    const { budi } = await everyone(db())
    const path = await link(budi)
    let now = new Date(storyNow.getTime() + 72 * 3_600_000 - 1000)
    const client = new Client(testApp(db(), { clock: () => now }))
    expect((await client.get(path)).status).toBe(200)
    now = new Date(storyNow.getTime() + 72 * 3_600_000)
    expect((await client.get(path)).status).toBe(410)
    expect((await client.post(path, twice)).status).toBe(410)
    expect((await account(budi.email)).session_epoch).toBe(1)
  })

  it('ends when a newer one is made, or the account is disabled', async () => {
    const { client, people } = await arrive()
    const first = await link(people.budi)
    const page = await client.get(`/users/${people.budi.id}`)
    expect(page.text).toContain('berlaku sampai 27 November 2026, 09.00 WIB')
    const made = await client.submit(page, `/users/${people.budi.id}/link`)
    const second = linkOn(made)
    const budi = new Client(testApp(db()))
    expect((await budi.get(first)).status).toBe(410)
    expect((await budi.get(second)).status).toBe(200)
    await client.submit(
      await client.get(`/users/${people.budi.id}`),
      `/users/${people.budi.id}/disablement`,
    )
    expect((await budi.get(second)).status).toBe(410)
    await db()('users').where({ id: people.budi.id }).update({ disabled_at: null })
    expect((await budi.get(second)).status).toBe(410)
    await db()('users').where({ id: people.budi.id }).update({ disabled_at: storyNow })
    const refused = await client.post(`/users/${people.budi.id}/link`, {
      _csrf: page.html.querySelector('[name=_csrf]')?.getAttribute('value') ?? '',
    })
    expect(refused.status).toBe(409)
    expect(refused.text).toContain('Aktifkan lagi lebih dulu')
  })

  it('that never was is answered like one that ended', async () => {
    await everyone(db())
    const client = new Client(testApp(db()))
    for (const token of ['x', 'a'.repeat(5000), '%00', '%F0%9F%A6%8A', "'%20OR%201=1", '..%2f..']) {
      const answer = await client.raw(`/password/${token}`)
      expect([token, answer.status]).toEqual([token, 410])
      expect((await client.post(`/password/${token}`, twice)).status).toBe(410)
    }
    expect((await client.raw('/password/%ff')).status).toBe(400)
  })

  it('ends every session of the account, and signs nobody in', async () => {
    const { budi } = await everyone(db())
    const thief = new Client(testApp(db()))
    await thief.signIn(budi.email)
    const path = await link(budi)
    const owner = new Client(testApp(db()))
    await owner.submit(await owner.get(path), path, twice)
    expect((await thief.raw('/account')).status).toBe(303)
    expect((await owner.raw('/account')).status).toBe(303)
    expect((await owner.signIn(budi.email, demoPassword)).status).toBe(422)
    expect((await owner.signIn(budi.email, good)).status).toBe(200)
  })

  it('refuses a weak password and still opens afterwards', async () => {
    const { budi } = await everyone(db())
    const path = await link(budi)
    const client = new Client(testApp(db()))
    const weak = await client.submit(await client.get(path), path, {
      new_password: 'bismillah12345',
      new_password_again: 'bismillah12345',
    })
    expect(weak.status).toBe(422)
    expect(weak.text).toContain('mudah ditebak')
    const differing = await client.submit(weak, path, { ...twice, new_password_again: 'kuali' })
    expect(differing.status).toBe(422)
    expect(differing.text).toContain('Tidak sama')
    expect(differing.response.text).not.toContain(good)
    expect((await client.submit(differing, path, twice)).text).toContain('Kata sandi tersimpan')
  })

  it('opens once even when two use it at the same moment', async () => {
    const own = await ownDatabase('reference', 4)
    try {
      const user = await person(own.db, 'Wati', 'viewer')
      const path = await makePasswordLink(
        own.db,
        'house',
        { id: user.id, disabledAt: null },
        {
          now: storyNow,
        },
      )
      const clients = [1, 2, 3].map(() => new Client(testApp(own.db)))
      const answers = await Promise.all(clients.map((client) => client.post(path, twice)))
      expect(answers.filter(({ status }) => status === 303)).toHaveLength(1)
      expect(answers.filter(({ status }) => status === 410)).toHaveLength(2)
    } finally {
      await own.drop()
    }
  })
})

describe('an account', () => {
  it('is given another role and agency, from the next page on', async () => {
    const { client, people } = await arrive()
    const budi = new Client(testApp(db()))
    await budi.signIn(people.budi.email)
    const at = `/users/${people.budi.id}`
    const page = await client.submit(await client.get(at), at, {
      name: 'Budi Hartono',
      role: 'secretariat',
      agency: '',
    })
    expect(page.text).toContain('Perubahan akun disimpan')
    expect((await budi.get('/users')).status).toBe(200)
    expect((await budi.get('/account')).text).toContain('tanpa OPD')
    const line = await db()('history').where({ event: 'user.edited' }).first()
    expect(line).toMatchObject({
      actor_name: 'Sekar',
      before: { name: 'Budi', role: 'officer', agencyId: people.housing.id },
      after: { name: 'Budi Hartono', role: 'secretariat', agencyId: null },
    })
    await client.submit(await client.get(at), at, {
      role: 'officer',
      agency: String(people.social.id),
    })
    expect((await budi.raw('/users')).status).toBe(403)
    expect((await budi.get('/account')).text).toContain('Dinas Sosial Uji')
  })

  it('changed by two people tells the second, and shows both texts', async () => {
    const { client, people } = await arrive()
    const at = `/users/${people.budi.id}`
    const [first, second] = [await client.get(at), await client.get(at)]
    await client.submit(first, at, { name: 'Budi Satu' })
    const clash = await client.submit(second, at, { name: 'Budi Dua', role: 'viewer' })
    expect(clash.status).toBe(409)
    expect(value(clash.html, 'name')).toBe('Budi Dua')
    expect(clash.text).toContain('Tersimpan sekarang: Budi Satu')
    expect(clash.text).toContain('Tersimpan sekarang: Anggota OPD')
    // Sent once more, knowingly, it is saved.
    expect((await client.submit(clash, at)).text).toContain('Perubahan akun disimpan')
    expect(await account('budi@tkpk.test')).toMatchObject({ name: 'Budi Dua', role: 'viewer' })
  })

  it('keeps an agency that was retired since', async () => {
    const { client, people } = await arrive()
    await db()('agencies').where({ id: people.housing.id }).update({ active: false })
    const at = `/users/${people.budi.id}`
    const page = await client.submit(await client.get(at), at, { name: 'Budi Hartono' })
    expect(page.text).toContain('Perubahan akun disimpan')
    expect((await account('budi@tkpk.test')).agency_id).toBe(people.housing.id)
    const other = await agency(db(), 'lama-uji', 'Dinas Lama Uji')
    await db()('agencies').where({ id: other.id }).update({ active: false })
    expect((await client.submit(page, at, { agency: String(other.id) })).status).toBe(422)
  })

  it('gets no address that another has', async () => {
    const { client, people } = await arrive()
    const at = `/users/${people.budi.id}`
    const page = await client.submit(await client.get(at), at, { email: 'sari@tkpk.test' })
    expect(page.status).toBe(422)
    expect(page.text).toContain('Sudah ada akun dengan surel ini')
  })

  it('that is disabled is out at once, and comes back with its password', async () => {
    const { client, people } = await arrive()
    const budi = new Client(testApp(db()))
    await budi.signIn(people.budi.email)
    const at = `/users/${people.budi.id}`
    const disabled = await client.submit(await client.get(at), `${at}/disablement`)
    expect(disabled.text).toContain('Akun dinonaktifkan')
    expect((await budi.raw('/account')).status).toBe(303)
    expect((await budi.signIn(people.budi.email)).status).toBe(422)
    const enabled = await client.submit(disabled, `${at}/enablement`)
    expect(enabled.text).toContain('Akun diaktifkan lagi')
    expect((await budi.raw('/account')).status).toBe(303)
    expect((await budi.signIn(people.budi.email)).status).toBe(200)
    const trace = await db()('history').where({ subject: 'user' }).orderBy('id').pluck('event')
    expect(trace).toEqual(['user.disabled', 'user.enabled'])
  })

  it('is signed out everywhere by the secretariat when a phone is lost', async () => {
    const { client, people } = await arrive()
    const budi = new Client(testApp(db()))
    await budi.signIn(people.budi.email)
    const at = `/users/${people.budi.id}`
    const page = await client.submit(await client.get(at), `${at}/sign-out`)
    expect(page.text).toContain('sudah dikeluarkan dari semua perangkat')
    expect((await budi.raw('/account')).status).toBe(303)
    expect((await client.get('/account')).status).toBe(200)
  })

  it('has a button for each thing, and one done says nothing of the others', async () => {
    const { client, people } = await arrive()
    const at = `/users/${people.budi.id}`
    const page = await client.get(at)
    await client.submit(page, `${at}/link`)
    await client.submit(page, `${at}/sign-out`)
    await client.submit(page, `${at}/disablement`)
    expect((await account('budi@tkpk.test')).disabled_at).not.toBeNull()
    expect(await db()('password_links')).toHaveLength(1)
  })

  it('of one’s own cannot be disabled', async () => {
    const { client, people } = await arrive()
    await person(db(), 'Wulan', 'secretariat')
    const page = await client.get(`/users/${people.sekar.id}`)
    expect(page.text).not.toContain('Nonaktifkan akun')
    const refused = await client.post(`/users/${people.sekar.id}/disablement`, {
      _csrf: page.html.querySelector('[name=_csrf]')?.getAttribute('value') ?? '',
      version: '1',
    })
    expect(refused.status).toBe(409)
    expect(refused.text).toContain('Akun sendiri tidak dapat dinonaktifkan')
    expect((await account('sekar@tkpk.test')).disabled_at).toBeNull()
  })

  it('of the last secretariat stays the secretariat’s', async () => {
    const { client, people } = await arrive()
    const at = `/users/${people.sekar.id}`
    const lone = await client.submit(await client.get(at), at, { role: 'viewer' })
    expect(lone.status).toBe(422)
    expect(lone.text).toContain('satu-satunya akun sekretariat yang dapat masuk')
    // Someone who has no password yet, or is disabled, cannot take over.
    const wulan = await person(db(), 'Wulan', 'secretariat')
    await db()('users').where({ id: wulan.id }).update({ password_hash: null })
    expect((await client.submit(await client.get(at), at, { role: 'viewer' })).status).toBe(422)
    await db()('users')
      .where({ id: wulan.id })
      .update({ password_hash: 'x', disabled_at: storyNow })
    expect((await client.submit(await client.get(at), at, { role: 'viewer' })).status).toBe(422)
    await db()('users').where({ id: wulan.id }).update({ disabled_at: null })
    const freed = await client.submit(await client.get(at), at, { role: 'viewer' })
    expect(freed.status).toBe(403)
    expect((await account('sekar@tkpk.test')).role).toBe('viewer')
  })

  it('of the last two cannot be taken away by both at the same moment', async () => {
    const own = await ownDatabase('reference', 4)
    try {
      const users = [
        await person(own.db, 'Sekar', 'secretariat'),
        await person(own.db, 'Wulan', 'secretariat'),
      ] as const
      const [one, other] = [
        await getAccount(own.db, users[0].id),
        await getAccount(own.db, users[1].id),
      ]
      const inTurn = async (work: (trx: Knex.Transaction) => Promise<void>) =>
        own.db.transaction(async (trx) => {
          await work(trx)
          await new Promise((resolve) => setTimeout(resolve, 50))
        })
      const { email, name } = one
      const results = await Promise.allSettled([
        inTurn((trx) => disableAccount(trx, one, other, 1, storyNow)),
        inTurn((trx) =>
          editAccount(trx, other, one, 1, { email, name, role: 'viewer', agencyId: null }),
        ),
      ])
      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      const left = await own.db('users').where({ role: 'secretariat' }).whereNull('disabled_at')
      expect(left).toHaveLength(1)
    } finally {
      await own.drop()
    }
  })

  it('that is not there is answered 404, whatever is asked', async () => {
    const { client } = await arrive()
    for (const id of ['999999', '0', '-1', 'x', '1e3', '99999999999', '%00', 'new/x', "1'"]) {
      expect([id, (await client.raw(`/users/${id}`)).status]).toEqual([id, 404])
    }
  })
})

describe('hostile input', () => {
  it('in any field of an account never makes the house stumble', async () => {
    const { client, people } = await arrive()
    const page = await client.get('/users/new')
    const token = page.html.querySelector('[name=_csrf]')?.getAttribute('value') ?? ''
    const link = await makePasswordLink(
      db(),
      'house',
      { id: people.tono.id, disabledAt: null },
      { now: storyNow },
    )
    const sample = { email: 'wati@tkpk.test', name: 'Wati', role: 'viewer', agency: '' }
    const values = [
      ['a', 'b'],
      '\0',
      'x'.repeat(10_000),
      '\u202e🦊́<script>alert(1)</script>',
      "'; DROP TABLE users; --",
      '2147483648',
    ]
    const targets: [string, string[]][] = [
      ['/users', ['email', 'name', 'role', 'agency', 'once']],
      [`/users/${people.budi.id}`, ['email', 'name', 'role', 'agency', 'version', 'once']],
      [`/users/${people.budi.id}/sign-out`, ['once', 'version']],
      [`/users/${people.budi.id}/enablement`, ['version']],
      [link, ['new_password', 'new_password_again', 'email']],
    ]
    for (const [path, names] of targets) {
      for (const name of names) {
        for (const typed of values) {
          const answer = await client.post(path, { _csrf: token, ...sample, [name]: typed })
          expect([path, name, answer.status < 500]).toEqual([path, name, true])
          expect(answer.text).not.toContain('<script>alert')
          await db()('users')
            .where({ email: 'wati@tkpk.test' })
            .delete()
            .catch(() => undefined)
        }
      }
    }
    for (const query of [
      'q[]=a',
      'q=a&q=b',
      'q=%00',
      `q=${'x'.repeat(5000)}`,
      'role[x]=y',
      'q=%5C',
    ]) {
      expect((await client.raw(`/users?${query}`)).status).toBe(200)
    }
    expect(await findPasswordLink(db(), 'x', storyNow)).toBeUndefined()
  })
})

describe('the first account', () => {
  it('is invited from the command line: a secretariat, with a link', async () => {
    const made = await invite(db(), { email: 'Kepala@Tkpk.Test', name: 'Kepala' }, storyNow)
    expect(made.isNew).toBe(true)
    expect(await account('kepala@tkpk.test')).toMatchObject({
      role: 'secretariat',
      password_hash: null,
    })
    const client = new Client(testApp(db()))
    await client.submit(await client.get(made.path), made.path, twice)
    await client.signIn('kepala@tkpk.test', good)
    expect((await client.get('/users')).status).toBe(200)

    const again = await invite(db(), { email: 'kepala@tkpk.test', name: '' }, storyNow)
    expect(again.isNew).toBe(false)
    expect((await client.get(again.path)).status).toBe(200)
    const trace = await db()('history').where({ actor_name: 'Tuntas' }).orderBy('id').pluck('event')
    expect(trace).toEqual(['user.created', 'user.link_made', 'user.link_made'])
  })

  it('comes back in when telephone and recovery codes are lost, by the command line', async () => {
    const { sekar } = await everyone(db())
    await giveFactor(db(), sekar)
    const typed = { email: sekar.email, name: '' }
    await invite(db(), typed, storyNow)
    expect(await db()('second_factors')).toHaveLength(1)
    await invite(db(), { ...typed, withoutFactor: true }, storyNow)
    expect(await db()('second_factors')).toEqual([])
    const line = await db()('history').where({ event: 'user.second_factor_removed' }).first()
    expect(line).toMatchObject({ actor_id: null, subject_id: sekar.id })
  })

  it('says what is missing, and opens no disabled account', async () => {
    await expect(invite(db(), { email: 'kepala@', name: '' }, storyNow)).rejects.toThrow(
      /--name, --email/,
    )
    const { tono } = await everyone(db())
    await db()('users').where({ id: tono.id }).update({ disabled_at: storyNow })
    await expect(invite(db(), tono, storyNow)).rejects.toThrow(Trouble)
  })

  it('is made by `npm run user` on the database of the configuration, whose address the link bears', async () => {
    const own = await ownDatabase('reference', 2)
    const said: string[] = []
    const hear = (text: unknown) => said.push(String(text)) > 0
    const spies = [process.stdout, process.stderr].map((stream) =>
      jest.spyOn(stream, 'write').mockImplementation(hear),
    )
    try {
      const { host, port, user, database, password } = own.connection
      const query = new URLSearchParams({ host, port: String(port), ...(password && { password }) })
      const DATABASE_URL = `postgres://${user}@localhost/${database}?${query.toString()}`
      const env = { DATABASE_URL, APP_URL: 'https://tuntas.test' }
      const args = ['--email', 'kepala@tkpk.test', '--name', 'Kepala']
      expect(await main(args, env)).toBe(0)
      const link = /https:\/\/tuntas\.test(\/password\/[\w-]{43})\n$/.exec(said.join(''))?.[1] ?? ''
      const client = new Client(testApp(own.db, { clock: () => new Date() }))
      expect((await client.get(link)).status).toBe(200)

      said.length = 0
      expect(await main([], env)).toBe(1)
      expect(await main(['--email', 'x'], env)).toBe(1)
      expect(await main(['--email', 'x'], { DATABASE_URL: 'mysql://x' })).toBe(1)
      expect(said.join('')).toMatch(/Missing: --email[^]*--name, --email[^]*DATABASE_URL is not/)
    } finally {
      for (const spy of spies) spy.mockRestore()
      await own.drop()
    }
  })
})
