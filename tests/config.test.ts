import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync, chmodSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ConfigError, readConfig } from '../server/config'
import { projectRoot } from '../server/root'
import { sessionSecret } from '../server/session-secret'

const secret = 'k'.repeat(32)

function problemsOf(env: NodeJS.ProcessEnv): string[] {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
  return []
}

describe('the settings', () => {
  it('need nothing set', () => {
    expect(readConfig({})).toEqual({
      nodeEnv: 'development',
      port: 3000,
      portIsDefault: true,
      host: '127.0.0.1',
      dataDir: join(projectRoot, 'data'),
      databaseUrl: undefined,
      dbPool: 10,
      workers: 1,
      sessionSecret: undefined,
      sessionIdleMinutes: 120,
      sessionDays: 7,
      appUrl: undefined,
      backupKeep: 30,
      trustProxy: 0,
      demo: 'unset',
      homeRegion: '16.04',
      logLevel: 'warn',
    })
  })

  it('are taken as they are set', () => {
    const config = readConfig({
      NODE_ENV: 'production',
      PORT: '8080',
      HOST: '0.0.0.0',
      DATA_DIR: '/var/lib/somewhere',
      DATABASE_OWNER_URL: 'postgres://owner@db:5432/tuntas',
      DATABASE_URL: 'postgresql://app:p%40ss@db:5432/tuntas?sslmode=require',
      DB_POOL: '50',
      WORKERS: '4',
      SESSION_SECRET: secret,
      SESSION_IDLE_MINUTES: '30',
      SESSION_DAYS: '1',
      APP_URL: 'https://tuntas.example.go.id/',
      TRUST_PROXY: '1',
      DEMO: 'no',
      HOME_REGION: '16.05',
      BACKUP_DIR: '/srv/backup',
      BACKUP_KEEP: '14',
      METRICS_PORT: '9100',
      LOG_LEVEL: 'silent',
      SOMETHING_ELSE: 'is nobody’s business',
    })
    expect(config).toEqual({
      nodeEnv: 'production',
      port: 8080,
      portIsDefault: false,
      host: '0.0.0.0',
      dataDir: '/var/lib/somewhere',
      databaseOwnerUrl: 'postgres://owner@db:5432/tuntas',
      databaseUrl: 'postgresql://app:p%40ss@db:5432/tuntas?sslmode=require',
      dbPool: 50,
      workers: 4,
      sessionSecret: secret,
      sessionIdleMinutes: 30,
      sessionDays: 1,
      appUrl: 'https://tuntas.example.go.id',
      trustProxy: 1,
      demo: 'no',
      homeRegion: '16.05',
      backupDir: '/srv/backup',
      backupKeep: 14,
      metricsPort: 9100,
      logLevel: 'silent',
    })
  })

  it('count as not set when they are set to nothing', () => {
    const config = readConfig({ PORT: '', DATABASE_URL: ' ', SESSION_SECRET: '', DEMO: '' })
    expect(config).toEqual(readConfig({}))
  })

  it('find the data folder from the project, wherever the app is started', () => {
    expect(readConfig({ DATA_DIR: './elsewhere' }).dataDir).toBe(join(projectRoot, 'elsewhere'))
  })

  it('say everything that is wrong at once', () => {
    const problems = problemsOf({
      NODE_ENV: 'production',
      PORT: '70000',
      HOST: 'http://here',
      DATABASE_URL: 'mysql://app:hunter2@db/tuntas',
      DB_POOL: '0',
      WORKERS: '33',
      SESSION_IDLE_MINUTES: '1.5',
      SESSION_DAYS: 'a week',
      APP_URL: 'tuntas.example.go.id',
      TRUST_PROXY: 'true',
      DEMO: 'yes',
      HOME_REGION: '1604',
      BACKUP_KEEP: '0',
      METRICS_PORT: '0',
      LOG_LEVEL: 'loud',
    })
    const named = problems.map((problem) => problem.split(' ')[0])
    expect(new Set(named)).toEqual(
      new Set(
        (
          'PORT HOST DATABASE_URL DB_POOL WORKERS SESSION_SECRET SESSION_IDLE_MINUTES SESSION_DAYS ' +
          'APP_URL TRUST_PROXY DEMO HOME_REGION BACKUP_KEEP METRICS_PORT LOG_LEVEL'
        ).split(' '),
      ),
    )
    expect(problems).toHaveLength(15)
  })

  it('name what was found and what to do', () => {
    expect(problemsOf({ PORT: '70000' })).toEqual([
      'PORT is "70000", which is not a whole number from 0 to 65535. Set it to such a number, or leave it out.',
    ])
    expect(problemsOf({ NODE_ENV: 'staging' })).toEqual([
      'NODE_ENV is "staging", which is not one of its values. ' +
        'Set it to one of development, production, test, or leave it out.',
    ])
    expect(problemsOf({ APP_URL: 'https://me:pw@tuntas.example.go.id' })).toHaveLength(1)
    expect(problemsOf({ APP_URL: 'https://tuntas.example.go.id/?a=1' })).toHaveLength(1)
    expect(problemsOf({ PORT: '-1', DB_POOL: '51', TRUST_PROXY: '4' })).toHaveLength(3)
  })

  it('send mail only with everything it takes', () => {
    const whole = {
      SMTP_URL: 'smtps://tuntas:hunter2@mail.example.go.id',
      MAIL_FROM: 'Tuntas <tuntas@example.go.id>',
      APP_URL: 'https://tuntas.example.go.id',
    }
    expect(problemsOf(whole)).toEqual([])
    expect(readConfig(whole)).toMatchObject({ smtpUrl: whole.SMTP_URL, mailFrom: whole.MAIL_FROM })
    expect(problemsOf({ SMTP_URL: whole.SMTP_URL }).map((one) => one.split(' ')[0])).toEqual([
      'MAIL_FROM',
      'APP_URL',
    ])
    const wrong = problemsOf({ ...whole, SMTP_URL: 'http://hunter2@mail', MAIL_FROM: 'Tuntas' })
    expect(wrong.map((one) => one.split(' ')[0])).toEqual(['SMTP_URL', 'MAIL_FROM'])
    expect(wrong.join()).not.toMatch(/hunter2/)
    expect(problemsOf({ MAIL_FROM: 'a@b\nBcc: c@d' })).toHaveLength(1)
  })

  it('keep passwords out of what they say', () => {
    const problems = problemsOf({
      DATABASE_URL: 'mysql://app:hunter2@db/tuntas',
      SESSION_SECRET: 'hunter2',
    }).join('\n')
    expect(problems).toMatch(/DATABASE_URL is not the address/)
    expect(problems).toMatch(/SESSION_SECRET has only 7 characters/)
    expect(problems).not.toMatch(/hunter2/)
  })

  it('ask production for a secret, and refuse demo data there', () => {
    expect(problemsOf({ NODE_ENV: 'production' })).toEqual([
      expect.stringMatching(/^SESSION_SECRET is not set, and production needs it/),
    ])
    expect(problemsOf({ NODE_ENV: 'production', SESSION_SECRET: secret, DEMO: 'yes' })).toEqual([
      expect.stringMatching(/^DEMO is "yes", and production takes no demo data/),
    ])
    expect(problemsOf({ NODE_ENV: 'production', SESSION_SECRET: secret })).toEqual([])
    expect(readConfig({ NODE_ENV: 'development', DEMO: 'yes' }).demo).toBe('yes')
  })
})

