import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Request, Response } from 'express'
import type { Db } from '../db'
import { Refused } from '../errors'
import { findNewestSeal } from '../history/seals'
import { notify } from '../http/notices'
import { once, onceOf } from '../http/once'
import { showPage } from '../http/page'
import { get, post, type Route } from '../http/route'
import { viewerOf } from '../http/viewer'
import type { MessageKey } from '../i18n'
import { enqueue } from '../jobs/queue'
import { projectRoot } from '../root'
import { upkeepPage } from './pages'
import { countUnsealed, describeSchema, listJobs, listRuns, measureStorage } from './queries'

/** What this process was started with, as the page tells it. */
export type Means = Readonly<{ mail?: boolean; backups?: boolean }>

const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
  version: string
}
const shownRuns = 7
const shownTables = 8

export function upkeepRoutes(db: Db, { mail = false, backups = false }: Means): Route[] {
  const upSince = new Date(Date.now() - process.uptime() * 1000)
  return [
    get('/upkeep', 'upkeep.see', show),
    post('/upkeep/backup', 'upkeep.run', backUpNow),
    post('/upkeep/seals', 'upkeep.run', lookNow),
  ]

  async function show(req: Request, res: Response) {
    const newestSeal = await findNewestSeal(db)
    const page = upkeepPage(
      viewerOf(res),
      {
        version,
        node: process.versions.node,
        upSince,
        schema: await describeSchema(db),
        storage: await measureStorage(db, shownTables),
        jobs: await listJobs(db),
        backups,
        backupRuns: await listRuns(db, 'backup', shownRuns),
        sealRuns: await listRuns(db, 'seals', 1),
        newestSeal,
        unsealed: await countUnsealed(db, newestSeal?.lastLine ?? 0),
        mail,
      },
      onceOf(req),
    )
    showPage(req, res, 'upkeep/show', page)
  }

  async function backUpNow(req: Request, res: Response) {
    if (!backups) throw new Refused('upkeep.backup_how', {}, 422)
    await ask(req, res, 'backup.make', 'upkeep.backup_asked')
  }

  function lookNow(req: Request, res: Response) {
    return ask(req, res, 'upkeep.look', 'upkeep.seals_asked')
  }

  async function ask(req: Request, res: Response, task: string, said: MessageKey) {
    const location = await once(db, viewerOf(res).user, req, async (trx) => {
      await enqueue(trx, { task, key: task, attempts: 3 })
      return '/upkeep'
    })
    notify(req, said)
    res.redirect(303, location)
  }
}
