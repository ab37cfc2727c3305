import { findAction } from '../actions/queries'
import type { Db } from '../db'
import { formReader, type Form } from '../http/parse'
import type { Day } from '../i18n'
import { placeLabel } from '../places/place'
import { findPlacesByName } from '../places/queries'
import type { DecisionInput } from './decision'
import { listIndicatorChoices } from './queries'

type Choices = Readonly<{
  agencyIds: readonly number[]
  /** The day a decision was taken when the form does not ask: when it is corrected. */
  decidedOn: Day | null
  today: Day
}>

/** Reads what a decision says: its text, owner and days, and the card it is about by code, list or name. */
export async function readDecisionForm(
  db: Db,
  body: unknown,
  { agencyIds, decidedOn, today }: Choices,
): Promise<Form<DecisionInput>> {
  const form = formReader(body)
  const text = form.text('text', { required: true, min: 5, max: 2000 })
  const agencyId = form.id('agency')
  if (form.raw('agency') === '') form.refuse('agency', 'field.required')
  else if (agencyId === null || !agencyIds.includes(agencyId)) {
    form.refuse('agency', 'field.not_a_choice')
  }
  const taken = decidedOn ?? form.day('decided_on', { required: true })
  const dueOn = form.day('due_on', { required: true })
  if (taken !== null && taken > today && decidedOn === null) {
    form.refuse('decided_on', 'decision.decided_later')
  }
  if (taken !== null && taken < '2000-01-01') form.refuse('decided_on', 'field.not_a_choice')
  if (taken !== null && dueOn !== null && dueOn < taken)
    form.refuse('due_on', 'decision.due_before')
  if (dueOn !== null && dueOn > '2100-12-31') form.refuse('due_on', 'field.not_a_choice')

  const code = form.text('action', { max: 20 })
  const action = code === null ? undefined : await findAction(db, code.toUpperCase())
  if (code !== null && !action) form.refuse('action', 'decision.action_unknown')

  const chosen = form.id('indicator')
  const indicator =
    chosen === null ? undefined : (await listIndicatorChoices(db)).find((one) => one.id === chosen)
  if (form.raw('indicator') !== '' && !indicator) form.refuse('indicator', 'field.not_a_choice')

  const name = form.text('place', { max: 150 })
  const found = name === null ? null : await findPlacesByName(db, name)
  if (found && !found.place) {
    const names = found.candidates.map(placeLabel).join('; ')
    if (names === '') form.refuse('place', 'decision.place_none')
    else form.refuse('place', 'decision.place_unknown', { names })
  }
  if (!form.clean) return form.refused()
  return {
    ok: true,
    input: {
      text: text as string,
      agencyId: agencyId as number,
      decidedOn: taken as Day,
      dueOn: dueOn as Day,
      actionId: action?.id ?? null,
      indicatorId: indicator?.id ?? null,
      placeId: found?.place?.id ?? null,
    },
  }
}

/** The answer's own words; files and link are read beside it. */
export function readAnswer(body: unknown): Form<{ answer: string; version: number | null }> {
  const form = formReader(body)
  const answer = form.text('answer', { required: true, min: 3, max: 2000 })
  if (!form.clean) return form.refused()
  return { ok: true, input: { answer: answer as string, version: form.id('version') } }
}

/** A coordinator's word on a decision: asked for when it goes back or is cancelled. Each form has a field of its own. */
export function readRemark(
  body: unknown,
  field: 'fulfil_remark' | 'return_reason' | 'cancel_reason',
): Form<{ remark: string | null; version: number | null }> {
  const form = formReader(body)
  const remark = form.text(field, { required: field !== 'fulfil_remark', min: 3, max: 1000 })
  if (!form.clean) return form.refused()
  return { ok: true, input: { remark, version: form.id('version') } }
}
