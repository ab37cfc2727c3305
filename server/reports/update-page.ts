import { group } from 'd3-array'
import { workStatuses, type Fund } from '../actions/action'
import type { Typed } from '../http/kept'
import { drawRows, type Page, type PageError } from '../http/page'
import { pager } from '../http/pager'
import type { FieldErrors } from '../http/parse'
import type { Viewer } from '../http/viewer'
import type { Locale, Message } from '../i18n'
import { windowName, windowShortName } from '../windows/name'
import { phaseOf } from '../windows/window'
import { constraintText } from './changes'
import { figureText } from './figures'
import { moneyField, rowOf } from './form'
import { obstacleMessage } from './obstacle'
import { ownText, storedText } from './edit-page'
import { reportHref, reportStatus } from './pages'
import { constraintCodes, fundsOf, obstacleTo, type Slot } from './report'

type View = Page & Record<string, unknown>

/** A row that comes back: what was typed in it and what is wrong, or why it can no longer be written. */
export type RowTrouble = Readonly<{ typed: Typed; errors: FieldErrors; conflict?: boolean }>

/** The rows of one page, as they were read. */
export type UpdateRows = Readonly<{
  slots: readonly Slot[]
  /** How many reports are due in all. */
  found: number
  /** What its reviewer said of a report that came back, by row. */
  comments: ReadonlyMap<string, readonly string[]>
}>

/** The same rows drawn, window by window. They say nothing of who reads them but the language. */
export type DrawnRows = Readonly<{
  found: number
  windows: readonly Readonly<{ id: string; drawn: string }>[]
  drawn: Readonly<Record<string, Buffer>>
}>

export type UpdateFacts = Readonly<{
  agency: Readonly<{ code: string; name: string }>
  /** Agencies to choose from, with how many reports each owes; null for those who have no choice. */
  agencies: readonly Readonly<{ code: string; shortName: string; reports: number }>[] | null
  page: number
  rows: DrawnRows
  /** Rows that came back, with the slots they are of. */
  troubles: ReadonlyMap<string, RowTrouble>
  slots: readonly Slot[]
  once: string
}>

/** Rows on one page: more would take a slow phone long to draw. */
export const rowsShown = 50

/** The address of a page of an agency's reports; null for the reader's own. */
export function updateHref(agency: string | null, page: number): string {
  const query = new URLSearchParams()
  if (agency !== null) query.set('agency', agency)
  if (page > 1) query.set('page', String(page))
  const text = query.toString()
  return text === '' ? '/reports/update' : `/reports/update?${text}`
}

/** The choice of an agency, for those who write for all of them. */
export function chooseAgencyPage(
  { locale }: Viewer,
  agencies: NonNullable<UpdateFacts['agencies']>,
): View {
  return {
    title: locale.t('update.title'),
    agencyField: agencyField(locale, agencies, null),
    empty: agencies.length === 0 ? { text: locale.t('update.empty') } : null,
    windows: [],
    gone: [],
  }
}

function agencyField(
  locale: Locale,
  agencies: NonNullable<UpdateFacts['agencies']>,
  chosen: string | null,
) {
  return {
    id: 'agency',
    name: 'agency',
    label: locale.t('update.agency'),
    options: agencies.map((one) => ({
      value: one.code,
      label: locale.t('update.agency_option', { agency: one.shortName, n: one.reports }),
      selected: one.code === chosen,
    })),
  }
}

