import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readConfig } from '../../server/config'
import { projectRoot } from '../../server/root'

const read = (name: string) => readFileSync(join(projectRoot, name), 'utf8')
const manifest = JSON.parse(read('package.json')) as Record<string, Record<string, string>>

// No container runs here: what can be held is that whatever the file names is there, and fits together.

describe('docker-compose.yml', () => {
  const compose = read('docker-compose.yml')
  /** Of the app's service: every variable as it stands there, and as it is with the .env of the file's own head. */
  const [app = ''] = (compose.split(/^ {2}tuntas:$/m)[1] ?? '').split(/^ {2}database:$/m)
  const written = new Map(
    [...app.matchAll(/^ {6}([A-Z_]+): (.*)$/gm)].map(([, name = '', text = '']) => [
      name,
      text.replace(/^'(.*)'$/, '$1'),
    ]),
  )
  const given: Record<string, string> = {
    SITE: 'tuntas.example.go.id',
    SESSION_SECRET: 's'.repeat(64),
    POSTGRES_PASSWORD: 'f00d',
  }
  const environment = () =>
    Object.fromEntries(
      [...written].map(([name, text]) => [
        name,
        text.replace(
          /\$\{([A-Z_]+)(?::[-?]([^}]*))?\}/g,
          (_all, asked: string, other = '') =>
            given[asked] ?? (other.startsWith('set ') ? '' : other),
        ),
      ]),
    )

  it('is well-formed', () => {
    const prettier = join(projectRoot, 'node_modules', 'prettier', 'bin', 'prettier.cjs')
    execFileSync(process.execPath, [prettier, '--parser', 'yaml'], { input: compose })
  })

  it('runs the program of package.json, from files that exist', () => {
    expect(compose).toContain('CMD ["node", "--enable-source-maps", "dist/server/main.js"]')
    expect(manifest['scripts']?.['start']).toBe('node --enable-source-maps dist/server/main.js')
    expect(existsSync(join(projectRoot, 'server', 'main.ts'))).toBe(true)
    expect(compose).toMatch(/^ {4}init: true$/m)
  })

  it('stores the database in a volume, in the order of Indonesian words', () => {
    expect(compose).toMatch(/image: postgres:18$/m)
    expect(compose).toContain('- database:/var/lib/postgresql')
    expect(compose).toContain('--locale-provider=icu --icu-locale=id-ID')
  })

  it('holds no secret, and refuses to start without them', () => {
    for (const name of ['SESSION_SECRET', 'POSTGRES_PASSWORD', 'SITE']) {
      expect(compose).toMatch(new RegExp(`\\$\\{${name}:\\?`))
    }
    expect(compose).not.toMatch(/^ +\w*(SECRET|PASSWORD)\w*: *["']?[^\s$"']/m)
  })

  it('opens the proxy to the world, and neither app, metrics nor database', () => {
    const published = [...compose.matchAll(/^ +- ['"](.*:\d+(?:[/]udp)?)['"]$/gm)].map(
      (match) => match[1],
    )
    expect(published).toEqual(['80:80', '443:443', '443:443/udp'])
    const [proxy = ''] = compose.split(/^ {2}tuntas:$/m)
    expect(proxy).toContain("'443:443'")
  })

  it('lets proxy and app write nowhere but where they must, and be nothing but themselves', () => {
    expect(compose.match(/^ {4}read_only: true$/gm)).toHaveLength(2)
    expect(compose.match(/^ {6}- no-new-privileges:true$/gm)).toHaveLength(3)
    expect(compose).toMatch(/^ +USER node$/m)
  })

  it('gives the app settings that it takes, every one by its right name', () => {
    const config = readConfig(environment())
    expect(config).toMatchObject({
      nodeEnv: 'production',
      port: 3000,
      host: '0.0.0.0',
      databaseUrl: 'postgres://tuntas:f00d@database:5432/tuntas',
      appUrl: 'https://tuntas.example.go.id',
      trustProxy: 1,
      homeRegion: '16.04',
      backupDir: '/backup',
      metricsPort: 9100,
      smtpUrl: undefined,
      sso: undefined,
    })
    // Whatever an administrator may set can be set here, but for what the composition itself decides.
    const settings = [...read('server/config.ts').matchAll(/^ {2}([A-Z_]+): /gm)].map(
      ([, name]) => name as string,
    )
    expect(settings.length).toBeGreaterThan(25)
    expect([...written.keys()].filter((name) => !settings.includes(name))).toEqual([])
    expect(settings.filter((name) => !written.has(name)).toSorted()).toEqual([
      'DATABASE_OWNER_URL',
      'DATA_DIR',
      'DEMO',
    ])
    const settable = [...written].filter(([name, text]) => text.includes(`\${${name}`))
    expect(settable.length).toBeGreaterThan(12)
  })

  it('asks the app for its health where the app tells it, and leads the proxy there', () => {
    const port = written.get('PORT')
    expect(app).toContain(`fetch('http://127.0.0.1:${port}/health')`)
    expect(read('server/app.ts')).toContain("app.get('/health'")
    expect(app).toMatch(new RegExp(`expose:\\n +- '${port}'\\n`))
    expect(compose).toContain(`dynamic a tuntas ${port} {`)
    expect(compose).toContain('EXPOSE 3000')
  })

  it('names files, commands and volumes that there are', () => {
    const copied = [...app.matchAll(/^ +COPY (?!--from)(.+) \S+$/gm)].flatMap(([, names = '']) =>
      names.split(' '),
    )
    expect(copied).toContain('package-lock.json')
    expect(copied.filter((name) => !existsSync(join(projectRoot, name)))).toEqual([])
    const commands = [...compose.matchAll(/npm run ([a-z:]+)/g)].map(([, name = '']) => name)
    expect(commands).toEqual(expect.arrayContaining(['build', 'user']))
    expect(commands.filter((name) => manifest['scripts']?.[name] === undefined)).toEqual([])
    // What is kept is mounted by its name, and the app may write where its archives go.
    const [, declared = ''] = compose.split(/^volumes:$/m)
    const volumes = [...declared.matchAll(/^ {2}(\w+):$/gm)].map(([, name = '']) => name)
    const mounted = [...compose.matchAll(/^ +- (\w+):[/]/gm)].map(([, name = '']) => name)
    expect(mounted.toSorted()).toEqual(volumes.toSorted())
    expect(app).toContain(`- backups:${written.get('BACKUP_DIR')}`)
    expect(app).toContain(`chown node:node ${written.get('BACKUP_DIR')}`)
    // Nothing secret and nothing built elsewhere gets into the image.
    const ignored = read('.dockerignore').split('\n')
    expect(ignored).toEqual(
      expect.arrayContaining(['.git', '.env', 'node_modules', 'dist', 'data']),
    )
    const [least = ''] = /\d+/.exec(String(manifest['engines']?.['node'])) ?? []
    const images = [...app.matchAll(/FROM node:(\d+)/g)].map(([, major]) => Number(major))
    expect(images.every((major) => major >= Number(least) && major % 2 === 0)).toBe(true)
  })
})
