import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { findBrowser, launch } from '../support/chromium'
import { secretary } from './measure'
import { number, showLine } from './print'
import type { Running } from './program'

/** A village line and a cheap phone: 256 kbit/s, 400 ms a round trip, a quarter of this machine's speed. */
const line = { offline: false, latency: 400, downloadThroughput: 32_000, uploadThroughput: 32_000 }
const slower = 4

/** The update screen as a browser on a slow phone meets it: what travels, and when one can type. */
export async function measurePhone(running: Running, path: string): Promise<void> {
  const found = findBrowser()
  if (!found) return showLine('update screen on a phone', 'not measured: no browser runs here')
  const visitor = await secretary(running)
  const door = await openDoor(running.port, visitor.signedIn)
  const browser = await launch(found)
  try {
    const page = await phone(browser, door)
    for (const visit of ['first visit', 'files kept']) {
      showLine(`update screen on a phone, ${visit}`, await look(page, path))
    }
  } finally {
    await browser.close()
    await new Promise((resolve) => door.close(resolve))
    visitor.close()
  }
}

/** Hands everything on to the app as its proxy would, in the name of one person who has signed in. */
async function openDoor(port: number, signedIn: Readonly<Record<string, string>>): Promise<Server> {
  const door = createServer((req, res) => {
    const headers = { ...req.headers, ...signedIn }
    const onward = request({ host: '127.0.0.1', port, method: req.method, path: req.url, headers })
    onward.on('response', (answer) => {
      res.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(res)
    })
    onward.on('error', () => res.destroy())
    req.pipe(onward)
  })
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve))
  return door
}

async function phone(browser: Browser, door: Server): Promise<Page> {
  const context = await browser.newContext({
    baseURL: `http://127.0.0.1:${(door.address() as AddressInfo).port}`,
    viewport: { width: 360, height: 740 },
    serviceWorkers: 'block',
  })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Network.emulateNetworkConditions', line)
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower })
  return page
}

type Seen = Readonly<{
  rows: number
  kilobytes: number
  files: number
  drawn: number
  ready: number
}>

/** Counts in the page itself: bytes on the wire, first drawing, and the moment at which its scripts have run. */
const count = `(() => {
  const [visit] = performance.getEntriesByType('navigation')
  const files = performance.getEntriesByType('resource')
  const bytes = [visit, ...files].reduce((sum, one) => sum + one.transferSize, 0)
  return {
    rows: document.querySelectorAll('[data-row]').length,
    kilobytes: bytes / 1024,
    files: files.filter((one) => one.transferSize > 0).length + 1,
    drawn: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
    ready: visit.domContentLoadedEventEnd,
  }
})()`

async function look(page: Page, path: string): Promise<string> {
  await page.goto(path, { timeout: 120_000 })
  const { rows, kilobytes, files, drawn, ready } = await page.evaluate<Seen>(count)
  return (
    `${rows} rows, ${number(kilobytes, 0)} KB in ${files} files, ` +
    `drawn after ${number(drawn / 1000, 1)} s, ready to type after ${number(ready / 1000, 1)} s`
  )
}
