import type { Request, Response } from 'express'
import { listAgencies } from '../agencies/queries'
import { violates, type Db } from '../db'
import { NotAllowed, Outdated, Refused } from '../errors'
import type { Aside } from '../http/aside'
import { attempt, keptText, type Back } from '../http/attempt'
import { backOf } from '../http/back'
import { keepable, type Typed } from '../http/kept'
import { notify } from '../http/notices'
import { once, onceOf } from '../http/once'
import { showPage } from '../http/page'
import { formReader, queryText, readId, type FieldErrors } from '../http/parse'
import { get, post, type Route } from '../http/route'
import { viewerOf, type Viewer } from '../http/viewer'
import { findPlacesByNames, type FoundPlace } from '../places/queries'
import { permitted } from '../policy'
import { listStrategies } from '../strategies/queries'
import { listWindows } from '../windows/queries'
import { placesDiffer, type Action } from './action'
import { cancelAction, copyAction, createAction, editAction } from './commands'
import { readActionForm, typedAll, type ActionForm, type ActionInput } from './form'
import { actionFormPage, type FormState } from './form-page'
import { cancelPage } from './cancel-page'
import { findContinued, getAction, getActionDetails } from './queries'
import { actionReadingRoutes } from './reading-routes'

type OfAction = Request<{ code: string }>

/** What a noun further down the street adds to a new action when its form names one of its own: `body` is the form. */
export type Begun = (trx: Db, viewer: Viewer, body: unknown, code: string) => Promise<void>

