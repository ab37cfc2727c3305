import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { RequestHandler } from 'express'
import type { Knex } from 'knex'
import type { Logger } from 'pino'
import { createApp } from './app'
import type { Config } from './config'
import { sessionSecret } from './session-secret'

/** A server that answers; `stop` lets the requests in flight be answered first. */
export type Serving = Readonly<{ port: number; stop: () => Promise<void> }>

type Place = Pick<Config, 'host' | 'portIsDefault'>

// Short of the 10 s a supervisor allows, because the embedded database ends after the requests have.
const patience = 6000

/** The app of these settings on `db`, open to the world. `measure` times its requests, where somebody reads metrics. */
export async function serveApp(
  db: Knex,
  log: Logger,
  config: Config,
  measure?: RequestHandler,
): Promise<Serving> {
  const app = createApp({
    db,
    log,
    session: {
      secret: sessionSecret(config),
      secure: config.nodeEnv === 'production',
      idleMinutes: config.sessionIdleMinutes,
      days: config.sessionDays,
    },
    proxies: config.trustProxy,
    mail: config.smtpUrl !== undefined,
    backups: config.backupDir !== undefined,
    ...(measure && { measure }),
    ...(config.sso && { sso: config.sso }),
    ...(config.secretsKey !== undefined && { secretsKey: config.secretsKey }),
    ...(config.appUrl !== undefined && { origin: new URL(config.appUrl).origin }),
  })
  const server = createServer(app)
  // A phone on a village line may take minutes for a photo; a client that sends no header in 20 s is not one.
  server.requestTimeout = 15 * 60_000
  server.headersTimeout = 20_000
  return open(server, config, config.port)
}

/**
 * Listens on the port that was chosen; when nobody chose one and it is taken, on any free one.
 * @throws Error with a sentence for the operator
 */
export async function open(server: Server, place: Place, port: number): Promise<Serving> {
  await listen(server, place, port)
  return { port: (server.address() as AddressInfo).port, stop: () => close(server) }
}

function listen(server: Server, place: Place, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' && place.portIsDefault && port !== 0) {
        server.removeAllListeners('listening')
        resolve(listen(server, place, 0))
      } else if (error.code === 'EADDRINUSE') {
        reject(new Error(`Port ${port} is in use. Set PORT to a free one, or leave it out.`))
      } else if (error.code === 'EACCES') {
        reject(new Error(`Port ${port} may not be used by this user. Set PORT to one above 1023.`))
      } else {
        reject(error)
      }
    })
    server.listen(port, place.host, () => {
      server.removeAllListeners('error')
      resolve()
    })
  })
}

/** Takes no more requests, lets those in flight be answered, and gives up on them after `patience` ms. */
async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve())
  })
  // A browser keeps its connection for the next request; after its last answer nobody need wait for that.
  const tidying = setInterval(() => server.closeIdleConnections(), 50)
  const giveUp = setTimeout(() => server.closeAllConnections(), patience)
  await closed
  clearInterval(tidying)
  clearTimeout(giveUp)
}
