import { resolve } from 'node:path'
import { z } from 'zod'
import { projectRoot } from './root'

const environments = ['development', 'production', 'test'] as const
const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

/** All that the operator can set. Read once, at the start; nothing else looks at the environment. */
export type Config = {
  /** What this run is for. Production asks for more and shows no demo data. */
  nodeEnv: (typeof environments)[number]
  /** The TCP port to listen on, 0..65535; 0 stands for any free one. */
  port: number
  /** True when nobody chose the port, so that another may be taken when it is in use. */
  portIsDefault: boolean
  /** The address or host name to listen on. */
  host: string
  /** Absolute path of the folder for the embedded database, uploads and secrets. */
  dataDir: string
  /** A postgres:// URL; undefined stands for the embedded database. */
  databaseUrl: string | undefined
  /** The same database as its owner reaches it, for the schema; undefined: `databaseUrl` is the owner's. */
  databaseOwnerUrl: string | undefined
  /** The largest number of database connections, 1..50. */
  dbPool: number
  /** How many processes answer, 1..32; with one the house answers itself. */
  workers: number
  /** The key that signs cookies, 32 characters or more; undefined: one is made and kept (see sessionSecret). */
  sessionSecret: string | undefined
  /** What the secrets of second factors are sealed with; undefined: the session's secret. */
  secretsKey: string | undefined
  /** Single sign-on by OpenID Connect: the provider, who this app is there, and the word on the button. */
  sso: { issuer: string; clientId: string; clientSecret: string; name: string } | undefined
  /** A session ends after this many minutes without a request. */
  sessionIdleMinutes: number
  /** A session ends this many days after signing in, used or not. */
  sessionDays: number
  /** How people reach the app, such as https://tuntas.lahatkab.go.id, without a slash at its end. */
  appUrl: string | undefined
  /** Absolute path of the folder that nightly archives go into; undefined: none are made by themselves. */
  backupDir: string | undefined
  /** How many nightly archives stay, 1..3650. */
  backupKeep: number
  /** The port on which metrics are read, on HOST; undefined: nowhere. */
  metricsPort: number | undefined
  /** The mail server, as smtp:// or smtps://; undefined: no letters, notices wait in the app. */
  smtpUrl: string | undefined
  /** Whom letters come from: an address, or a name with one in angle brackets. */
  mailFrom: string | undefined
  /** How many proxies stand before the app, 0..3: that many X-Forwarded-* entries are believed. */
  trustProxy: number
  /** Whether demo data is put in; 'unset' puts it into an empty database, and in production never. */
  demo: 'yes' | 'no' | 'unset'
  /** The code of the regency the app works for, as the Ministry of Home Affairs writes it: 16.04. */
  homeRegion: string
  /** The least serious messages that are logged; 'silent' logs none. Unset: 'info' in production, else 'warn'. */
  logLevel: (typeof logLevels)[number]
}