export function actionRoutes(db: Db, asides: readonly Aside<Action>[], begun: Begun): Route[] {
  const codeForm = { form: (params: Record<string, string>) => `/actions/${params['code']}/edit` }
  return [
    get('/actions/new', 'action.create', showNew),
    post('/actions', 'action.create', create, { form: () => '/actions/new' }),
    ...actionReadingRoutes(db, asides),
    get('/actions/:code/edit', 'action.edit', showEdit),
    post('/actions/:code', 'action.edit', edit, codeForm),
    get('/actions/:code/cancel', 'action.cancel', showCancel),
    post('/actions/:code/cancel', 'action.cancel', cancel, {
      form: (params) => `/actions/${params['code']}/cancel`,
    }),
    post('/actions/:code/copy', 'action.copy', copy, {
      form: (params) => `/actions/${params['code']}`,
    }),
  ]

  async function showNew(req: Request, res: Response) {
    const { typed } = keptText(req)
    const state = await formState(req, viewerOf(res), null, typed ?? null)
    const asked = typed ? {} : askedOf(req.query, state.agencies)
    showPage(req, res, 'actions/form', actionFormPage(viewerOf(res), { ...state, asked }))
  }

  async function create(req: Request, res: Response) {
    const viewer = viewerOf(res)
    const form = await readForm(req, viewer, null)
    if (!form) return showMoreRows(req, res, null)
    if (!form.ok) return refuse(req, res, null, form.errors)
    await save(req, res, null, form.input, async (trx) => {
      const code = await createAction(trx, viewer.user, form.input)
      await begun(trx, viewer, req.body, code)
      return `/actions/${code}`
    })
  }

  async function showEdit(req: OfAction, res: Response) {
    const viewer = viewerOf(res)
    const action = permitted(viewer.user, 'action.edit', await getAction(db, req.params.code))
    const { typed } = keptText(req)
    const state = await formState(req, viewer, action, typed ?? null)
    const back = backOf(req.query)
    const asked: Typed = back && !typed ? { back } : {}
    showPage(req, res, 'actions/form', actionFormPage(viewer, { ...state, asked }))
  }

  async function edit(req: OfAction, res: Response) {
    const viewer = viewerOf(res)
    const action = permitted(viewer.user, 'action.edit', await getAction(db, req.params.code))
    const form = await readForm(req, viewer, action)
    if (!form) return showMoreRows(req, res, action)
    if (!form.ok) return refuse(req, res, action, form.errors)
    await save(req, res, action, form.input, async (trx) => {
      await editAction(trx, viewer.user, action, form.input, form.version)
      return `/actions/${action.code}`
    })
  }

  async function showCancel(req: OfAction, res: Response) {
    const viewer = viewerOf(res)
    const action = permitted(viewer.user, 'action.cancel', await getAction(db, req.params.code))
    if (action.status === 'cancelled') throw new Refused('action.already_cancelled')
    const { typed } = keptText(req)
    const state = { action, typed: typed ?? {}, errors: {}, once: onceOf(req) }
    showPage(req, res, 'actions/cancel', cancelPage(viewer, state))
  }

  async function cancel(req: OfAction, res: Response) {
    const viewer = viewerOf(res)
    const action = permitted(viewer.user, 'action.cancel', await getAction(db, req.params.code))
    const form = formReader(req.body)
    const reason = form.text('reason', { required: true, min: 3, max: 500 })
    const again = async ({ typed = keepable(req.body), errors = {} }: Back, status: number) => {
      const stored = await getAction(db, action.code)
      const state = { action: stored, typed, errors, once: onceOf(req) }
      showPage(req, res, 'actions/cancel', cancelPage(viewer, state), status)
    }
    if (reason === null) return again({ errors: form.errors }, 422)
    await attempt(
      db,
      req,
      res,
      async (trx) => {
        await cancelAction(trx, viewer.user, action, reason, form.id('version'))
        return `/actions/${action.code}`
      },
      { notice: { key: 'action.was_cancelled', params: { code: action.code } }, again },
    )
  }

  async function copy(req: OfAction, res: Response) {
    const viewer = viewerOf(res)
    const action = permitted(viewer.user, 'action.copy', await getAction(db, req.params.code))
    const year = String(action.year + 1)
    try {
      const location = await once(db, viewer.user, req, async (trx) => {
        const made = await copyAction(trx, viewer.user, action)
        if (made.existed) notify(req, 'action.copy_exists', { year }, 'warning')
        else notify(req, 'action.was_copied', { code: made.code })
        return made.existed ? `/actions/${made.code}` : `/actions/${made.code}/edit`
      })
      res.redirect(303, location)
    } catch (error) {
      // Linked by someone else a moment ago: looked at again, the continuation is there.
      if (violates(error, 'actions_one_successor')) return copy(req, res)
      if (violates(error, 'actions_nomenclature_key'))
        throw new Refused('action.copy_taken', { year })
      throw error
    }
  }

  /** Writes a clean form, or shows it again: taken by another action, or overtaken by another editor. */
  async function save(
    req: Request,
    res: Response,
    action: Action | null,
    input: ActionInput,
    write: (trx: Db) => Promise<string>,
  ) {
    const viewer = viewerOf(res)
    try {
      const location = await once(db, viewer.user, req, write)
      const code = location.slice('/actions/'.length)
      const back = backOf(req.body)
      if (!action) notify(req, 'action.created', { code })
      else if (back) notify(req, 'action.saved_code', { code })
      else notify(req, 'action.saved')
      warnOfPlaces(req, viewer, input)
      res.redirect(303, back ?? location)
    } catch (error) {
      if (error instanceof Outdated) {
        notify(req, 'form.outdated', {}, 'warning')
        return refuse(req, res, action, {}, 409)
      }
      if (violates(error, 'actions_one_successor')) {
        // Someone continued the same action a moment ago: read once more, the form now says who.
        const again = await readForm(req, viewer, action)
        return refuse(req, res, action, again && !again.ok ? again.errors : {})
      }
      if (!violates(error, 'actions_nomenclature_key')) throw error
      return refuse(req, res, action, { nomenclature: { key: 'action.error.taken' } })
    }
  }

  function warnOfPlaces(req: Request, { locale }: Viewer, input: ActionInput) {
    const sum = placesDiffer(
      input.outputTarget,
      input.places.map((place) => place.target),
    )
    if (sum === null) return
    const unit = input.outputUnit ?? ''
    const target = locale.number(input.outputTarget ?? 0)
    notify(req, 'action.places_differ', { sum: locale.number(sum), target, unit }, 'warning')
  }

  /** The form again, with what was typed. 409 shows beside it what is stored by now. */
  async function refuse(
    req: Request,
    res: Response,
    action: Action | null,
    errors: FieldErrors,
    status = 422,
  ) {
    const viewer = viewerOf(res)
    const stored = action && (await getAction(db, action.code))
    const state = await formState(req, viewer, stored, keepable(req.body))
    const page = actionFormPage(viewer, { ...state, errors, overtaken: status === 409 })
    showPage(req, res, 'actions/form', page, status)
  }

  /** More blank rows for places or money, and nothing written. */
  async function showMoreRows(req: Request, res: Response, action: Action | null) {
    const viewer = viewerOf(res)
    const state = await formState(req, viewer, action, keepable(req.body))
    const asked = formReader(req.body)
    // The version stays the one whose text is being edited.
    const shown = action && { ...action, version: asked.id('version') ?? action.version }
    const spare = {
      budget: asked.raw('add_budget') ? 2 : state.spare.budget,
      places: asked.raw('add_place') ? 5 : state.spare.places,
    }
    showPage(req, res, 'actions/form', actionFormPage(viewer, { ...state, action: shown, spare }))
  }

  /** Reads the form; undefined when it only asks for more rows. An officer's action is the own agency's, always. */
  async function readForm(
    req: Request,
    { user, today }: Viewer,
    action: Action | null,
  ): Promise<ActionForm | undefined> {
    const form = formReader(req.body)
    const agencyId = user.role === 'officer' ? (action?.agencyId ?? user.agencyId) : null
    const asked = readId(form.raw('agency'))
    if (agencyId !== null && form.raw('agency') !== '' && asked !== agencyId) {
      throw new NotAllowed(
        `officer ${user.id} may not act for agency ${asked}`,
        'error.other_agency',
      )
    }
    if (form.raw('add_place') || form.raw('add_budget')) return undefined
    const details = action && (await getActionDetails(db, action.id))
    const year = action?.year ?? readId(form.raw('year'))
    return readActionForm(req.body, {
      action,
      details,
      agencyId,
      agencyIds: (await choosable(action)).map((agency) => agency.id),
      years: await yearsToChoose(today),
      places: await lookUp(req.body),
      predecessor: await findContinued(db, form.raw('predecessor'), year, action?.id ?? null),
    })
  }

  async function formState(
    req: Request,
    { today }: Viewer,
    action: Action | null,
    typed: Typed | null,
  ): Promise<FormState> {
    return {
      action,
      details: action && (await getActionDetails(db, action.id)),
      agencies: await choosable(action),
      strategies: await listStrategies(db),
      years: await yearsToChoose(today),
      typed,
      asked: {},
      errors: {},
      places: typed ? await lookUp(typed) : [],
      spare: { budget: 1, places: 1 },
      overtaken: false,
      once: onceOf(req),
    }
  }

  /** The agencies of today, and those the action names already. */
  async function choosable(action: Action | null) {
    return listAgencies(db, action?.id)
  }

  /** Years with reporting windows, this one and the next. */
  async function yearsToChoose(today: string): Promise<number[]> {
    const current = Number(today.slice(0, 4))
    const years = (await listWindows(db)).map((window) => window.year)
    return [...new Set([...years, current, current + 1])].sort((one, other) => one - other)
  }

  function lookUp(body: unknown): Promise<FoundPlace[]> {
    const typed = typedAll(body, 'place_name')
    return findPlacesByNames(
      db,
      typed.slice(0, 200).map((name) => name.slice(0, 150)),
    )
  }
}

/** What an address asks a new action to begin with: whose it is, under which strategy, where, and for what. */
function askedOf(
  query: unknown,
  agencies: readonly Readonly<{ id: number; code: string }>[],
): Typed {
  const agency = agencies.find(({ code }) => code === queryText(query, 'agency', 60))
  const asked = {
    strategy: /^[123]$/.exec(queryText(query, 'strategy', 2))?.[0],
    agency: agency && String(agency.id),
    place_name: queryText(query, 'place', 150),
    item: /^[1-9]\d{0,9}$/.exec(queryText(query, 'item', 10))?.[0],
    back: backOf(query),
  }
  return Object.fromEntries(
    Object.entries(asked).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  )
}
