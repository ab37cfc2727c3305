import { randomUUID } from 'node:crypto'
import { testApp } from '../support/app'
import { demoPassword } from '../support/constants'
import { ownDatabase } from '../support/database'
import { listening } from '../support/listening'
import { people } from '../support/addresses'

let own: Awaited<ReturnType<typeof ownDatabase>>
let app: Awaited<ReturnType<typeof listening>>

beforeAll(async () => {
  own = await ownDatabase('demo', 4)
  // A disk that takes its time: what is not waited for comes too late for the next page.
  await own.db.raw(`
    CREATE FUNCTION linger() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN PERFORM pg_sleep(0.2); RETURN NEW; END $$;
    CREATE TRIGGER linger BEFORE INSERT OR UPDATE ON sessions FOR EACH ROW EXECUTE FUNCTION linger();`)
  app = await listening(testApp(own.db))
})

afterAll(async () => {
  await app.close()
  await own.drop()
})

it('a browser that follows a redirect at once meets a house that knows who signed in', async () => {
  const answer = await fetch(`${app.url}/session`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ email: people.secretariat, password: demoPassword }),
  })
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] as string
  const page = await fetch(`${app.url}/`, { redirect: 'manual', headers: { cookie } })
  expect(page.status).toBe(200)
  const token = /name="_csrf" value="([^"]+)"/.exec(await page.text())?.[1] as string

  // The sentence that was left for the next page stands on the next page.
  const opened = await fetch(`${app.url}/windows`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie },
    body: new URLSearchParams({ _csrf: token, once: randomUUID(), year: '2027' }),
  })
  expect(opened.headers.get('location')).toBe('/windows')
  const windows = await fetch(`${app.url}/windows`, { headers: { cookie } })
  expect(await windows.text()).toMatch(/role="status".*2027/)
})
