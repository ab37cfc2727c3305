import type { Request, Response } from 'express'
import type { Db } from '../db'
import { keptText, saveForm, type Back } from '../http/attempt'
import { onceOf } from '../http/once'
import { showPage } from '../http/page'
import { get, post, type Route } from '../http/route'
import { viewerOf } from '../http/viewer'
import { addMethod } from './commands'
import { listMethods } from './queries'
import { getKeptIndicator, type KeptIndicator } from './series-queries'
import { readMethodForm } from './reading-form'
import { methodFormPage } from './target-page'

type OfIndicator = Request<{ code: string }>

/** How an indicator gets a new way of measuring. */
export function methodRoutes(db: Db): Route[] {
  const form = '/indicators/:code/methods/new'
  return [
    get('/indicators/:code/methods/new', 'indicator.keep', showNewMethod),
    post('/indicators/:code/methods', 'indicator.keep', keepMethod, { form }),
  ]

  async function showNewMethod(req: OfIndicator, res: Response) {
    await drawMethodForm(req, res, await getKeptIndicator(db, req.params.code), keptText(req))
  }

  async function keepMethod(req: OfIndicator, res: Response) {
    const { user } = viewerOf(res)
    const indicator = await getKeptIndicator(db, req.params.code)
    const read = readMethodForm(req.body)
    await saveForm(db, req, res, read, {
      work: async (trx, input) => {
        await addMethod(trx, user, indicator, input)
        return `/indicators/${indicator.code}#about`
      },
      notice: { key: 'series.method_saved', params: { name: read.ok ? read.input.name : '' } },
      again: (back, status) => drawMethodForm(req, res, indicator, back, status),
    })
  }

  async function drawMethodForm(
    req: Request,
    res: Response,
    indicator: KeptIndicator,
    back: Back,
    status = 200,
  ) {
    const methods = await listMethods(db, indicator.id)
    const page = methodFormPage(viewerOf(res), indicator, methods, { ...back, once: onceOf(req) })
    showPage(req, res, 'indicators/form', page, status)
  }
}