/** All that an agency has to report now, a row each, window by window. */
export function updatePage(viewer: Viewer, facts: UpdateFacts): View {
  const { locale, today } = viewer
  const { t } = locale
  const { rows } = facts
  const gone = facts.slots.flatMap((slot) => {
    const obstacle = obstacleTo(slot, today)
    const trouble = facts.troubles.get(rowOf(slot))
    return obstacle && trouble ? [{ slot, obstacle, trouble }] : []
  })
  const errors: PageError[] = [...facts.slots].flatMap((slot) => {
    const trouble = facts.troubles.get(rowOf(slot))
    if (!trouble || obstacleTo(slot, today) !== null) return []
    const code = slot.action.code
    if (trouble.conflict) return [{ field: rowOf(slot), text: t('update.conflict', { code }) }]
    return Object.entries(trouble.errors).map(([name, message]) => ({
      field: `${rowOf(slot)}_${name}`,
      text: t('update.error_of_row', { code, error: locale.say(message) }),
    }))
  })
  return {
    title: t('update.title'),
    lead: t('update.lead', { agency: facts.agency.name, n: rows.found }),
    scripts: ['photos.js', 'update.js'],
    errors,
    agency: facts.agencies ? facts.agency.code : null,
    agencyField: facts.agencies && agencyField(locale, facts.agencies, facts.agency.code),
    once: facts.once,
    empty: rows.windows.length === 0 ? { text: t('update.empty') } : null,
    page: facts.page,
    pager: pagerOf(locale, facts),
    says: {
      ...Object.fromEntries(says.map((key) => [key, t(`update.${key}`)])),
      confirmed: t('report.field.confirmed'),
    },
    windows: rows.windows,
    drawn: rows.drawn,
    gone: gone.map(({ slot, obstacle, trouble }) => ({
      id: rowOf(slot),
      href: reportHref(slot.action.code, slot.window.code),
      code: slot.action.code,
      title: slot.action.title,
      why: locale.say(obstacleMessage(locale, slot, obstacle)),
      typed: Object.entries(trouble.typed)
        .filter(([name, value]) => value !== '' && name !== 'version' && name !== 'confirmed')
        .map(([, value]) => String(value)),
    })),
  }
}

/** Draws what can still be written of these rows, each with what came back of it. */
export function drawUpdateRows(
  viewer: Viewer,
  read: UpdateRows,
  troubles: ReadonlyMap<string, RowTrouble>,
): DrawnRows {
  const { locale, today } = viewer
  const { t } = locale
  const open = read.slots.filter((slot) => obstacleTo(slot, today) === null)
  const options = {
    statuses: workStatuses.map((status) => ({ value: status, label: t(`status.${status}`) })),
    constraints: [
      { value: '', label: t('report.constraint_none') },
      ...constraintCodes.map((code) => ({
        value: String(code),
        label: constraintText(locale, code),
      })),
    ],
  }
  const drawn: Record<string, Buffer> = {}
  const windows = [...group(open, (slot) => slot.window.id).values()].map((slots) => {
    const window = windowOf(viewer, slots)
    const rows = slots.map((slot) => rowItem(locale, slot, read.comments, troubles))
    drawn[window.drawn] = drawRows(locale, 'reports/_update-rows', rows, options)
    return window
  })
  return { found: read.found, windows, drawn }
}

/** Where the other reports are, when there are more than one page shows. */
function pagerOf(locale: Locale, { agencies, agency, rows: { found }, page }: UpdateFacts) {
  if (found <= rowsShown) return null
  const last = Math.ceil(found / rowsShown)
  return pager(locale, {
    summary: locale.t('update.page', {
      n: found,
      from: (page - 1) * rowsShown + 1,
      to: Math.min(page * rowsShown, found),
    }),
    page,
    last,
    href: (number) => updateHref(agencies ? agency.code : null, number),
  })
}

/** What the script of the page says beside a row. */
const says = [
  'row.typing',
  'row.saving',
  'row.saved',
  'row.sent',
  'row.refused',
  'row.conflict',
  'row.failed',
  'row.queued',
  'keep_mine',
  'take_theirs',
  'stored_now',
  'session_over',
  'photo',
  'photo.of',
  'photo.waiting',
  'photo.sent',
  'photo.refused',
] as const

function windowOf({ locale, today }: Viewer, slots: readonly Slot[]) {
  const { window } = slots[0] as Slot
  const phase = phaseOf(window, today)
  return {
    id: `window-${window.code}`,
    title: windowName(locale, window),
    due: locale.t('update.due', { day: locale.day(window.dueOn) }),
    phase: {
      tone: phase === 'open' ? 'info' : phase === 'late' ? 'late' : 'lock',
      label: locale.t(`window.phase.${phase}`),
    },
    /** Under which name its rows are drawn. */
    drawn: `rows${window.id}`,
  }
}

