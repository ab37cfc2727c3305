import { reasonedStatuses, workStatuses, type Fund } from '../actions/action'
import type { Typed } from '../http/kept'
import { formReader, readId, ticked, type Ticked, type Form, type FormReader } from '../http/parse'
import type { Locale } from '../i18n'
import { placeTroubles, type PlaceMeasure } from './by-place'
import { flags, type Flag } from './flags'
import { constraintCodes, doubtsOf, fundsOf, otherConstraint, sections, sumOf } from './report'
import type { Content, Figures, Section, Slot } from './report'

/** What a report's form gives: the content, and the version the person had before them (0: none was stored yet). */
export type ReportInput = Readonly<{ content: Content; version: number }>

const shortText = 500
const text = 2000
const longText = 4000

/** The name of the input for the money of a fund. */
export const moneyField = (fund: Fund) => `money_${fund}`

/**
 * Reads a report as it is saved: whatever is filled in must be readable, nothing need be filled in. `sending` also asks
 * what a report must say to be sent, and for a tick beside figures that look wrong. The funds asked are those of `slot`.
 */
export function readReportForm(
  body: unknown,
  slot: Slot,
  locale: Locale,
  { sending }: { sending: boolean },
): Form<ReportInput> {
  const form = formReader(body)
  const money: Partial<Record<Fund, number>> = {}
  const output = form.number('output', { min: 0 })
  const beneficiaries = form.number('beneficiaries', { min: 0 })
  for (const fund of fundsOf(slot)) {
    const amount = form.rupiah(moneyField(fund), { min: 0 })
    if (amount !== null) money[fund] = amount
  }
  const code = form.choice('constraint_code', constraintCodes.map(String))
  const content: Content = {
    output,
    beneficiaries,
    money,
    workStatus: form.choice('work_status', workStatuses),
    statusReason: form.text('status_reason', { max: shortText }),
    doneText: form.text('done_text', { max: longText }),
    constraintCode: code === null ? null : Number(code),
    constraintText: form.text('constraint_text', { max: text }),
    drivingText: form.text('driving_text', { max: text }),
    nextText: form.text('next_text', { max: text }),
    helpText: form.text('help_text', { max: text }),
  }
  if (sending && form.clean) checkWhole(form, content, slot, locale)
  if (!form.clean) return form.refused()
  return { ok: true, input: { content, version: readVersion(form.raw('version')) } }
}

/** The version a form was filled in against; 0 when it names none. */
function readVersion(typed: string): number {
  return /^\d{1,9}$/.test(typed) ? Number(typed) : 0
}

/** What a report must say to be sent: a status, its reason where one is due, and something of the work itself. */
function checkWhole(form: FormReader, content: Content, slot: Slot, locale: Locale): void {
  const { workStatus, statusReason, doneText } = content
  const realised = sumOf(content.money)
  if (workStatus === null) form.refuse('work_status', 'report.status_required')
  else if (reasonedStatuses.includes(workStatus) && (statusReason?.length ?? 0) < 3) {
    form.refuse('status_reason', 'report.reason_required')
  }
  if (content.output === null && realised === null && doneText === null) {
    form.refuse('output', 'report.nothing_said')
  }
  if (content.constraintCode === otherConstraint && content.constraintText === null) {
    form.refuse('constraint_text', 'report.constraint_required')
  }
  const doubts = doubtsOf({ ...content, realised }, slot.previous, slot.action.budgetTotal)
  if (doubts.length === 0) return
  const sure = form.raw('confirmed') === '1'
  if (sure && doneText !== null) return
  for (const { about, kind, against } of doubts) {
    const counted = about === 'output' || about === 'beneficiaries'
    form.refuse(counted ? about : moneyField(about), `report.doubt.${kind}`, {
      figure: counted ? locale.number(against) : locale.rupiah(against),
    })
  }
  if (!sure) form.refuse('confirmed', 'report.confirm')
  if (doneText === null) form.refuse('done_text', 'report.explain')
}

// ---- Many reports on one screen ----

/** Rows of the update screen that one request may carry. */
export const mostRows = 100

type RowIds = Readonly<{ actionId: number; windowId: number }>

/** What the names of a row's boxes begin with; also the id of the row. */
export const rowName = ({ actionId, windowId }: RowIds) => `r${actionId}w${windowId}`

export const rowOf = (slot: Slot) => rowName({ actionId: slot.action.id, windowId: slot.window.id })

/** The rows that a sent form speaks of, in their order. */
export function rowsIn(body: unknown): RowIds[] {
  return Object.keys((body ?? {}) as Record<string, unknown>)
    .flatMap((name) => {
      const [, action, window] = /^r(\d{1,10})w(\d{1,10})_version$/.exec(name) ?? []
      const [actionId, windowId] = [readId(action), readId(window)]
      return actionId === null || windowId === null ? [] : [{ actionId, windowId }]
    })
    .slice(0, mostRows)
}

/** What was typed row by row, under the names that a report's own form has. */
export function typedRows(body: unknown): Map<string, Typed> {
  const rows = new Map<string, Typed>()
  for (const [name, value] of Object.entries((body ?? {}) as Record<string, unknown>)) {
    const [, row, field] = /^(r\d{1,10}w\d{1,10})_([a-z_]{1,30})$/.exec(name) ?? []
    if (!row || !field) continue
    const first: unknown = Array.isArray(value) ? value[0] : value
    if (typeof first !== 'string') continue
    const typed = rows.get(row) ?? {}
    typed[field] = first
    rows.set(row, typed)
  }
  return rows
}

export type RowInput = ReportInput & Readonly<{ link: LinkInput | null }>

