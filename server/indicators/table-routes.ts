import type { Request, Response } from 'express'
import type { Db } from '../db'
import { Outdated } from '../errors'
import { keptText, type Back } from '../http/attempt'
import { onceOf } from '../http/once'
import { showPage } from '../http/page'
import type { FieldErrors } from '../http/parse'
import { get, post, type Route } from '../http/route'
import { applySeen, receiveTable, sentTable } from '../http/table-file'
import { viewerOf, type Viewer } from '../http/viewer'
import { monthOf } from './calendar'
import { enterReadings, holdSeries, noPrecision } from './commands'
import { draftOf, unanswered, type Draft } from './draft'
import { choicesFor } from './form'
import { importPage, previewPage } from './import-page'
import { getHomeRegion, listMethods } from './queries'
import {
  getKeptIndicator,
  listEntryRegions,
  listStored,
  type KeptIndicator,
} from './series-queries'
import { readImportForm, type ImportInput } from './reading-form'

type OfIndicator = Request<{ code: string }>

/** How many published values are entered at once: pasted as a table, looked at row by row, then stored. */
export function tableRoutes(db: Db): Route[] {
  const upload = { form: '/indicators/:code/import', before: [receiveTable] }
  return [
    get('/indicators/:code/import', 'indicator.keep', showImport),
    post('/indicators/:code/import/preview', 'indicator.keep', preview, upload),
    post('/indicators/:code/import', 'indicator.keep', apply, upload),
  ]

  async function showImport(req: OfIndicator, res: Response) {
    await drawImport(req, res, await getKeptIndicator(db, req.params.code), keptText(req))
  }

  async function preview(req: OfIndicator, res: Response) {
    const indicator = await getKeptIndicator(db, req.params.code)
    const read = await readTableForm(req, res, indicator)
    if (!read) return
    await drawPreview(req, res, indicator, read.input, read.draft, {})
  }

  async function apply(req: OfIndicator, res: Response) {
    const viewer = viewerOf(res)
    const { t } = viewer.locale
    const indicator = await getKeptIndicator(db, req.params.code)
    const read = await readTableForm(req, res, indicator)
    if (!read) return
    const { input, draft } = read
    // Sent twice, the second finds the data changed by the first: `once` knows, and leads to where the first one led.
    const moved = input.seen !== draft.digest
    const open = moved ? [] : unanswered(draft, { ...input, decided: input.decision !== null })
    if (open.length > 0) {
      const errors = Object.fromEntries(
        open.map((name) => [name, { key: `series.unanswered.${name}` } as const]),
      )
      return drawPreview(req, res, indicator, input, draft, errors, 422)
    }
    let stored: number | null = null
    await applySeen(db, req, res, {
      seen: input.seen,
      hold: (trx) => holdSeries(trx, indicator.id),
      draftOf: async (from) => {
        const now = await draftFor(from, viewer, indicator, input)
        if (!('digest' in now)) throw new Outdated('series')
        return now
      },
      work: async (trx, { weighed }) => {
        const { source, methodId, decision } = input
        const entering = { indicator, methodId, source, precision: noPrecision, decision }
        const ids = await enterReadings(trx, viewer.user, entering, weighed, ({ candidate }) => {
          const one = weighed.find((other) => other.candidate === candidate)?.candidate
          return [
            one && one.marks !== '' ? t('series.note_marks', { marks: one.marks }) : '',
            input.scale === 'as_is'
              ? ''
              : t(`series.note_${input.scale}`, { typed: one?.typed ?? '' }),
          ]
            .filter((part) => part !== '')
            .join('; ')
        })
        stored = ids.length
        return `/indicators/readings?indicator=${indicator.code}`
      },
      notice: () =>
        stored === null
          ? { key: 'series.same_already' }
          : { key: 'series.imported', params: { n: stored } },
      again: (now, status) => drawPreview(req, res, indicator, input, now, {}, status),
    })
  }

  async function draftFor(trx: Db, viewer: Viewer, indicator: KeptIndicator, input: ImportInput) {
    const home = await getHomeRegion(trx)
    return draftOf(input, {
      indicator,
      regions: await listEntryRegions(trx, home.code),
      stored: await listStored(trx, indicator.id, input.methodId),
      thisMonth: monthOf(viewer.today),
    })
  }

  /** The form and what its table would do; undefined when the form was already sent back. */
  async function readTableForm(req: OfIndicator, res: Response, indicator: KeptIndicator) {
    const { given, trouble, typed } = sentTable(req, res)
    const refuse = async (errors: FieldErrors, status = 422) => {
      await drawImport(req, res, indicator, { typed, errors }, status)
      return undefined
    }
    if (trouble) return refuse({ table: trouble.message }, trouble.status)
    const form = readImportForm(req.body, await choicesFor(db, viewerOf(res), indicator), given)
    if (!form.ok) return refuse(form.errors)
    const draft = await draftFor(db, viewerOf(res), indicator, form.input)
    if ('digest' in draft) return { input: form.input, draft }
    return refuse({ table: { key: `series.table.${draft.why}` } })
  }

  async function drawImport(
    req: Request,
    res: Response,
    indicator: KeptIndicator,
    back: Back,
    status = 200,
  ) {
    const facts = { indicator, methods: await listMethods(db, indicator.id) }
    const page = importPage(viewerOf(res), facts, { ...back, once: onceOf(req) })
    showPage(req, res, 'indicators/import', page, status)
  }

  async function drawPreview(
    req: Request,
    res: Response,
    indicator: KeptIndicator,
    input: ImportInput,
    draft: Draft,
    errors: FieldErrors,
    status = 200,
  ) {
    const methods = await listMethods(db, indicator.id)
    const facts = { indicator, methods, input, draft, errors, once: onceOf(req) }
    showPage(req, res, 'indicators/preview', previewPage(viewerOf(res), facts), status)
  }
}
