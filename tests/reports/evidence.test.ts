import sharp from 'sharp'
import { addEvidence } from '../../server/reports/evidence-commands'
import type { NewFile } from '../../server/reports/evidence'
import { getSlot } from '../../server/reports/queries'
import { Client } from '../support/client'
import { storyNow } from '../support/constants'
import { useDatabase } from '../support/database'
import { filledIn, housingStory, windowCode } from '../support/reporting'

const db = useDatabase()

const picture = (width = 40, height = 30) =>
  sharp({ create: { width, height, channels: 3, background: '#884422' } })
const photo = () => picture().jpeg().toBuffer()
const pdf = (inside = '') => Buffer.from(`%PDF-1.7\n${inside}\ntrailer\n%%EOF\n`)

async function evidencePageOf(client: Client, href: string) {
  return client.get(`${href}/evidence`)
}
async function attach(client: Client, href: string, name: string, bytes: Buffer) {
  return client.upload(await evidencePageOf(client, href), `${href}/evidence`, [{ name, bytes }])
}
const rows = () => db()('evidence').orderBy('id')

describe('Budi attaches evidence', () => {
  it('makes the draft with the first photo, and shows it', async () => {
    const { budi, action, href, as } = await housingStory(db())
    const client = await as(budi)
    const page = await attach(client, href, 'Rumah Bu Ani.JPG', await photo())
    expect(page.text).toContain('Bukti tersimpan')
    const [piece] = await rows()
    expect(piece).toMatchObject({
      kind: 'photo',
      name: 'Rumah Bu Ani.jpg',
      media_type: 'image/jpeg',
      added_by: budi.id,
    })
    expect(await db()('reports').first()).toMatchObject({ state: 'draft', version: 1 })
    expect(
      await db()('standings').where({ action_id: action.id, report_state: 'draft' }),
    ).toHaveLength(1)
    const form = await client.get(href)
    expect(form.html.querySelector('.evidence-list a')?.getAttribute('href')).toBe(
      `/evidence/${piece.id}`,
    )
  })

  it('without telling where and with what it was taken', async () => {
    const { budi, href, as } = await housingStory(db())
    const exif = {
      IFD0: { Make: 'TelePhoneMaker' },
      IFD3: { GPSLatitude: '3/1 47/1 0/1', GPSLatitudeRef: 'S' },
    }
    const original = await picture().jpeg().withExif(exif).withIccProfile('p3').toBuffer()
    expect((await sharp(original).metadata()).exif?.includes('TelePhoneMaker')).toBe(true)
    await attach(await as(budi), href, 'rumah.jpg', original)
    const { content } = await db()('evidence_files').first()
    const kept = await sharp(content).metadata()
    expect(kept).toMatchObject({ format: 'jpeg', width: 40, height: 30 })
    expect([kept.exif, kept.icc, kept.xmp, kept.iptc]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
    expect(content.includes('TelePhoneMaker')).toBe(false)
  })

  it('upright, at most 2000 pixels a side, whatever the format', async () => {
    const { budi, href, as } = await housingStory(db())
    const client = await as(budi)
    const lying = await picture(3000, 300).jpeg().withMetadata({ orientation: 6 }).toBuffer()
    await attach(client, href, 'lying.jpeg', lying)
    await attach(
      client,
      href,
      'clear.png',
      await sharp({ create: { width: 9, height: 9, channels: 4, background: '#0000' } })
        .png()
        .toBuffer(),
    )
    await attach(client, href, 'web.webp', await picture().webp().toBuffer())
    const sizes = []
    for (const { content } of await db()('evidence_files').orderBy('evidence_id')) {
      const { format, width, height } = await sharp(content).metadata()
      sizes.push([format, width, height])
    }
    expect(sizes).toEqual([
      ['jpeg', 200, 2000],
      ['jpeg', 9, 9],
      ['jpeg', 40, 30],
    ])
    expect((await rows()).map((one) => one.name)).toEqual(['lying.jpg', 'clear.jpg', 'web.jpg'])
  })

  it.each<[string, string, () => Promise<Buffer> | Buffer, string]>([
    ['a program called photo', 'foto.jpg', () => Buffer.from('MZ\x90\0\x03\0\0\0'), 'bukan foto atau PDF'],
    ['a drawing that can run scripts', 'peta.svg', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), 'bukan foto atau PDF'],
    ['a page', 'index.html', () => Buffer.from('<!doctype html><script>alert(1)</script>'), 'bukan foto atau PDF'],
    ['a page called PDF', 'laporan.pdf', () => Buffer.from('<!doctype html>%PDF-1.7 %%EOF'), 'bukan foto atau PDF'],
    ['a photo called PDF', 'laporan.pdf', photo, 'tidak sesuai dengan akhiran'],
    ['a PDF called photo', 'foto.jpg', () => pdf(), 'tidak sesuai dengan akhiran'],
    ['a photo called program', 'foto.jpg.exe', photo, 'tidak sesuai dengan akhiran'],
    ['a photo cut off', 'foto.jpg', async () => (await picture(400, 400).jpeg().toBuffer()).subarray(0, 900), 'rusak atau tidak lengkap'],
    ['a PDF cut off', 'laporan.pdf', () => Buffer.from('%PDF-1.7\n1 0 obj'), 'rusak atau tidak lengkap'],
    ['an archive behind a PDF', 'laporan.pdf', () => Buffer.concat([pdf(), Buffer.from('PK\x03\x04'), Buffer.alloc(3000)]), 'rusak atau tidak lengkap'],
    ['only the first bytes of a photo', 'foto.jpg', () => Buffer.from('ffd8ffe0', 'hex'), 'rusak atau tidak lengkap'],
    ['nothing', 'foto.jpg', () => Buffer.alloc(0), 'kosong'],
    ['a photo as an iPhone keeps it', 'IMG_1.HEIC', () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), 'Simpan sebagai JPEG'],
    ['a picture that moves', 'gerak.webp', async () => sharp(await frames(), { animated: true }).webp().toBuffer(), 'gambar bergerak'],
    ['a small file that unpacks to 64 million pixels', 'bom.png', () => picture(8000, 8000).png({ compressionLevel: 9 }).toBuffer(), '51 megapiksel'],
  ])('is refused %s', async (_name, name, bytes, message) => {
    const { budi, href, as } = await housingStory(db())
    const page = await attach(await as(budi), href, name, await bytes())
    expect(page.status).toBe(422)
    expect(page.html.querySelector('#files-error')?.text).toContain(message)
    expect(await rows()).toEqual([])
    expect(await db()('reports')).toEqual([])
  }) // prettier-ignore

  it('is told of a file too large, by the field, and at exactly 10 MB is not', async () => {
    const { budi, href, as } = await housingStory(db())
    const client = await as(budi)
    const limit = 10 * 1024 * 1024
    const large = (size: number) =>
      Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(size - 14, 32), Buffer.from('%%EOF')])
    const page = await attach(client, href, 'besar.pdf', large(limit + 1))
    expect(page.status).toBe(413)
    expect(page.html.querySelector('#files-error')?.text).toContain(
      'Satu berkas paling besar 10 MB',
    )
    expect(await rows()).toEqual([])
    expect((await attach(client, href, 'besar.pdf', large(limit))).status).toBe(200)
    expect((await rows())[0]).toMatchObject({ size: limit })
  })

  it('is refused all of a bundle when one is wrong, and more than five at once', async () => {
    const { budi, href, as } = await housingStory(db())
    const client = await as(budi)
    const one = { name: 'a.jpg', bytes: await photo() }
    const page = await evidencePageOf(client, href)
    const mixed = await client.upload(page, `${href}/evidence`, [
      one,
      { name: 'b.jpg', bytes: Buffer.from('MZ') },
    ])
    expect(mixed.text).toContain('“b.jpg” bukan foto')
    const six = Array.from({ length: 6 }, (_, n) => ({ name: `${n}.pdf`, bytes: pdf(String(n)) }))
    const many = await client.upload(page, `${href}/evidence`, six)
    expect([many.status, many.html.querySelector('#files-error')?.text.trim()]).toEqual([
      422,
      'Paling banyak 5 berkas sekali unggah.',
    ])
    expect(await rows()).toEqual([])
    await client.upload(page, `${href}/evidence`, six.slice(1))
    expect(await rows()).toHaveLength(5)
  })

  it('the same file only once a report, and at most twenty pieces', async () => {
    const { budi, href, as, action } = await housingStory(db())
    const client = await as(budi)
    const bytes = await photo()
    await attach(client, href, 'a.jpg', bytes)
    const twice = await attach(client, href, 'b.jpg', bytes)
    expect([twice.status, twice.html.querySelector('#files-error')?.text.trim()]).toEqual([
      422,
      '“b.jpg” sudah ada pada laporan ini.',
    ])
    const slot = await getSlot(db(), action.code, windowCode)
    const file = (n: number): NewFile => ({
      kind: 'pdf',
      name: `${n}.pdf`,
      mediaType: 'application/pdf',
      bytes: pdf(),
      sha256: String(n),
    })
    await addEvidence(
      db(),
      budi,
      slot,
      Array.from({ length: 19 }, (_, n) => file(n)),
      null,
      storyNow,
    )
    const page = await evidencePageOf(client, href)
    expect(page.text).toContain('Sudah 20 bukti')
    await expect(addEvidence(db(), budi, slot, [file(20)], null, storyNow)).rejects.toMatchObject({
      status: 422,
    })
  })

  it('under a name that leads nowhere and hides nothing', async () => {
    const { budi, href, as } = await housingStory(db())
    const client = await as(budi)
    await attach(client, href, '../../../etc/passwd.pdf', pdf('1'))
    await attach(client, href, 'KTP 1604010101010001.pdf', pdf('2'))
    await attach(client, href, 'foto "\r\nX-Evil: 1".pdf', pdf('3'))
    expect((await rows()).map((one) => one.name)).toEqual([
      'passwd.pdf',
      'KTP ….pdf',
      'foto _X-Evil_ 1_.pdf',
    ])
    const answer = await client.raw(`/evidence/${(await rows())[2]?.id}`)
    expect(answer.headers['x-evil']).toBeUndefined()
    expect(answer.headers['content-disposition']).toContain('filename="foto _X-Evil_ 1_.pdf"')
  })

  it('or a link, but only https and without a password in it', async () => {
    const { budi, href, as } = await housingStory(db())
    const client = await as(budi)
    const add = async (fields: Record<string, string>) => {
      const page = await evidencePageOf(client, href)
      return client.submit(page, `${href}/evidence`, fields)
    }
    for (const link of [
      'http://a.go.id/x',
      'javascript:alert(1)',
      'https://budi:rahasia@a.go.id',
      'https:///',
      'data:text/html,x',
    ]) {
      const refused = await add({ link })
      expect([link, refused.status, refused.html.querySelector('#link-error') !== null]).toEqual([
        link,
        422,
        true,
      ])
      expect(refused.html.querySelector('#link')?.getAttribute('value')).toBe(link)
    }
    expect((await add({ link_name: 'Berita' })).status).toBe(422)
    expect((await add({})).text).toContain('Pilih berkas dahulu')
    await add({ link: 'https://lahatkab.go.id/berita/1' })
    await add({ link: 'https://lahatkab.go.id/berita/2', link_name: 'Serah terima' })
    expect((await rows()).map((one) => [one.kind, one.name])).toEqual([
      ['link', 'lahatkab.go.id'],
      ['link', 'Serah terima'],
    ])
    expect((await add({ link: 'https://lahatkab.go.id/berita/2' })).status).toBe(422)
    expect((await client.raw(`/evidence/${(await rows())[0]?.id}`)).status).toBe(404)
  })

  it('takes a piece away again, with its file', async () => {
    const { budi, href, as } = await housingStory(db())
    const client = await as(budi)
    await attach(client, href, 'a.pdf', pdf())
    const [piece] = await rows()
    const page = await client.submit(
      await evidencePageOf(client, href),
      `/evidence/${piece.id}/removal`,
    )
    expect(page.text).toContain('Belum ada bukti')
    expect(await db()('evidence_files')).toEqual([])
    expect(await db()('history').where({ subject: 'report' }).pluck('event')).toEqual([
      'evidence.added',
      'evidence.removed',
    ])
  })

  it('and loses none to a form sent twice', async () => {
    const { budi, href, as } = await housingStory(db())
    const client = await as(budi)
    const page = await evidencePageOf(client, href)
    for (let n = 0; n < 3; n += 1) {
      const answer = await client.upload(page, `${href}/evidence`, [
        { name: 'a.pdf', bytes: pdf() },
      ])
      expect(answer.status).toBe(200)
    }
    // The same page, another file: not taken for a repetition.
    await client.upload(page, `${href}/evidence`, [{ name: 'b.pdf', bytes: pdf('b') }])
    expect((await rows()).map((one) => one.name)).toEqual(['a.pdf', 'b.pdf'])
  })
})