/** The environment cannot be used. `problems` holds one sentence for each thing that is wrong. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'

  constructor(readonly problems: string[]) {
    super(problems.join('\n'))
  }
}

/**
 * Reads the settings out of environment variables. A variable that is set to nothing counts as not set, as an empty
 * line in a compose file does.
 * @throws ConfigError naming everything that is wrong at once
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const set = Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])),
  )
  const read = variables.safeParse(set)
  const problems = read.success ? [] : read.error.issues.map(({ message }) => message)
  problems.push(
    ...problemsOfOwner(set),
    ...problemsOfMail(set),
    ...problemsOfSso(set),
    ...problemsOfProduction(set),
  )
  if (!read.success || problems.length > 0) throw new ConfigError(problems)

  const values = read.data
  return {
    nodeEnv: values.NODE_ENV,
    port: values.PORT,
    portIsDefault: set['PORT'] === undefined,
    host: values.HOST,
    dataDir: values.DATA_DIR,
    databaseUrl: values.DATABASE_URL,
    databaseOwnerUrl: values.DATABASE_OWNER_URL,
    dbPool: values.DB_POOL,
    workers: values.WORKERS,
    sessionSecret: values.SESSION_SECRET,
    secretsKey: values.SECRETS_KEY,
    sso: ssoOf(values),
    sessionIdleMinutes: values.SESSION_IDLE_MINUTES,
    sessionDays: values.SESSION_DAYS,
    appUrl: values.APP_URL,
    backupDir: values.BACKUP_DIR,
    backupKeep: values.BACKUP_KEEP,
    metricsPort: values.METRICS_PORT,
    smtpUrl: values.SMTP_URL,
    mailFrom: values.MAIL_FROM,
    trustProxy: values.TRUST_PROXY,
    demo: values.DEMO ?? 'unset',
    homeRegion: values.HOME_REGION,
    // Someone who tries the app reads its terminal; a server's log is read by tools.
    logLevel: values.LOG_LEVEL ?? (values.NODE_ENV === 'production' ? 'info' : 'warn'),
  }
}

const variables = z.object({
  NODE_ENV: oneOf('NODE_ENV', environments).default('development'),
  PORT: whole('PORT', 0, 65_535).default(3000),
  HOST: z
    .string()
    .regex(
      /^[A-Za-z0-9._:-]+$/,
      sentence(
        'HOST',
        'is not a host name or address',
        'Set it to one, such as 127.0.0.1 or 0.0.0.0.',
      ),
    )
    .default('127.0.0.1'),
  DATA_DIR: z
    .string()
    .default('data')
    .transform((path) => resolve(projectRoot, path)),
  // Neither of the next two is shown when it is wrong: they hold passwords.
  DATABASE_URL: z
    .string()
    .refine(isDatabaseUrl, {
      error:
        'DATABASE_URL is not the address of a PostgreSQL database. ' +
        'Write it as postgres://user:password@host:5432/name, or leave it out to use the embedded database.',
    })
    .optional(),
  DATABASE_OWNER_URL: z
    .string()
    .refine(isDatabaseUrl, {
      error:
        'DATABASE_OWNER_URL is not the address of a PostgreSQL database. ' +
        'Write it as postgres://owner:password@host:5432/name, or leave it out when DATABASE_URL is the owner’s.',
    })
    .optional(),
  SESSION_SECRET: longSecret('SESSION_SECRET'),
  SECRETS_KEY: longSecret('SECRETS_KEY'),
  OIDC_ISSUER: z
    .string()
    .refine(
      isIssuer,
      sentence(
        'OIDC_ISSUER',
        'is not the address of a provider of single sign-on',
        'Write it as the provider does, such as https://sso.example.go.id/realms/pemda; http only on this machine.',
      ),
    )
    .optional(),
  OIDC_CLIENT_ID: z.string().max(200).optional(),
  OIDC_CLIENT_SECRET: z.string().max(1000).optional(),
  OIDC_NAME: z
    .string()
    .max(40, sentence('OIDC_NAME', 'is longer than 40 characters', 'Name it shorter.'))
    .default('SSO'),
  DB_POOL: whole('DB_POOL', 1, 50).default(10),
  WORKERS: whole('WORKERS', 1, 32).default(1),
  SESSION_IDLE_MINUTES: whole('SESSION_IDLE_MINUTES', 1, 1_440).default(120),
  SESSION_DAYS: whole('SESSION_DAYS', 1, 90).default(7),
  APP_URL: z
    .string()
    .refine(
      isAppUrl,
      sentence(
        'APP_URL',
        'is not a web address of this app',
        'Write it whole and without query, such as https://tuntas.example.go.id, or leave it out.',
      ),
    )
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  BACKUP_DIR: z
    .string()
    .transform((path) => resolve(projectRoot, path))
    .optional(),
  BACKUP_KEEP: whole('BACKUP_KEEP', 1, 3_650).default(30),
  METRICS_PORT: whole('METRICS_PORT', 1, 65_535).optional(),
  // It may hold a password.
  SMTP_URL: z
    .string()
    .refine(isSmtpUrl, {
      error:
        'SMTP_URL is not the address of a mail server. ' +
        'Write it as smtp://user:password@host:587 or smtps://user:password@host, or leave it out: notices then wait in the app.',
    })
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(
      /^([^<>@\r\n]{1,120} <[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/,
      sentence(
        'MAIL_FROM',
        'is not an address',
        'Write it as tuntas@example.go.id or as Tuntas <tuntas@example.go.id>.',
      ),
    )
    .optional(),
  TRUST_PROXY: whole('TRUST_PROXY', 0, 3).default(0),
  DEMO: oneOf('DEMO', ['yes', 'no']).optional(),
  HOME_REGION: z
    .string()
    .regex(
      /^\d{2}\.\d{2}$/,
      sentence('HOME_REGION', 'is not the code of a regency', 'Write it as in 16.04.'),
    )
    .default('16.04'),
  LOG_LEVEL: oneOf('LOG_LEVEL', logLevels).optional(),
})

/** An owner beside the app's own role makes sense only where both are named, and are two. */
function problemsOfOwner(set: Record<string, string>): string[] {
  const [owner, app] = [set['DATABASE_OWNER_URL'], set['DATABASE_URL']]
  if (owner === undefined || !isDatabaseUrl(owner)) return []
  if (app === undefined)
    return ['DATABASE_URL is not set, and DATABASE_OWNER_URL needs it: the app’s own role.']
  if (!isDatabaseUrl(app) || roleIn(owner) !== roleIn(app)) return []
  return ['DATABASE_OWNER_URL and DATABASE_URL name the same role. Give the app a role of its own.']
}

