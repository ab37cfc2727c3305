import type { Request, Response } from 'express'
import type { Action } from '../actions/action'
import { listActionYears } from '../actions/list-queries'
import { getAction } from '../actions/queries'
import { violates, type Db } from '../db'
import { NotFound } from '../errors'
import { listHistory } from '../history'
import { attempt, keptText } from '../http/attempt'
import { listFiles } from '../http/files'
import { keepable, takeKept, type Typed } from '../http/kept'
import { onceOf } from '../http/once'
import { showPage } from '../http/page'
import { formReader, queryText, readId, type FieldErrors } from '../http/parse'
import { get, post, type Route } from '../http/route'
import { viewerOf } from '../http/viewer'
import type { IndicatorSeries } from '../indicators/indicator'
import { getSeries, listIndicators } from '../indicators/queries'
import { latestOf } from '../indicators/series'
import { permitted } from '../policy'
import { listStrategies } from '../strategies/queries'
import { listWindows } from '../windows/queries'
import {
  acceptContribution,
  editContribution,
  proposeContribution,
  rejectContribution,
} from './commands'
import { states, type Contribution } from './contribution'
import { calculated, readContributionForm, typedOf, type ContributionForm } from './form'
import { contributionColumns } from './list-sheet'
import { contributionFormPage, type FormFile } from './form-page'
import { contributionsPage, listSentence } from './list-page'
import { contributionPage } from './pages'
import {
  expectedOfOthers,
  getContribution,
  listContributions,
  mostInFile,
  mostListed,
} from './queries'
import { plainFor } from './wording'

type OfAction = Request<{ code: string }>
type OfOne = Request<{ id: string }>