describe('once the report is sent', () => {
  it('its evidence is fixed, and named in the version', async () => {
    const { budi, ratna, href, as } = await housingStory(db())
    const client = await as(budi)
    await attach(client, href, 'a.pdf', pdf())
    const [piece] = await rows()
    const before = await evidencePageOf(client, href)
    await client.submit(await client.get(href), `${href}/sending`, filledIn)
    const { content } = await db()('report_versions').first()
    expect(content.evidence).toEqual([
      { id: piece.id, kind: 'pdf', name: 'a.pdf', sha256: piece.sha256 },
    ])
    expect((await evidencePageOf(client, href)).html.querySelector('#files')).toBeNull()
    expect(
      (await client.upload(before, `${href}/evidence`, [{ name: 'b.pdf', bytes: pdf('b') }]))
        .status,
    ).toBe(409)
    expect((await client.submit(before, `/evidence/${piece.id}/removal`)).status).toBe(409)
    expect(await rows()).toHaveLength(1)
    const reviewer = await as(ratna)
    await reviewer.submit(await reviewer.get(href), `${href}/return`, {
      comment_evidence: 'Foto, bukan PDF.',
    })
    await attach(client, href, 'c.jpg', await photo())
    await client.submit(await evidencePageOf(client, href), `/evidence/${piece.id}/removal`)
    await client.submit(await client.get(href), `${href}/sending`)
    const changes = (await reviewer.get(href)).html
      .querySelectorAll('del, ins')
      .map((one) => one.text)
    expect(changes).toEqual(['a.pdf', 'c.jpg'])
  })

  it('a photo that lies on another report too is marked', async () => {
    const { budi, ratna, action, href, as } = await housingStory(db())
    await db()('windows').where({ code: '2026-TW2' }).update({ grace_until: '2026-12-31' })
    const earlier = `/actions/${action.code}/reports/2026-TW2`
    const client = await as(budi)
    const bytes = await photo()
    for (const path of [earlier, href]) {
      await attach(client, path, 'a.jpg', bytes)
      await client.submit(await client.get(path), `${path}/sending`, filledIn)
    }
    const reviewer = await as(ratna)
    expect((await reviewer.get(href)).text).toContain('juga pada laporan lain')
    expect(
      (await reviewer.get('/reports')).html.querySelectorAll('.tag').map((tag) => tag.text),
    ).toContain('Bukti dipakai ulang')
  })
})

