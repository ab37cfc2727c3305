import type { Request, Response } from 'express'
import type { Db } from '../db'
import { Outdated } from '../errors'
import { listHistory } from '../history'
import { attempt, keptText, saveForm, type Back } from '../http/attempt'
import { keepable } from '../http/kept'
import { notify } from '../http/notices'
import { onceOf } from '../http/once'
import { showPage } from '../http/page'
import { queryText, readId, type FieldErrors } from '../http/parse'
import { get, post, type Route } from '../http/route'
import { viewerOf } from '../http/viewer'
import type { Day } from '../i18n'
import { monthOf } from './calendar'
import { editSource, enterReadings, holdSeries, useReading } from './commands'
import { digestOf, nameOf, weigh, type Weighed } from './entry'
import { choicesFor } from './form'
import { indicatorName } from './indicator'
import { getHomeRegion, listMethods } from './queries'
import {
  getKeptIndicator,
  getReading,
  listEntryRegions,
  listSiblings,
  listStored,
  type KeptIndicator,
} from './series-queries'
import { readReadingForm, readSourceForm, readUseForm, type ReadingInput } from './reading-form'
import { readingFormPage } from './entry-page'
import { readingPage } from './reading-page'

type OfIndicator = Request<{ code: string }>
type OfReading = Request<{ code: string; id: string }>

