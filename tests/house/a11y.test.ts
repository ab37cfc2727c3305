import type { Page } from 'playwright-core'
import { can } from '../../server/policy'
import { allRoutes, findAddresses, people, type PersonKind } from '../support/addresses'
import {
  axeFaults,
  openApp,
  overflowOf,
  watchPage,
  withBrowser,
  type OpenApp,
} from '../support/browser'
import { demoPassword } from '../support/constants'
import { ownDatabase } from '../support/database'
import { giveFactor } from '../support/factor'

// What is not a page: files that a browser saves or shows by itself, and redirects.
const files: readonly string[] = [
  '/calendar/:token.ics',
  '/decisions/:number/files/:id',
  '/documents/preview/:format',
  '/documents/:id/files/:format',
  '/evidence/:id',
  '/meetings/:id/live',
  '/meetings/:id/minutes.docx',
  '/meetings/:id/minutes.pdf',
  '/notifications/:id',
  '/session/sso',
  '/session/sso/callback',
]
const forStrangers: readonly string[] = ['/session/new', '/password/:token']

let own: Awaited<ReturnType<typeof ownDatabase>>
let opened: Promise<OpenApp> | undefined
const open = new Map<string, Promise<{ page: Page; faults: string[] }>>()

beforeAll(async () => {
  own = await ownDatabase('demo', 6)
  await giveFactor(own.db, await own.db('users').where({ email: people.other }).first('id'))
})

afterAll(async () => {
  await (await opened)?.close()
  await own.drop()
})

/** Each page is loaded at two widths, gone through with every rule, and looked at once more in the other colours. */
const looks = [
  { width: 1366, scheme: 'light', next: 'dark', only: ['color-contrast'] },
  { width: 360, scheme: 'dark', next: 'light', only: ['color-contrast', 'target-size'] },
] as const
type OneLook = (typeof looks)[number]

/** One window of the browser for each person and width, used again for every page. */
async function windowOf({ width }: OneLook, who: PersonKind | 'stranger') {
  const app = await (opened ??= openApp(own.db))
  const key = `${width} ${who}`
  const known = open.get(key)
  if (known) return known
  const fresh = (async () => {
    const page = await app.page({ width, ...(who !== 'stranger' && { email: people[who] }) })
    return { page, faults: watchPage(page, app.url) }
  })()
  open.set(key, fresh)
  return fresh
}

type Visit = Readonly<{
  name: string
  go: (page: Page) => Promise<void>
  who: (PersonKind | 'stranger')[]
}>

let visited = 0

async function faultsOf({ name, go, who }: Visit): Promise<string[]> {
  visited += 1
  const found = await Promise.all(
    looks.map(async (look, turn) => {
      // The first is whose page holds the most; the others take turns on the small screen.
      const others = who.length > 1 ? who.slice(1) : who
      const person = (turn === 0 ? who[0] : others[visited % others.length]) as Visit['who'][number]
      const { page, faults } = await windowOf(look, person)
      await page.emulateMedia({ colorScheme: look.scheme })
      await go(page)
      const seen = [...faults.splice(0), ...(await axeFaults(page))]
      const overflow = await overflowOf(page)
      if (overflow > 0) seen.push(`can be scrolled sideways by ${overflow} px`)
      await page.emulateMedia({ colorScheme: look.next })
      seen.push(...(await axeFaults(page, look.only)).map((fault) => `in ${look.next}: ${fault}`))
      return seen.map((fault) => `${name} (${look.width} px, ${look.scheme}, ${person}): ${fault}`)
    }),
  )
  return found.flat()
}

const role = {
  viewer: 'viewer',
  own: 'officer',
  other: 'officer',
  coordinator: 'coordinator',
  secretariat: 'secretariat',
} as const

const pages = allRoutes().filter(
  ({ method, path }) => method === 'get' && !files.includes(path) && !/\.(csv|xlsx)$/.test(path),
)