describe('who may fetch evidence', () => {
  it('a photo is shown in place, a PDF only handed over, and neither can do anything', async () => {
    const { budi, tono, href, as } = await housingStory(db())
    const client = await as(budi)
    await attach(client, href, 'a.jpg', await photo())
    await attach(client, href, 'b.pdf', pdf('<script>alert(1)</script>'))
    await client.submit(await client.get(href), `${href}/sending`, filledIn)
    const [image, paper] = await rows()
    const reader = await as(tono)
    const shown = await reader.raw(`/evidence/${image.id}`)
    expect(shown.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store, no-transform',
    })
    expect(shown.headers['content-disposition']).toMatch(/^inline; /)
    const handed = await reader.raw(`/evidence/${paper.id}`)
    expect(handed.headers['content-type']).toBe('application/pdf')
    expect(handed.headers['content-disposition']).toBe(
      `attachment; filename="b.pdf"; filename*=UTF-8''b.pdf`,
    )
    expect(handed.body).toEqual(pdf('<script>alert(1)</script>'))
    const small = await reader.raw(`/evidence/${image.id}?size=small`)
    expect((await sharp(small.body as Buffer).metadata()).format).toBe('jpeg')
  })

  it('nobody else while the report is a draft, and no stranger at all', async () => {
    const { budi, ratna, sari, href, app, as } = await housingStory(db())
    const client = await as(budi)
    await attach(client, href, 'a.pdf', pdf())
    const [piece] = await rows()
    expect((await client.raw(`/evidence/${piece.id}`)).status).toBe(200)
    for (const person of [ratna, sari])
      expect((await (await as(person)).raw(`/evidence/${piece.id}`)).status).toBe(404)
    const stranger = await new Client(app).raw(`/evidence/${piece.id}`)
    expect([stranger.status, stranger.headers['location']]).toEqual([
      303,
      `/session/new?next=%2Fevidence%2F${piece.id}`,
    ])
    for (const id of ['0', '-1', '99999999999', 'x', '%00', '2147483647']) {
      expect((await client.raw(`/evidence/${id}`)).status).toBe(404)
    }
  })

  it('and only the own agency adds or removes', async () => {
    const { budi, sari, tono, ratna, href, as } = await housingStory(db())
    await attach(await as(budi), href, 'a.pdf', pdf())
    const [piece] = await rows()
    for (const person of [sari, tono, ratna]) {
      const client = await as(person)
      expect((await client.get(`${href}/evidence`)).status).toBe(403)
      const _csrf =
        (await client.get(href)).html.querySelector('[name="_csrf"]')?.getAttribute('value') ?? ''
      expect((await client.post(`/evidence/${piece.id}/removal`, { _csrf })).status).toBe(403)
    }
    expect(await rows()).toHaveLength(1)
  })

  it('and nobody without the token of a form', async () => {
    const { budi, href, as } = await housingStory(db())
    const client = await as(budi)
    const page = await evidencePageOf(client, href)
    const answer = await client.upload(
      page,
      `${href}/evidence`,
      [{ name: 'a.pdf', bytes: pdf() }],
      { _csrf: 'x' },
    )
    expect(answer.status).toBe(403)
    expect(await rows()).toEqual([])
  })
})

it('what fails leaves neither report nor file behind', async () => {
  const { budi, action } = await housingStory(db())
  const slot = await getSlot(db(), action.code, windowCode)
  const file: NewFile = {
    kind: 'pdf',
    name: 'a.pdf',
    mediaType: 'application/pdf',
    bytes: pdf(),
    sha256: 'a',
  }
  const broken = { ...file, sha256: 'b', name: '' }
  await expect(addEvidence(db(), budi, slot, [file, broken], null, storyNow)).rejects.toThrow(
    'evidence_name_length',
  )
  for (const table of ['reports', 'evidence', 'evidence_files'])
    expect(await db()(table)).toEqual([])
})

/** Two frames on top of each other, as a moving picture. */
async function frames(): Promise<Buffer> {
  const two = await Promise.all(
    ['#f00', '#00f'].map((background) =>
      sharp({ create: { width: 8, height: 8, channels: 3, background } })
        .png()
        .toBuffer(),
    ),
  )
  return sharp(two, { join: { animated: true } })
    .webp({ loop: 0, delay: [100, 100] })
    .toBuffer()
}