describe('the secret that signs cookies', () => {
  let dataDir: string

  beforeEach(() => {
    dataDir = join(mkdtempSync(join(tmpdir(), 'tuntas-test-')), 'data')
  })

  afterEach(() => {
    rmSync(join(dataDir, '..'), { recursive: true })
  })

  it('is the one that was set', () => {
    expect(sessionSecret({ sessionSecret: secret, dataDir: '/nowhere' })).toBe(secret)
  })

  it('is made once, and kept for the owner alone', () => {
    const first = sessionSecret({ sessionSecret: undefined, dataDir })
    expect(first).toMatch(/^[\w-]{64}$/)
    const file = join(dataDir, 'session-secret')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readFileSync(file, 'utf8')).toBe(first)

    chmodSync(file, 0o644)
    expect(sessionSecret({ sessionSecret: undefined, dataDir })).toBe(first)
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  it('differs from folder to folder', () => {
    const first = sessionSecret({ sessionSecret: undefined, dataDir })
    const second = sessionSecret({ sessionSecret: undefined, dataDir: join(dataDir, 'other') })
    expect(second).not.toBe(first)
  })

  it('is refused when the kept one is too short', () => {
    sessionSecret({ sessionSecret: undefined, dataDir })
    writeFileSync(join(dataDir, 'session-secret'), 'short')
    expect(() => sessionSecret({ sessionSecret: undefined, dataDir })).toThrow(
      /holds fewer than 32 characters\. Delete it/,
    )
  })
})