/** The role that a postgres:// URL names. */
export function roleIn(url: string): string {
  return decodeURIComponent(new URL(url).username)
}

/** Letters need someone they come from, and an address for their links. */
function problemsOfMail(set: Record<string, string>): string[] {
  if (set['SMTP_URL'] === undefined) return []
  return [
    ...(set['MAIL_FROM'] === undefined
      ? [
          'MAIL_FROM is not set, and SMTP_URL needs it. ' +
            'Set it to the address that letters come from, such as tuntas@example.go.id.',
        ]
      : []),
    ...(set['APP_URL'] === undefined
      ? [
          'APP_URL is not set, and SMTP_URL needs it: letters lead to it. ' +
            'Set it to the public address, such as https://tuntas.example.go.id.',
        ]
      : []),
  ]
}

const ssoParts = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const

/** Single sign-on needs all its parts, and an address for people to come back to. */
function problemsOfSso(set: Record<string, string>): string[] {
  if (ssoParts.every((name) => set[name] === undefined)) return []
  const missing = [...ssoParts, 'APP_URL'].filter((name) => set[name] === undefined)
  const insecure = set['NODE_ENV'] === 'production' && /^http:/i.test(set['OIDC_ISSUER'] ?? '')
  return [
    ...missing.map(
      (name) =>
        `${name} is not set, and single sign-on needs it. ` +
        `Set ${ssoParts.join(', ')} and APP_URL together, or none of the first three.`,
    ),
    ...(insecure
      ? ['OIDC_ISSUER begins with http:, and production takes https: only. Write it with https:.']
      : []),
  ]
}

function ssoOf(values: z.infer<typeof variables>): Config['sso'] {
  const [issuer, clientId, clientSecret] = ssoParts.map((name) => values[name])
  if (!issuer || !clientId || !clientSecret) return undefined
  return { issuer, clientId, clientSecret, name: values.OIDC_NAME }
}

function problemsOfProduction(set: Record<string, string>): string[] {
  if (set['NODE_ENV'] !== 'production') return []
  return [
    ...(set['SESSION_SECRET'] === undefined
      ? [
          'SESSION_SECRET is not set, and production needs it so that every start signs cookies alike. ' +
            'Set it to a random text of 32 or more characters, such as the output of: openssl rand -base64 48.',
        ]
      : []),
    ...(set['DEMO'] === 'yes'
      ? [
          'DEMO is "yes", and production takes no demo data. ' +
            'Leave it out, or set NODE_ENV to development to look at the demo.',
        ]
      : []),
  ]
}

type Complaint = { error: (issue: { input?: unknown }) => string }

/** Names the variable, what was found and what to do. */
function sentence(name: string, wrong: string, advice: string): Complaint {
  return { error: ({ input }) => `${name} is ${JSON.stringify(input)}, which ${wrong}. ${advice}` }
}

/** A text that nobody guesses; never shown when it is wrong. */
function longSecret(name: string) {
  return z
    .string()
    .min(32, {
      error: ({ input }) =>
        `${name} has only ${String(input).length} characters. ` +
        'Set it to a random text of 32 or more, such as the output of: openssl rand -base64 48.',
    })
    .optional()
}

function oneOf<const T extends readonly [string, ...string[]]>(name: string, choices: T) {
  const advice = `Set it to one of ${choices.join(', ')}, or leave it out.`
  return z.enum(choices, sentence(name, 'is not one of its values', advice))
}

function whole(name: string, least: number, most: number) {
  const complaint = sentence(
    name,
    `is not a whole number from ${least} to ${most}`,
    'Set it to such a number, or leave it out.',
  )
  return z
    .string()
    .refine((text) => /^\d{1,9}$/.test(text) && inRange(Number(text), least, most), complaint)
    .transform(Number)
}

function inRange(value: number, least: number, most: number): boolean {
  return value >= least && value <= most
}

function isDatabaseUrl(text: string): boolean {
  return /^postgres(ql)?:\/\//.test(text) && URL.canParse(text)
}

function isSmtpUrl(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, pathname, search, hash } = new URL(text)
  return (
    /^smtps?:$/.test(protocol) && hostname !== '' && /^[/]?$/.test(pathname) && search + hash === ''
  )
}

function isAppUrl(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, username, search, hash } = new URL(text)
  return /^https?:$/.test(protocol) && username + search + hash === ''
}

function isIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, username, search, hash } = new URL(text)
  const here = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  return (
    (protocol === 'https:' || (protocol === 'http:' && here)) && username + search + hash === ''
  )
}