/** How one published value is entered, its source corrected, and one of several chosen for use. */
export function readingRoutes(db: Db): Route[] {
  const page = { form: '/indicators/:code/readings/:id' }
  return [
    get('/indicators/:code/readings/new', 'indicator.keep', showNewReading),
    post('/indicators/:code/readings', 'indicator.keep', enter, {
      form: '/indicators/:code/readings/new',
    }),
    get('/indicators/:code/readings/:id', 'indicator.see', showReading),
    post('/indicators/:code/readings/:id', 'indicator.keep', keepSource, page),
    post('/indicators/:code/readings/:id/use', 'indicator.keep', keepUse, page),
  ]

  async function showNewReading(req: OfIndicator, res: Response) {
    const indicator = await getKeptIndicator(db, req.params.code)
    await drawReadingForm(req, res, indicator, keptText(req))
  }

  /** A value that raises a question comes back with it; what is stored is what was last seen. */
  async function enter(req: OfIndicator, res: Response) {
    const { user, today } = viewerOf(res)
    const indicator = await getKeptIndicator(db, req.params.code)
    const form = readReadingForm(req.body, await choicesFor(db, viewerOf(res), indicator))
    if (!form.ok) return drawReadingForm(req, res, indicator, form, 422)
    const { input } = form
    const held = await weighOne(db, indicator, input, today)
    const typed = keepable(req.body)
    const [one] = held.weighed
    if (!one) throw new Error('one candidate is weighed as one')
    if (one.outcome.kind === 'future') {
      const errors: FieldErrors = { year: { key: 'series.future' } }
      return drawReadingForm(req, res, indicator, { typed, errors }, 422)
    }
    if (one.outcome.kind === 'same') {
      notify(req, 'series.same_already', {}, 'info')
      return res.redirect(303, `/indicators/${indicator.code}/readings/${one.outcome.stored.id}`)
    }
    const errors = questionsLeft(one, input)
    if (Object.keys(errors).length > 0 || (hasQuestions(one) && input.seen !== held.digest)) {
      // On a first sending the questions are new: nothing was left out yet.
      const first = input.seen !== held.digest
      const asked = { typed, errors: first ? { seen: { key: 'series.asked' } as const } : errors }
      return drawReadingForm(req, res, indicator, asked, 422, one, held.digest)
    }
    await attempt(
      db,
      req,
      res,
      async (trx) => {
        await holdSeries(trx, indicator.id)
        const now = await weighOne(trx, indicator, input, today)
        if (now.digest !== held.digest) throw new Outdated('series')
        const [id] = await enterReadings(trx, user, { indicator, ...input }, now.weighed)
        return `/indicators/${indicator.code}/readings/${id}`
      },
      {
        notice: { key: 'series.reading_saved', params: { name: nameFor(res, indicator) } },
        // Someone entered a value of that period meanwhile: it comes back as a question.
        again: async ({ typed: mine, errors: wrong }, status) => {
          const now = await weighOne(db, indicator, input, today)
          const [other = null] = now.weighed.filter(hasQuestions)
          const back = {
            typed: mine,
            errors: other ? { ...wrong, seen: { key: 'series.asked' } as const } : wrong,
          }
          const seen = other ? now.digest : ''
          await drawReadingForm(req, res, indicator, back, status, other, seen)
        },
      },
    )
  }

  async function weighOne(trx: Db, indicator: KeptIndicator, input: ReadingInput, today: Day) {
    const stored = await listStored(trx, indicator.id, input.methodId)
    const weighed = weigh([input.candidate], { indicator, stored, thisMonth: monthOf(today) })
    return { weighed, digest: digestOf(weighed, [indicator.code, input.methodId]) }
  }

  async function drawReadingForm(
    req: Request,
    res: Response,
    indicator: KeptIndicator,
    back: Back,
    status = 200,
    weighed: Weighed | null = null,
    seen = '',
  ) {
    const home = await getHomeRegion(db)
    const like = readId(queryText(req.query, 'like', 12))
    const page = readingFormPage(
      viewerOf(res),
      {
        indicator,
        regions: await listEntryRegions(db, home.code),
        methods: await listMethods(db, indicator.id),
        weighed,
        seen,
        like: like === null ? null : await getReading(db, indicator.id, like),
      },
      { ...back, once: onceOf(req) },
    )
    showPage(req, res, 'indicators/form', page, status)
  }

  async function showReading(req: OfReading, res: Response) {
    const indicator = await getKeptIndicator(db, req.params.code)
    await drawReading(req, res, indicator, readId(req.params.id), keptText(req))
  }

  async function keepSource(req: OfReading, res: Response) {
    const viewer = viewerOf(res)
    const indicator = await getKeptIndicator(db, req.params.code)
    const reading = await getReading(db, indicator.id, readId(req.params.id))
    const read = readSourceForm(req.body, await choicesFor(db, viewer, indicator))
    await saveForm(db, req, res, read, {
      work: async (trx, input) => {
        await editSource(trx, viewer.user, reading, input)
        return `/indicators/${indicator.code}/readings/${reading.id}`
      },
      notice: { key: 'series.source_saved' },
      again: (back, status) => drawReading(req, res, indicator, reading.id, back, status),
    })
  }

  async function keepUse(req: OfReading, res: Response) {
    const { user } = viewerOf(res)
    const indicator = await getKeptIndicator(db, req.params.code)
    const reading = await getReading(db, indicator.id, readId(req.params.id))
    const read = readUseForm(req.body)
    await saveForm(db, req, res, read, {
      work: async (trx, input) => {
        await useReading(trx, user, reading, input)
        return `/indicators/${indicator.code}/readings/${reading.id}`
      },
      notice: { key: read.ok && read.input.inUse ? 'series.used_now' : 'series.unused_now' },
      again: (back, status) => drawReading(req, res, indicator, reading.id, back, status),
    })
  }

  async function drawReading(
    req: Request,
    res: Response,
    indicator: KeptIndicator,
    id: number | null,
    back: Back,
    status = 200,
  ) {
    const reading = await getReading(db, indicator.id, id)
    const page = readingPage(
      viewerOf(res),
      {
        indicator,
        methods: await listMethods(db, indicator.id),
        reading,
        siblings: await listSiblings(db, reading),
        history: await listHistory(db, 'reading', reading.id),
      },
      { ...back, once: onceOf(req) },
    )
    showPage(req, res, 'indicators/reading', page, status)
  }
}

function hasQuestions(one: Weighed): boolean {
  return one.doubts.length > 0 || one.outcome.kind === 'differs'
}

/** What the person was asked and has not answered. */
function questionsLeft(one: Weighed, input: ReadingInput): FieldErrors {
  return {
    ...(one.doubts.length > 0 &&
      input.confirmed !== nameOf(one.candidate) && {
        confirmed: { key: 'series.unanswered.confirm' } as const,
      }),
    ...(one.outcome.kind === 'differs' && input.undecided),
  }
}

function nameFor(res: Response, indicator: KeptIndicator): string {
  return indicatorName(indicator, viewerOf(res).locale.lang)
}