export function contributionRoutes(db: Db): Route[] {
  const at = (tail: string) => ({
    form: (params: Record<string, string>) => `/contributions/${params['id']}${tail}`,
  })
  return [
    get('/contributions', 'contribution.see', list),
    ...listFiles('/contributions', 'contribution.see', fileOf),
    get('/actions/:code/contributions/new', 'contribution.propose', showNew),
    post('/actions/:code/contributions', 'contribution.propose', propose, {
      form: (params) => `/actions/${params['code']}/contributions/new`,
    }),
    get('/contributions/:id', 'contribution.see', show),
    get('/contributions/:id/edit', 'contribution.edit', showEdit),
    post('/contributions/:id', 'contribution.edit', edit, at('/edit')),
    post('/contributions/:id/acceptance', 'contribution.decide', accept, at('')),
    post('/contributions/:id/rejection', 'contribution.decide', reject, at('')),
  ]

  async function list(req: Request, res: Response) {
    const scope = await readScope(req)
    const page = contributionsPage(viewerOf(res), {
      ...scope,
      ...(await listContributions(db, scope.filter, mostListed)),
    })
    showPage(req, res, 'contributions/index', page)
  }

  async function fileOf(req: Request, res: Response) {
    const { locale, today } = viewerOf(res)
    const scope = await readScope(req)
    const { found, rows } = await listContributions(db, scope.filter, mostInFile)
    return {
      name: `kontribusi-per-${today}`,
      title: locale.t('contributions.title'),
      filter: listSentence(locale, { ...scope, found }),
      columns: contributionColumns,
      rows,
    }
  }

  /** The filter of the address, with the names of what it names. */
  async function readScope(req: Request) {
    const asked = (name: string) => queryText(req.query, name, 60)
    const windows = await listWindows(db)
    const years = await listActionYears(db)
    const indicators = await listIndicators(db)
    const window = windows.find((one) => one.code === asked('window'))
    const carry = asked('carry')
    const filter = {
      state: states.find((one) => one === asked('state')) ?? null,
      indicator: indicators.find((one) => one.code === asked('indicator'))?.code ?? null,
      strategy: [1, 2, 3].find((one) => String(one) === asked('strategy')) ?? null,
      year: years.find((one) => String(one) === asked('year')) ?? null,
      carry: window && (carry === 'yes' || carry === 'no') ? carry : null,
      windowId: window?.id ?? null,
    } as const
    return {
      filter,
      indicators,
      strategies: await listStrategies(db),
      years,
      window: window?.code ?? null,
    }
  }

  async function showNew(req: OfAction, res: Response) {
    const viewer = viewerOf(res)
    const action = permitted(
      viewer.user,
      'contribution.propose',
      await getAction(db, req.params.code),
    )
    const { typed } = keptText(req)
    const asked = String(typed?.['indicator'] ?? queryText(req.query, 'indicator', 40))
    await showForm(req, res, { action, code: asked, typed: typed ?? {} })
  }

  async function propose(req: OfAction, res: Response) {
    const { user } = viewerOf(res)
    const action = permitted(user, 'contribution.propose', await getAction(db, req.params.code))
    const code = formReader(req.body).raw('indicator')
    const series = await findSeries(code)
    if (!series) {
      const errors: FieldErrors = { indicator: { key: 'field.required' } }
      return showForm(req, res, { action, code: '', typed: keepable(req.body), errors }, 422)
    }
    const facts = { indicator: series, latest: latestOf(series.readings) }
    const again = (errors: FieldErrors, status: number, typed: Typed = keepable(req.body)) =>
      showForm(req, res, { action, code, typed, errors }, status)
    if (formReader(req.body).raw('calculate')) {
      const answer = calculated(req.body, facts)
      const clean = Object.keys(answer.errors).length === 0
      return again(answer.errors, clean ? 200 : 422, keepable(answer.typed))
    }
    const form = readContributionForm(req.body, facts)
    if (!form.ok) return again(form.errors, 422)
    const work = async (trx: Db) => {
      const id = await proposeContribution(trx, user, action, series, form.input)
      return `/contributions/${id}`
    }
    await attempt(db, req, res, work, {
      notice: { key: 'contribution.was_proposed' },
      // The indicator is chosen anew where its pair is taken; a rule that refused leaves it chosen.
      again: async ({ typed = {}, errors = {} }, status) =>
        showForm(
          req,
          res,
          { action, code: errors['indicator'] ? '' : code, typed, errors },
          status,
        ),
      faults: (error) => takenIn('indicator', error),
    })
  }

  async function findSeries(code: string): Promise<IndicatorSeries | null> {
    try {
      return await getSeries(db, code)
    } catch (error) {
      if (error instanceof NotFound) return null
      throw error
    }
  }

  async function showForm(
    req: Request,
    res: Response,
    state: {
      action: Pick<Action, 'code' | 'title'>
      code: string
      typed: Typed
      errors?: FieldErrors
      contribution?: Contribution
      overtaken?: boolean
    },
    status = 200,
  ) {
    const series = await findSeries(state.code)
    const file: FormFile = {
      action: state.action,
      contribution: state.contribution ?? null,
      indicators: series ? [] : await listIndicators(db),
      series,
      typed: state.typed,
      errors: state.errors ?? {},
      overtaken: state.overtaken,
      once: onceOf(req),
    }
    showPage(req, res, 'contributions/form', contributionFormPage(viewerOf(res), file), status)
  }

  async function load(req: OfOne): Promise<Contribution> {
    return getContribution(db, readId(req.params.id))
  }

  async function show(req: OfOne, res: Response) {
    await showOne(req, res, await load(req), { reason: String(takeKept(req)?.['reason'] ?? '') })
  }

  async function showOne(
    req: Request,
    res: Response,
    contribution: Contribution,
    state: { reason: string; errors?: FieldErrors },
    status = 200,
  ) {
    const series = await getSeries(db, contribution.indicatorCode)
    const page = contributionPage(viewerOf(res), {
      contribution,
      series,
      others: await expectedOfOthers(db, contribution, plainFor(series)),
      history: await listHistory(db, 'contribution', contribution.id),
      errors: state.errors ?? {},
      reason: state.reason,
      once: onceOf(req),
    })
    showPage(req, res, 'contributions/show', page, status)
  }

  async function showEdit(req: OfOne, res: Response) {
    const contribution = permitted(viewerOf(res).user, 'contribution.edit', await load(req))
    const { typed: kept } = keptText(req)
    await showForm(req, res, stateOf(contribution, kept ?? typedOf(contribution)))
  }

  function stateOf(contribution: Contribution, typed: Typed) {
    const action = { code: contribution.actionCode, title: contribution.actionTitle }
    return { action, code: contribution.indicatorCode, typed, contribution }
  }

  async function edit(req: OfOne, res: Response) {
    const { user } = viewerOf(res)
    const contribution = permitted(user, 'contribution.edit', await load(req))
    const series = await getSeries(db, contribution.indicatorCode)
    const kept = contribution.working
    const facts = { indicator: series, latest: latestOf(series.readings), kept }
    const again = (errors: FieldErrors, status: number, typed: Typed = keepable(req.body)) =>
      showForm(req, res, { ...stateOf(contribution, typed), errors }, status)
    if (formReader(req.body).raw('calculate')) {
      const answer = calculated(req.body, facts)
      const clean = Object.keys(answer.errors).length === 0
      return again(answer.errors, clean ? 200 : 422, keepable(answer.typed))
    }
    const form: ContributionForm = readContributionForm(req.body, facts)
    if (!form.ok) return again(form.errors, 422)
    const work = async (trx: Db) => {
      await editContribution(trx, user, contribution, form.input, form.version)
      return `/contributions/${contribution.id}`
    }
    await attempt(db, req, res, work, {
      notice: { key: 'contribution.was_saved' },
      again: async ({ typed = {}, errors = {}, overtaken = false }, status) => {
        const shown = overtaken ? await load(req) : contribution
        await showForm(req, res, { ...stateOf(shown, typed), errors, overtaken }, status)
      },
      faults: (error) => takenIn('size', error),
    })
  }

  async function accept(req: OfOne, res: Response) {
    const { user } = viewerOf(res)
    const contribution = await load(req)
    await decide(req, res, contribution, 'contribution.was_accepted', (trx, version) =>
      acceptContribution(trx, user, contribution, version),
    )
  }

  async function reject(req: OfOne, res: Response) {
    const { user } = viewerOf(res)
    const contribution = await load(req)
    const form = formReader(req.body)
    const reason = form.text('reason', { required: true, min: 3, max: 500 })
    if (reason === null) {
      const state = { reason: form.raw('reason'), errors: form.errors }
      return showOne(req, res, contribution, state, 422)
    }
    await decide(req, res, contribution, 'contribution.was_rejected', (trx, version) =>
      rejectContribution(trx, user, contribution, reason, version),
    )
  }

  async function decide(
    req: OfOne,
    res: Response,
    contribution: Contribution,
    done: 'contribution.was_accepted' | 'contribution.was_rejected',
    write: (trx: Db, version: number | null) => Promise<void>,
  ) {
    const form = formReader(req.body)
    const work = async (trx: Db) => {
      await write(trx, form.id('version'))
      return `/contributions/${contribution.id}`
    }
    await attempt(db, req, res, work, {
      notice: { key: done },
      again: async ({ errors = {} }, status) =>
        showOne(req, res, await load(req), { reason: form.raw('reason'), errors }, status),
      faults: (error) => takenIn('reason', error),
    })
  }
}

/** Said beside that field when the action already has a live contribution to the indicator. */
function takenIn(field: string, error: unknown): FieldErrors | undefined {
  if (!violates(error, 'contributions_one_of_pair')) return undefined
  return { [field]: { key: 'contribution.error.taken' } }
}