describe('every page can be read by everyone', () => {
  for (const { path, ability } of pages) {
    withBrowser(
      path,
      async () => {
        const address = (await findAddresses(own.db))(path)
        const who =
          ability === 'public' || forStrangers.includes(path)
            ? (['stranger'] as const)
            : // The page of an officer whose it is comes first: it holds the most.
              (['own', 'coordinator', 'secretariat', 'viewer'] as const).filter((kind) =>
                can({ role: role[kind] } as never, ability as never),
              )
        const go = async (page: Page) => {
          const answer = await page.goto(address)
          expect([address, answer?.status()]).toEqual([
            address,
            path === '/password/:token' ? expect.any(Number) : 200,
          ])
        }
        expect(await faultsOf({ name: path, go, who: [...who] })).toEqual([])
      },
      60_000,
    )
  }
})

/** Sends the form as it stands, past the browser's own checks, as an old browser would. */
async function sendForm(page: Page, action: string, status: number, to = action): Promise<void> {
  const [answer] = await Promise.all([
    page.waitForResponse((one) => one.request().method() === 'POST'),
    page.waitForEvent('load'),
    // In the page's own words: the compiler here knows no document.
    page.evaluate(`{
      const form = document.querySelector('form[action="${action}"]')
      form.noValidate = true
      form.action = '${to}'
      form.requestSubmit()
    }`),
  ])
  expect(answer.status()).toBe(status)
}

describe('so can every page that says no', () => {
  const visits: (Omit<Visit, 'go'> & {
    go: (page: Page, address: (path: string) => string) => Promise<void>
  })[] = [
    {
      name: 'a wrong password',
      who: ['stranger'],
      go: async (page) => {
        await page.goto('/session/new')
        await page.fill('[name=email]', 'perkim@tkpk.test')
        await page.fill('[name=password]', 'bukan ini')
        await sendForm(page, '/session', 422)
      },
    },
    {
      name: 'a code that does not fit',
      who: ['stranger'],
      go: async (page) => {
        await page.context().clearCookies()
        await page.goto('/session/new')
        await page.fill('[name=email]', people.other)
        await page.fill('[name=password]', demoPassword)
        await sendForm(page, '/session', 303)
        await sendForm(page, '/session/code', 422)
      },
    },
    {
      name: 'a first code that does not fit',
      who: ['viewer'],
      go: async (page) => {
        await page.goto('/account/second-factor/new')
        if (page.url().includes('/proof')) {
          await page.fill('[name=password]', demoPassword)
          await sendForm(page, '/account/proof', 303)
        }
        await sendForm(page, '/account/second-factor', 422)
      },
    },
    {
      name: 'an action with nothing in it',
      who: ['secretariat'],
      go: async (page) => {
        await page.goto('/actions/new')
        await sendForm(page, '/actions', 422)
      },
    },
    {
      name: 'a report with nothing in it',
      who: ['own'],
      go: async (page, address) => {
        const path = address('/actions/:code/reports/:window')
        await page.goto(path)
        await sendForm(page, `${path}/draft`, 422, `${path}/sending`)
      },
    },
    {
      name: 'a file that is no photo',
      who: ['own'],
      go: async (page, address) => {
        const path = address('/actions/:code/reports/:window/evidence')
        await page.goto(path)
        await page.setInputFiles('input[type=file]', {
          name: 'foto.jpg',
          mimeType: 'image/jpeg',
          buffer: Buffer.from('bukan foto'),
        })
        await sendForm(page, path, 422)
      },
    },
    {
      name: 'what is not there',
      who: ['coordinator'],
      go: async (page) => void (await page.goto('/actions/A-1900-001')),
    },
    {
      name: 'what one may not',
      who: ['viewer'],
      go: async (page) => void (await page.goto('/users')),
    },
    {
      name: 'a list that finds nothing',
      who: ['coordinator'],
      go: async (page) => void (await page.goto('/actions?q=zzzzqqqq')),
    },
  ]
  for (const visit of visits) {
    withBrowser(
      visit.name,
      async () => {
        const address = await findAddresses(own.db)
        const go = (page: Page) => visit.go(page, address)
        expect(await faultsOf({ ...visit, go })).toEqual([])
      },
      60_000,
    )
  }
})