function rowItem(
  locale: Locale,
  slot: Slot,
  comments: UpdateRows['comments'],
  troubles: UpdateFacts['troubles'],
) {
  const { t } = locale
  const { action, window, report, previous } = slot
  const row = rowOf(slot)
  const trouble = troubles.get(row)
  const typed: Typed = { ...storedText(slot), ...trouble?.typed }
  const error = (name: string): string | null => {
    const message: Message | undefined = trouble?.errors[name]
    return message ? locale.say(message) : null
  }
  const box = (name: string, label: string) => ({
    id: `${row}_${name}`,
    label,
    value: String(typed[name] ?? ''),
    error: error(name),
  })
  const figure = (
    name: string,
    label: string,
    before: number | null,
    now: number | null,
    write: (size: number) => string,
    target: string,
  ) => ({
    ...box(name, label),
    before: [
      previous &&
        t('report.previous_figure', {
          window: windowShortName(locale, previous.window),
          figure: before === null ? t('figure.not_reported') : write(before),
        }),
      target,
    ]
      .filter(Boolean)
      .join(' · '),
    previous: previous && before !== null ? String(before) : null,
    own: previous && before !== null ? ownText(locale, before, now, write) : '',
  })
  const count = (unit: string | null) => (size: number) => figureText(locale, size, unit)
  const targetOf = (target: number | null, unit: string | null) =>
    target === null
      ? t('update.no_target')
      : t('update.target', { target: figureText(locale, target, unit) })
  const money = (fund: Fund) => {
    const line = action.budget.find((one) => one.fund === fund)
    return figure(
      moneyField(fund),
      t('report.field.money_of', { fund: t(`fund.${fund}`) }),
      previous?.money[fund] ?? null,
      report?.money[fund] ?? null,
      locale.rupiah,
      line
        ? t('update.budget', { budget: locale.rupiahShort(line.amount) })
        : t('update.no_budget'),
    )
  }
  const href = reportHref(action.code, window.code)
  return {
    row,
    href,
    code: action.code,
    title: action.title,
    strategy: action.strategyNumber,
    isDemo: action.isDemo,
    version: String(trouble?.typed['version'] ?? report?.version ?? 0),
    status: reportStatus(locale, report?.state ?? 'none'),
    comments: comments.get(row)?.map((comment) => t('update.returned', { comment })) ?? [],
    conflict: trouble?.conflict ? t('update.row.conflict') : null,
    counts: [
      [
        figure(
          'output',
          t('report.field.output'),
          previous?.output ?? null,
          report?.output ?? null,
          count(action.outputUnit),
          targetOf(action.outputTarget, action.outputUnit),
        ),
      ],
      [
        figure(
          'beneficiaries',
          t('report.field.beneficiaries'),
          previous?.beneficiaries ?? null,
          report?.beneficiaries ?? null,
          count(action.beneficiaryUnit),
          targetOf(action.beneficiaryTarget, action.beneficiaryUnit),
        ),
      ],
      fundsOf(slot).map(money),
    ],
    workStatus: box('work_status', t('report.field.work_status')),
    reason: box('status_reason', t('report.field.status_reason')),
    constraint: box('constraint_code', t('report.field.constraint_code')),
    constraintText: box('constraint_text', t('report.field.constraint_text')),
    note: box('done_text', t('report.field.done_text')),
    link: box('link', t('update.link')),
    confirm:
      error('confirmed') || typed['confirmed']
        ? { ...box('confirmed', t('report.field.confirmed')), checked: typed['confirmed'] === '1' }
        : null,
    evidence: {
      href: `${href}/evidence`,
      label: report?.evidenceCount
        ? t('update.evidence_n', { n: report.evidenceCount })
        : t('update.photos'),
    },
    places: report?.placedCount
      ? { href: `${href}/places`, label: t('update.places_n', { n: report.placedCount }) }
      : null,
    sendLabel: t('update.send_row_named', { code: action.code }),
  }
}
