import type { Request, Response } from 'express'
import type { Db } from '../db'
import { Outdated } from '../errors'
import { listHistory } from '../history'
import { attempt, keptText, type Back } from '../http/attempt'
import { inPortions, listFiles } from '../http/files'
import { keepable, type Typed } from '../http/kept'
import { notify } from '../http/notices'
import { onceOf } from '../http/once'
import { showPage } from '../http/page'
import { queryText, readId, type FieldErrors } from '../http/parse'
import { get, post, type Route } from '../http/route'
import { receiveTable, sentTable } from '../http/table-file'
import { viewerOf, type Viewer } from '../http/viewer'
import type { Day } from '../i18n'
import { awaitedOf, calendarPage, releasePage } from './calendar-page'
import { calendarColumns } from './calendar-sheet'
import {
  addMethod,
  editSource,
  enterReadings,
  enterTarget,
  expectRelease,
  holdSeries,
  noPrecision,
  useReading,
  withdrawTarget,
} from './commands'
import { draftOf, unanswered, type Draft } from './draft'
import { digestOf, nameOf, weigh, type Weighed } from './entry'
import { readReadingFilter } from './filter'
import {
  readImportForm,
  readMethodForm,
  readReadingForm,
  readReleaseForm,
  readSourceForm,
  readTargetForm,
  readUseForm,
  readWithdrawalForm,
  type Choices,
  type ImportInput,
  type ReadingInput,
} from './form'
import { importPage, previewPage } from './import-page'
import { indicatorName, type TargetLine } from './indicator'
import {
  findTargetInUse,
  getCalendarFacts,
  getHomeRegion,
  getKeptIndicator,
  getReading,
  getTarget,
  listCalendarFacts,
  listEntryRegions,
  listMethods,
  listReadingLines,
  listReadingOptions,
  listSiblings,
  listStored,
  listTargetLines,
  type KeptIndicator,
} from './queries'
import { readingFormPage, readingPage } from './reading-page'
import { readingsPage, readingsPerPage, targetsCount, targetsPage } from './readings-page'
import { knownBefore, readingColumns, readingsSentence, targetColumns } from './series-sheet'
import { methodFormPage, targetFormPage, targetPage } from './target-page'

type OfIndicator = Request<{ code: string }>
type OfRow = Request<{ code: string; id: string }>

