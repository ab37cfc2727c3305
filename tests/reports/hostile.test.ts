import type { Knex } from 'knex'
import { useDatabase } from '../support/database'
import { buildReport } from '../support/builders'
import type { Client, Page } from '../support/client'
import { housingStory } from '../support/reporting'

const db = useDatabase()

const values = [
  '<script>x</script>',
  "' OR 1=1 --",
  '\0nul\0',
  '-1',
  '1e309',
  '99999999999999999999999999',
  '2147483648',
  '0,001',
  '2026-02-30',
  '../../etc/passwd',
  'A'.repeat(10_000),
  '\u202e\ud83d',
]

/** Sends every form of the page, with each of its fields replaced in turn; takes back what that did. */
async function tried(trx: Knex.Transaction, client: Client, page: Page): Promise<string[]> {
  const faults: string[] = []
  const forms = page.html.querySelectorAll('main form[method="post"]')
  for (const form of forms) {
    const names = form
      .querySelectorAll('input, textarea, select')
      .map((one) => one.getAttribute('name') ?? '')
      .filter((name) => name !== '_csrf')
    const actions = [form, ...form.querySelectorAll('[formaction]')].map(
      (one) => one.getAttribute('formaction') ?? one.getAttribute('action') ?? '',
    )
    const token = form.querySelector('[name="_csrf"]')?.getAttribute('value') ?? ''
    for (const action of actions) {
      for (const value of values) {
        const each = [...new Set(names)].map((name) => ({ [name]: value }))
        const odd = { [`${names[1]}[x]`]: value, [names[2] ?? 'x']: [value, value] }
        const all = Object.fromEntries(names.map((name) => [name, value]))
        for (const fields of [...each, all, odd]) {
          await trx.raw('SAVEPOINT tried')
          const answer = await client.post(action, { _csrf: token, ...fields })
          await trx.raw('ROLLBACK TO SAVEPOINT tried')
          const what = `${action} ${JSON.stringify(fields).slice(0, 80)}`
          if (answer.status >= 500) faults.push(`${answer.status} ${what}`)
          if (/<script>x/.test(answer.text)) faults.push(`unescaped ${what}`)
        }
      }
    }
  }
  return faults
}

it('whatever is typed into a report, a review or a window is answered calmly', async () => {
  const { budi, ratna, sekar, action, href, as } = await housingStory(db())
  const officer = await as(budi)
  const secretary = await as(sekar)
  const reviewer = await as(ratna)
  const pages: [Client, string][] = [
    [officer, href],
    [officer, `${href}/evidence`],
    [secretary, '/windows'],
    [secretary, '/windows/2026-TW1/edit'],
  ]
  const faults: string[] = []
  for (const [client, path] of pages)
    faults.push(...(await tried(db(), client, await client.get(path))))
  await buildReport(db(), action, '2026-TW3', { output: 1 })
  faults.push(...(await tried(db(), reviewer, await reviewer.get(href))))
  await db()('reports').update({ state: 'verified', verified_at: new Date() })
  faults.push(...(await tried(db(), reviewer, await reviewer.get(href))))
  expect(faults).toEqual([])
}, 120_000)

it('whatever an upload is made of is answered calmly', async () => {
  const { budi, href, as } = await housingStory(db())
  const client = await as(budi)
  const page = await client.get(`${href}/evidence`)
  const token = page.html.querySelector('main [name="_csrf"]')?.getAttribute('value') ?? ''
  const part = (name: string, value: string, file = '') =>
    `--b\r\nContent-Disposition: form-data; name="${name}"${file && `; filename="${file}"`}\r\n\r\n${value}\r\n`
  const signed = part('_csrf', token)
  const bodies: [string, string][] = [
    ['multipart/form-data', signed],
    ['multipart/form-data; boundary=b', signed],
    ['multipart/form-data; boundary=b', `${signed}${part('files', 'x', 'a.pdf')}`],
    ['multipart/form-data; boundary=b', `${signed}${part('__proto__', 'x')}--b--`],
    ['multipart/form-data; boundary=b', `${signed}${part('link[x][y]', 'x')}--b--`],
    ['multipart/form-data; boundary=b', `${signed}${part('other', 'x', 'a.pdf')}--b--`],
    ['multipart/form-data; boundary=b', `${signed}${part('link', 'x').repeat(40)}--b--`],
    ['multipart/form-data; boundary=b', `${signed}${part('link', 'x'.repeat(9000))}--b--`],
    ['multipart/form-data; boundary=b', `${signed}${part('n'.repeat(900), 'x')}--b--`],
    ['multipart/form-data; boundary=b', `${signed}${part('files', '', '\0')}--b--`],
    [
      'multipart/form-data; boundary=b',
      `${signed}${part('files', '%PDF-1.7\n%%EOF', 'x'.repeat(5000) + '.pdf')}--b--`,
    ],
    ['multipart/form-data; boundary=b', ''],
  ]
  const statuses = []
  for (const [type, body] of bodies) {
    const answer = await client['agent']
      .post(`${href}/evidence`)
      .set('Content-Type', type)
      .send(body)
    statuses.push(answer.status)
  }
  expect(statuses.filter((status) => status >= 500)).toEqual([])
  expect(statuses.filter((status) => status === 303)).toHaveLength(1)
  expect((await db()('evidence')).map((one) => one.name)).toEqual([`${'x'.repeat(116)}.pdf`])
})
