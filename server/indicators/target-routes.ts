import type { Request, Response } from 'express'
import type { Db } from '../db'
import { attempt, keptText, saveForm, type Back } from '../http/attempt'
import { keepable, overtakenText, type Typed } from '../http/kept'
import { notify } from '../http/notices'
import { onceOf } from '../http/once'
import { showPage } from '../http/page'
import { queryText, readId, type FieldErrors } from '../http/parse'
import { get, post, type Route } from '../http/route'
import { viewerOf } from '../http/viewer'
import { enterTarget, withdrawTarget } from './commands'
import { choicesFor } from './form'
import { indicatorName, type TargetLine } from './indicator'
import { getHomeRegion } from './queries'
import {
  findTargetInUse,
  getKeptIndicator,
  getTarget,
  listEntryRegions,
  type KeptIndicator,
} from './series-queries'
import { readTargetForm, readWithdrawalForm } from './target-form'
import { targetFormPage, targetPage } from './target-page'

type OfIndicator = Request<{ code: string }>
type OfTarget = Request<{ code: string; id: string }>

/** How a planned value is entered, replaced by a later one, and withdrawn. */
export function targetRoutes(db: Db): Route[] {
  return [
    get('/indicators/:code/targets/new', 'indicator.keep', showNewTarget),
    post('/indicators/:code/targets', 'indicator.keep', keepTarget, {
      form: '/indicators/:code/targets/new',
    }),
    get('/indicators/:code/targets/:id', 'indicator.keep', showTarget),
    post('/indicators/:code/targets/:id/withdrawal', 'indicator.keep', withdraw, {
      form: '/indicators/:code/targets/:id',
    }),
  ]

  async function showNewTarget(req: OfIndicator, res: Response) {
    const indicator = await getKeptIndicator(db, req.params.code)
    const replaces = readId(queryText(req.query, 'replaces', 12))
    await drawTargetForm(req, res, indicator, replaces, keptText(req))
  }

  async function keepTarget(req: OfIndicator, res: Response) {
    const { user, locale } = viewerOf(res)
    const indicator = await getKeptIndicator(db, req.params.code)
    const replaces = readId(req.body?.replaces)
    const former = replaces === null ? null : await getTarget(db, indicator.id, replaces)
    const form = readTargetForm(
      req.body,
      await choicesFor(db, viewerOf(res), indicator),
      former !== null,
    )
    if (!form.ok) return drawTargetForm(req, res, indicator, replaces, form, 422)
    /** Someone replaced or withdrew it meanwhile: the form goes on from the one that stands now. */
    const overtaken = async (typed: Typed) => {
      const now = former && (await standingTarget(indicator, former))
      const back = { typed, overtaken: now !== null }
      await drawTargetForm(req, res, indicator, now?.id ?? null, back, 409)
    }
    if (former && !former.inUse) {
      notify(req, 'form.outdated', {}, 'warning')
      return overtaken(overtakenText(req.body))
    }
    const { input } = form
    const there =
      input.year === null
        ? undefined
        : await findTargetInUse(db, indicator.id, input.region.code, input.year)
    if (there && there.id !== replaces) {
      const errors: FieldErrors = {
        year: { key: 'series.target_there', params: { document: there.document } },
      }
      return drawTargetForm(
        req,
        res,
        indicator,
        replaces,
        { typed: keepable(req.body), errors },
        422,
      )
    }
    await attempt(
      db,
      req,
      res,
      async (trx) => {
        await enterTarget(trx, user, indicator, { ...input, replaces: former?.id ?? null })
        return `/indicators/${indicator.code}#targets`
      },
      {
        notice: {
          key: 'series.target_saved',
          params: { name: indicatorName(indicator, locale.lang) },
        },
        again: (back, status) =>
          back.overtaken && back.typed
            ? overtaken(back.typed)
            : drawTargetForm(req, res, indicator, replaces, back, status),
      },
    )
  }

  /** The target that stands where that one stood; null where none does. */
  async function standingTarget(indicator: KeptIndicator, former: TargetLine) {
    let target = await getTarget(db, indicator.id, former.id)
    while (!target.inUse && target.replacedBy !== null) {
      target = await getTarget(db, indicator.id, target.replacedBy)
    }
    return target.inUse ? target : null
  }

  async function drawTargetForm(
    req: Request,
    res: Response,
    indicator: KeptIndicator,
    replaces: number | null,
    back: Back,
    status = 200,
  ) {
    const home = await getHomeRegion(db)
    const page = targetFormPage(
      viewerOf(res),
      {
        indicator,
        regions: await listEntryRegions(db, home.code),
        replaces: replaces === null ? null : await getTarget(db, indicator.id, replaces),
      },
      { ...back, once: onceOf(req) },
    )
    showPage(req, res, 'indicators/form', page, status)
  }

  async function showTarget(req: OfTarget, res: Response) {
    await drawTarget(req, res, await getKeptIndicator(db, req.params.code), keptText(req))
  }

  async function withdraw(req: OfTarget, res: Response) {
    const { user } = viewerOf(res)
    const indicator = await getKeptIndicator(db, req.params.code)
    const target = await getTarget(db, indicator.id, readId(req.params.id))
    await saveForm(db, req, res, readWithdrawalForm(req.body), {
      work: async (trx, input) => {
        await withdrawTarget(trx, user, target, input)
        return `/indicators/${indicator.code}/targets/${target.id}`
      },
      notice: { key: 'series.target_withdrawn' },
      again: (back, status) => drawTarget(req, res, indicator, back, status),
    })
  }

  async function drawTarget(
    req: OfTarget,
    res: Response,
    indicator: KeptIndicator,
    back: Back,
    status = 200,
  ) {
    const target = await getTarget(db, indicator.id, readId(req.params.id))
    const page = targetPage(viewerOf(res), indicator, target, { ...back, once: onceOf(req) })
    showPage(req, res, 'indicators/target', page, status)
  }
}
