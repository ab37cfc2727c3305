import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import axe from 'axe-core'
import type { Knex } from 'knex'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { Parts } from '../../server/app'
import { testApp } from './app'
import { findBrowser, launch } from './chromium'
import { demoPassword } from './constants'

const found = findBrowser()
const skipped = it.skip

/**
 * A test that needs a browser. Where none runs it is skipped and named at the end of the run; where somebody relies on
 * the answer (CI) it fails instead, unless ALLOW_NO_BROWSER says that this is known.
 */
export function withBrowser(name: string, story: () => Promise<void>, timeout?: number): void {
  const mustRun = process.env['CI'] === 'true' && process.env['ALLOW_NO_BROWSER'] !== '1'
  if (found) it(name, story, timeout)
  else if (mustRun) it(name, () => Promise.reject(new Error('No browser runs on this machine.')))
  else skipped(`${name} (no browser runs on this machine)`, story)
}

/** How a person looks at the app: width in CSS pixels, in the light or in the dark, with scripts or without. */
export type Look = Readonly<{
  width?: 360 | 1366 | 1920
  scheme?: 'light' | 'dark'
  scripts?: boolean
  /** Whose session the page begins with; nobody's when left out. */
  email?: string
}>

const heights = { 360: 740, 1366: 768, 1920: 1080 } as const

export type OpenApp = Readonly<{
  url: string
  page(look?: Look): Promise<Page>
  close(): Promise<void>
}>

/** Starts the app on `db` behind a real port of this machine, and a browser in front of it. */
export async function openApp(db: Knex, parts: Partial<Parts> = {}): Promise<OpenApp> {
  const server = createServer(testApp(db, parts))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const browser = await openBrowser(url)
  return {
    url,
    page: browser.page,
    close: async () => {
      await browser.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** A browser in front of an app that runs already. */
export async function openBrowser(
  url: string,
): Promise<Readonly<{ page(look?: Look): Promise<Page>; close(): Promise<void> }>> {
  if (!found) throw new Error('No browser runs on this machine.')
  const browser = await launch(found)
  const sessions = new Map<string, Awaited<ReturnType<BrowserContext['storageState']>>>()

  async function contextOf(look: Look): Promise<BrowserContext> {
    const { width = 1366, scheme = 'light', scripts = true, email } = look
    return browser.newContext({
      baseURL: url,
      viewport: { width, height: heights[width] },
      colorScheme: scheme,
      javaScriptEnabled: scripts,
      locale: 'id-ID',
      reducedMotion: 'reduce',
      ...(email !== undefined && { storageState: await sessionOf(email) }),
    })
  }

  // Each person signs in once, by the page; later looks begin with that session.
  async function sessionOf(email: string) {
    const known = sessions.get(email)
    if (known) return known
    const context = await contextOf({})
    const page = await context.newPage()
    await signIn(page, email)
    const state = await context.storageState()
    await context.close()
    sessions.set(email, state)
    return state
  }

  return {
    page: async (look = {}) => (await contextOf(look)).newPage(),
    close: () => closeBrowser(browser),
  }
}

async function closeBrowser(browser: Browser): Promise<void> {
  await browser.close()
}

/** Fills the sign-in page as a person does. */
export async function signIn(page: Page, email: string, password = demoPassword): Promise<void> {
  await page.goto('/session/new')
  await page.fill('[name=email]', email)
  await page.fill('[name=password]', password)
  await Promise.all([
    page.waitForURL((url) => !url.pathname.startsWith('/session')),
    page.click('form[action="/session"] [type=submit]'),
  ])
}

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Runs axe on the page as it stands; `rules` limits it to some. One line per fault, with where it is. */
export async function axeFaults(page: Page, rules?: readonly string[]): Promise<string[]> {
  // Evaluated by the browser's own door: a script tag would be refused by the page's policy.
  await page.evaluate(axe.source)
  return page.evaluate(
    async ([tags, only]) => {
      const run = (globalThis as unknown as { axe: typeof axe }).axe.run
      const results = await run({
        runOnly: only ? { type: 'rule', values: [...only] } : { type: 'tag', values: [...tags] },
        resultTypes: ['violations'],
      })
      return results.violations.flatMap((fault) =>
        fault.nodes.map(
          (node) => `${fault.id} at ${String(node.target)}: ${node.failureSummary ?? fault.help}`,
        ),
      )
    },
    [wcag, rules ?? null] as const,
  )
}

/** Whether the document, not a table region inside it, can be scrolled sideways: by how many pixels. */
export function overflowOf(page: Page): Promise<number> {
  return page.evaluate(
    `document.documentElement.scrollWidth - document.documentElement.clientWidth`,
  )
}

/** Gathers from now on what a page should not do: errors in the console, requests to another host. */
export function watchPage(page: Page, url: string): string[] {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`))
  page.on('console', (message) => {
    // A page that answers 4xx is noted by the browser as an error of its own; the tests ask for those on purpose.
    if (message.type() === 'error' && !message.text().includes('Failed to load resource'))
      faults.push(`console: ${message.text()}`)
  })
  page.on('request', (request) => {
    if (!request.url().startsWith(url) && !/^(data|blob):/.test(request.url()))
      faults.push(`other host: ${request.url()}`)
  })
  return faults
}