/** Reads one row like the report's own form; what a row does not ask stays as it is stored. */
export function readRowForm(
  typed: Typed,
  slot: Slot,
  locale: Locale,
  wish: { sending: boolean },
): Form<RowInput> {
  const { report } = slot
  const whole = {
    driving_text: report?.drivingText ?? '',
    next_text: report?.nextText ?? '',
    help_text: report?.helpText ?? '',
    ...typed,
  }
  const read = readReportForm(whole, slot, locale, wish)
  const link = readLink({ link: typed['link'] })
  if (read.ok && link.ok) return { ok: true, input: { ...read.input, link: link.input } }
  return {
    ok: false,
    typed,
    errors: { ...(read.ok ? {} : read.errors), ...(link.ok ? {} : link.errors) },
  }
}

/** What a button of the update screen asks: all rows, or (of one row) to send that one. */
export function readWish(body: unknown): Readonly<{ sending: 'all' | 'none' | { row: string } }> {
  const wish = formReader(body).raw('do')
  const [, row] = /^send:(r\d{1,10}w\d{1,10})$/.exec(wish) ?? []
  return { sending: row ? { row } : wish === 'send' ? 'all' : 'none' }
}

/** What a reviewer says to a version: the version they saw, and their words. */
export type Verification = Readonly<{ version: number; comment: string | null }>
export type SectionComment = Readonly<{ section: Section; comment: string }>
export type Return = Readonly<{ version: number; comments: readonly SectionComment[] }>
export type Reopening = Readonly<{ version: number; reason: string }>

export const commentField = (section: Section) => `comment_${section}`

export function readVerification(body: unknown): Form<Verification> {
  const form = formReader(body)
  const comment = form.text('verification_comment', { max: text, min: 3 })
  if (!form.clean) return form.refused()
  return { ok: true, input: { version: readVersion(form.raw('version')), comment } }
}

/** A return says at least one thing, each to the section concerned. */
export function readReturn(body: unknown): Form<Return> {
  const form = formReader(body)
  const comments = sections.flatMap((section) => {
    const comment = form.text(commentField(section), { max: text, min: 3 })
    return comment === null ? [] : [{ section, comment }]
  })
  if (form.clean && comments.length === 0)
    form.refuse(commentField(sections[0]), 'report.comment_required')
  if (!form.clean) return form.refused()
  return { ok: true, input: { version: readVersion(form.raw('version')), comments } }
}

export function readReopening(body: unknown): Form<Reopening> {
  const form = formReader(body)
  const reason = form.text('reopening_reason', { max: text, min: 3, required: true })
  if (reason === null) return form.refused()
  return { ok: true, input: { version: readVersion(form.raw('version')), reason } }
}

export type LinkInput = Readonly<{ link: string; name: string }>

/** A link as evidence: https only, named by the person or by its host. Null when none was given. */
export function readLink(body: unknown): Form<LinkInput | null> {
  const form = formReader(body)
  const link = form.link('link')
  const given = form.text('link_name', { max: 120 })
  if (link !== null && !/^https:\/\//i.test(link)) form.refuse('link', 'evidence.not_https')
  const host = link === null ? null : hostOf(link)
  if (link !== null && host === null) form.refuse('link', 'field.not_a_link')
  if (link === null && given !== null) form.refuse('link', 'field.required')
  if (!form.clean) return form.refused()
  return { ok: true, input: link === null ? null : { link, name: given ?? host ?? link } }
}

function hostOf(link: string): string | null {
  try {
    const url = new URL(link)
    // An address with a password in it would hand that password to every reader.
    return url.username || url.password ? null : url.hostname.slice(0, 120)
  } catch {
    return null
  }
}

export type FlagAnswerInput = Readonly<{ flag: Flag; answer: string }>

export const answerField = (flag: Flag) => `answer_${flag}`

/** The agency's word to one mark of a report. */
export function readFlagAnswer(body: unknown): Form<FlagAnswerInput> {
  const form = formReader(body)
  const flag = form.choice('flag', flags, { required: true })
  if (flag === null) return form.refused()
  const answer = form.text(answerField(flag), { required: true, min: 3, max: shortText })
  if (answer === null) return form.refused()
  return { ok: true, input: { flag, answer } }
}

/** The reports ticked on the preview, each in the version that was seen. */
export function readChosen(body: unknown): Ticked[] {
  return ticked(body, 'report').slice(0, mostRows)
}

/** The name of the box for one figure of one place. */
export const placeField = (placeId: number, measure: PlaceMeasure = 'output') =>
  measure === 'output' ? `place_${placeId}` : `place_${placeId}_${measure}`

export type PlacesInput = Readonly<{
  places: readonly Readonly<{ placeId: number; said: Figures }>[]
  version: number
}>

/** The figures of the action's places; their sums are held against what the report says as a whole. */
export function readReportPlaces(
  body: unknown,
  placeIds: readonly number[],
  whole: Figures,
): Form<PlacesInput> {
  const form = formReader(body)
  const places = placeIds.map((placeId) => ({
    placeId,
    said: {
      output: form.number(placeField(placeId), { min: 0 }),
      beneficiaries: form.number(placeField(placeId, 'beneficiaries'), { min: 0 }),
      realised: form.rupiah(placeField(placeId, 'realised'), { min: 0 }),
    },
  }))
  const troubles = form.clean
    ? placeTroubles(
        places.map((one) => one.said),
        whole,
      )
    : []
  for (const { measure, key } of troubles) {
    const first = places.find((one) => one.said[measure] !== null)
    if (first) form.refuse(placeField(first.placeId, measure), key)
  }
  if (!form.clean) return form.refused()
  return { ok: true, input: { places, version: readVersion(form.raw('version')) } }
}