/** How the secretariat keeps the published series: entering, revising, importing, and waiting for the next release. */
export function seriesRoutes(db: Db): Route[] {
  const under = (end: string) => ({
    form: (params: Record<string, string>) => `/indicators/${params['code'] ?? ''}${end}`,
  })
  const ofRow = (noun: string) => ({
    form: (params: Record<string, string>) =>
      `/indicators/${params['code'] ?? ''}/${noun}/${params['id'] ?? ''}`,
  })
  const upload = { ...under('/import'), before: [receiveTable] }
  return [
    get('/indicators/readings', 'indicator.see', listAllReadings),
    ...listFiles('/indicators/readings', 'indicator.see', fileOfReadings),
    get('/indicators/targets', 'indicator.see', listAllTargets),
    ...listFiles('/indicators/targets', 'indicator.see', fileOfTargets),
    get('/indicators/calendar', 'indicator.see', showCalendar),
    ...listFiles('/indicators/calendar', 'indicator.see', fileOfCalendar),
    get('/indicators/:code/release', 'indicator.keep', showRelease),
    post('/indicators/:code/release', 'indicator.keep', keepRelease, under('/release')),
    get('/indicators/:code/readings/new', 'indicator.keep', showNewReading),
    post('/indicators/:code/readings', 'indicator.keep', enter, under('/readings/new')),
    get('/indicators/:code/readings/:id', 'indicator.see', showReading),
    post('/indicators/:code/readings/:id', 'indicator.keep', keepSource, ofRow('readings')),
    post('/indicators/:code/readings/:id/use', 'indicator.keep', keepUse, ofRow('readings')),
    get('/indicators/:code/targets/new', 'indicator.keep', showNewTarget),
    post('/indicators/:code/targets', 'indicator.keep', keepTarget, under('/targets/new')),
    get('/indicators/:code/targets/:id', 'indicator.keep', showTarget),
    post('/indicators/:code/targets/:id/withdrawal', 'indicator.keep', withdraw, ofRow('targets')),
    get('/indicators/:code/methods/new', 'indicator.keep', showNewMethod),
    post('/indicators/:code/methods', 'indicator.keep', keepMethod, under('/methods/new')),
    get('/indicators/:code/import', 'indicator.keep', showImport),
    post('/indicators/:code/import/preview', 'indicator.keep', preview, upload),
    post('/indicators/:code/import', 'indicator.keep', apply, upload),
  ]

  async function listAllReadings(req: Request, res: Response) {
    const viewer = viewerOf(res)
    const filter = readReadingFilter(req.query, viewer.today)
    const lines = await listReadingLines(db, filter, knownBefore(filter), {
      limit: readingsPerPage,
      offset: (filter.page - 1) * readingsPerPage,
      after: null,
    })
    const options = await listReadingOptions(db)
    showPage(req, res, 'indicators/readings', readingsPage(viewer, { filter, ...lines, options }))
  }

  async function fileOfReadings(req: Request, res: Response) {
    const { locale, today } = viewerOf(res)
    const filter = { ...readReadingFilter(req.query, today), page: 1 }
    const before = knownBefore(filter)
    const cut = { limit: 1, offset: 0, after: null }
    const { found, used } = await listReadingLines(db, filter, before, cut)
    const options = await listReadingOptions(db)
    return {
      name: `nilai-indikator-per-${today}`,
      title: locale.t('series.readings'),
      filter: readingsSentence(locale, { filter, found, used, options }),
      columns: readingColumns,
      rows: inPortions(async (offset, limit) => {
        const part = { limit, offset, after: null }
        return (await listReadingLines(db, filter, before, part)).rows
      }),
    }
  }

  async function fileOfTargets(_req: Request, res: Response) {
    const { locale, today } = viewerOf(res)
    const rows = await listTargetLines(db)
    return {
      name: `target-indikator-per-${today}`,
      title: locale.t('series.targets'),
      filter: targetsCount(locale, rows),
      columns: targetColumns,
      rows,
    }
  }

  async function listAllTargets(req: Request, res: Response) {
    const page = targetsPage(viewerOf(res), await listTargetLines(db))
    showPage(req, res, 'indicators/targets', page)
  }

  async function showCalendar(req: Request, res: Response) {
    const home = await getHomeRegion(db)
    const facts = await listCalendarFacts(db, home.code)
    showPage(req, res, 'indicators/calendar', calendarPage(viewerOf(res), home.name, facts))
  }

  async function fileOfCalendar(_req: Request, res: Response) {
    const { locale, today } = viewerOf(res)
    const home = await getHomeRegion(db)
    return {
      name: `jadwal-terbit-per-${today}`,
      title: locale.t('series.calendar'),
      filter: locale.t('series.calendar_lead', { region: home.name }),
      columns: calendarColumns,
      rows: awaitedOf(await listCalendarFacts(db, home.code), today),
    }
  }

  async function showRelease(req: OfIndicator, res: Response) {
    await drawRelease(req, res, await getKeptIndicator(db, req.params.code), keptText(req))
  }

  async function keepRelease(req: OfIndicator, res: Response) {
    const { user } = viewerOf(res)
    const indicator = await getKeptIndicator(db, req.params.code)
    const form = readReleaseForm(req.body, await choicesOf(res, indicator))
    if (!form.ok) return drawRelease(req, res, indicator, form, 422)
    await attempt(
      db,
      req,
      res,
      async (trx) => {
        await expectRelease(trx, user, indicator, form.input)
        return '/indicators/calendar'
      },
      {
        notice: { key: 'series.release_saved' },
        again: (back, status) => drawRelease(req, res, indicator, back, status),
      },
    )
  }

  async function drawRelease(
    req: Request,
    res: Response,
    indicator: KeptIndicator,
    back: Back,
    status = 200,
  ) {
    const home = await getHomeRegion(db)
    const facts = await getCalendarFacts(db, home.code, indicator.id)
    const page = releasePage(viewerOf(res), indicator, facts, { ...back, once: onceOf(req) })
    showPage(req, res, 'indicators/form', page, status)
  }

  async function showNewReading(req: OfIndicator, res: Response) {
    const indicator = await getKeptIndicator(db, req.params.code)
    await drawReadingForm(req, res, indicator, keptText(req))
  }

  /** A value that raises a question comes back with it; what is stored is what was last seen. */
  async function enter(req: OfIndicator, res: Response) {
    const { user, today } = viewerOf(res)
    const indicator = await getKeptIndicator(db, req.params.code)
    const form = readReadingForm(req.body, await choicesOf(res, indicator))
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

  async function showReading(req: OfRow, res: Response) {
    const indicator = await getKeptIndicator(db, req.params.code)
    await drawReading(req, res, indicator, readId(req.params.id), keptText(req))
  }

  async function keepSource(req: OfRow, res: Response) {
    const { user } = viewerOf(res)
    const indicator = await getKeptIndicator(db, req.params.code)
    const reading = await getReading(db, indicator.id, readId(req.params.id))
    const form = readSourceForm(req.body, await choicesOf(res, indicator))
    if (!form.ok) return drawReading(req, res, indicator, reading.id, form, 422)
    await attempt(
      db,
      req,
      res,
      async (trx) => {
        await editSource(trx, user, reading, form.input)
        return `/indicators/${indicator.code}/readings/${reading.id}`
      },
      {
        notice: { key: 'series.source_saved' },
        again: (back, status) => drawReading(req, res, indicator, reading.id, back, status),
      },
    )
  }

  async function keepUse(req: OfRow, res: Response) {
    const { user } = viewerOf(res)
    const indicator = await getKeptIndicator(db, req.params.code)
    const reading = await getReading(db, indicator.id, readId(req.params.id))
    const form = readUseForm(req.body)
    if (!form.ok) return drawReading(req, res, indicator, reading.id, form, 422)
    await attempt(
      db,
      req,
      res,
      async (trx) => {
        await useReading(trx, user, reading, form.input)
        return `/indicators/${indicator.code}/readings/${reading.id}`
      },
      {
        notice: { key: form.input.inUse ? 'series.used_now' : 'series.unused_now' },
        again: (back, status) => drawReading(req, res, indicator, reading.id, back, status),
      },
    )
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
    const form = readTargetForm(req.body, await choicesOf(res, indicator), former !== null)
    if (!form.ok) return drawTargetForm(req, res, indicator, replaces, form, 422)
    /** Someone replaced or withdrew it meanwhile: the form goes on from the one that stands now. */
    const overtaken = async (typed: Typed) => {
      const now = former && (await standingTarget(indicator, former))
      const back = { typed, overtaken: now !== null }
      await drawTargetForm(req, res, indicator, now?.id ?? null, back, 409)
    }
    if (former && !former.inUse) {
      notify(req, 'form.outdated', {}, 'warning')
      return overtaken(keepable(req.body))
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

  async function showTarget(req: OfRow, res: Response) {
    await drawTarget(req, res, await getKeptIndicator(db, req.params.code), keptText(req))
  }

  async function withdraw(req: OfRow, res: Response) {
    const { user } = viewerOf(res)
    const indicator = await getKeptIndicator(db, req.params.code)
    const target = await getTarget(db, indicator.id, readId(req.params.id))
    const form = readWithdrawalForm(req.body)
    if (!form.ok) return drawTarget(req, res, indicator, form, 422)
    await attempt(
      db,
      req,
      res,
      async (trx) => {
        await withdrawTarget(trx, user, target, form.input)
        return `/indicators/${indicator.code}/targets/${target.id}`
      },
      {
        notice: { key: 'series.target_withdrawn' },
        again: (back, status) => drawTarget(req, res, indicator, back, status),
      },
    )
  }

  async function drawTarget(
    req: OfRow,
    res: Response,
    indicator: KeptIndicator,
    back: Back,
    status = 200,
  ) {
    const target = await getTarget(db, indicator.id, readId(req.params.id))
    const page = targetPage(viewerOf(res), indicator, target, { ...back, once: onceOf(req) })
    showPage(req, res, 'indicators/target', page, status)
  }

  async function showNewMethod(req: OfIndicator, res: Response) {
    await drawMethodForm(req, res, await getKeptIndicator(db, req.params.code), keptText(req))
  }

  async function keepMethod(req: OfIndicator, res: Response) {
    const { user } = viewerOf(res)
    const indicator = await getKeptIndicator(db, req.params.code)
    const form = readMethodForm(req.body)
    if (!form.ok) return drawMethodForm(req, res, indicator, form, 422)
    await attempt(
      db,
      req,
      res,
      async (trx) => {
        await addMethod(trx, user, indicator, form.input)
        return `/indicators/${indicator.code}#about`
      },
      {
        notice: { key: 'series.method_saved', params: { name: form.input.name } },
        again: (back, status) => drawMethodForm(req, res, indicator, back, status),
      },
    )
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

  async function showImport(req: OfIndicator, res: Response) {
    await drawImport(req, res, await getKeptIndicator(db, req.params.code), keptText(req))
  }

  async function preview(req: OfIndicator, res: Response) {
    const indicator = await getKeptIndicator(db, req.params.code)
    const read = await readTableForm(req, res, indicator)
    if (!read) return
    await drawPreview(req, res, indicator, read.input, read.draft, {})
  }

  /**
   * The table comes back with the digest of what was shown. It is read and weighed again under a lock; only if that says
   * the very same is it stored, all of it or nothing. Nothing is kept on the server between the two, so no preview can
   * grow old there, and any process may answer.
   */
  async function apply(req: OfIndicator, res: Response) {
    const viewer = viewerOf(res)
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
    await attempt(
      db,
      req,
      res,
      async (trx) => {
        await holdSeries(trx, indicator.id)
        const now = await draftFor(trx, viewer, indicator, input)
        if (!('digest' in now) || now.digest !== input.seen) throw new Outdated('series')
        const { source, methodId, decision } = input
        const entering = { indicator, methodId, source, precision: noPrecision, decision }
        const { t } = viewer.locale
        const ids = await enterReadings(
          trx,
          viewer.user,
          entering,
          now.weighed,
          ({ candidate }) => {
            const one = now.weighed.find((other) => other.candidate === candidate)?.candidate
            return [
              one && one.marks !== '' ? t('series.note_marks', { marks: one.marks }) : '',
              input.scale === 'as_is'
                ? ''
                : t(`series.note_${input.scale}`, { typed: one?.typed ?? '' }),
            ]
              .filter((part) => part !== '')
              .join('; ')
          },
        )
        stored = ids.length
        return `/indicators/readings?indicator=${indicator.code}`
      },
      {
        notice: () =>
          stored === null
            ? { key: 'series.same_already' }
            : { key: 'series.imported', params: { n: stored } },
        again: async (_, status) => {
          const now = await draftFor(db, viewer, indicator, input)
          notify(req, 'series.preview_moved', {}, 'warning')
          if ('digest' in now) await drawPreview(req, res, indicator, input, now, {}, status)
        },
        untold: true,
      },
    )
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
    const form = readImportForm(req.body, await choicesOf(res, indicator), given)
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

  async function choicesOf(res: Response, indicator: KeptIndicator): Promise<Choices> {
    const { today, locale } = viewerOf(res)
    const home = await getHomeRegion(db)
    return {
      regions: await listEntryRegions(db, home.code),
      methods: await listMethods(db, indicator.id),
      needsMonth: indicator.needsMonth,
      today,
      locale,
    }
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

function monthOf(today: Day) {
  return { year: Number(today.slice(0, 4)), month: Number(today.slice(5, 7)) }
}

function nameFor(res: Response, indicator: KeptIndicator): string {
  return indicatorName(indicator, viewerOf(res).locale.lang)
}
