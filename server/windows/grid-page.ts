import { group } from 'd3-array'
import type { Agency } from '../agencies/agency'
import { exportTools } from '../http/files'
import { pageErrors, type Page } from '../http/page'
import { queryText } from '../http/parse'
import type { Viewer } from '../http/viewer'
import type { HistoryLine } from '../history'
import { fieldMaker, type Returned } from '../http/fields'
import { pager } from '../http/pager'
import type { Locale } from '../i18n'
import { can } from '../policy'
import { windowName, windowShortName } from './name'
import { phaseStatus } from './pages'
import type { Absent, Excuse, GridCell, GridFilter, GridRow, StatesOfAgency } from './queries'
import { phaseOf, slotStates, type SlotState, type Window } from './window'

type View = Page & Record<string, unknown>

export const gridSize = 50
export const absentShown = 200
const lastPage = 400

/** What the grid of actions is narrowed to; anything unknown counts as not chosen. */
export function readGridFilter(query: unknown): GridFilter {
  const agency = queryText(query, 'agency', 60)
  const state = queryText(query, 'state', 20)
  const page = Number(/^[1-9]\d{0,5}$/.exec(queryText(query, 'page'))?.[0] ?? 1)
  return {
    agency: /^[a-z0-9-]{2,60}$/i.test(agency) ? agency.toLowerCase() : null,
    state: slotStates.find((one) => one === state) ?? null,
    page: Math.min(page, lastPage),
  }
}

export type GridFacts = Readonly<{
  window: Window
  /** All windows of its year. */
  windows: readonly Window[]
  filter: GridFilter
  agencies: readonly StatesOfAgency[]
  rows: readonly GridRow[]
  cells: readonly GridCell[]
  /** Null for those who may not know. */
  absent: readonly Absent[] | null
  excuses: readonly Excuse[]
  history: readonly HistoryLine[]
  /** Agencies that can be excused; null for those who cannot excuse. */
  excusable: readonly Agency[] | null
  refusal: Returned
}>

/** A state of a report in a window, as word and tone. */
function slotStatus(locale: Locale, state: SlotState) {
  return { tone: state, label: locale.t(`slot.state.${state}`) }
}

/** One window: who stands where, action by action, who has not come, who is excused, and what was changed. */
export function gridPage(viewer: Viewer, facts: GridFacts): View {
  const { locale, today, user } = viewer
  const { t } = locale
  const { window, refusal } = facts
  const name = windowName(locale, window)
  const manages = can(user, 'window.manage')
  const href = (agency: string | null, state: SlotState | null, page = 1) =>
    gridHref(window, { agency, state, page })
  const { errors = {} } = refusal
  return {
    title: name,
    lead: t('windows.facts', {
      ends: locale.day(window.endsOn),
      opens: locale.day(window.opensOn),
      due: locale.day(window.dueOn),
      grace: locale.day(window.graceUntil),
    }),
    crumbs: [{ href: '/windows', label: t('nav.windows') }],
    tools: [
      ...(can(user, 'window.watch')
        ? [
            {
              href: `/windows/${window.code}/reminders`,
              label: t('windows.reminders'),
              icon: 'sent',
            },
          ]
        : []),
      ...(manages
        ? [{ href: `/windows/${window.code}/edit`, label: t('windows.edit'), icon: 'edit' }]
        : []),
      ...exportTools(
        locale,
        (format) => `/windows/${window.code}.${format}${gridQuery({ ...facts.filter, page: 1 })}`,
      ),
    ],
    errors: pageErrors(locale, errors),
    phase: phaseStatus(locale, phaseOf(window, today)),
    unlocked:
      window.unlockedUntil === null
        ? null
        : t('windows.unlocked', {
            day: locale.day(window.unlockedUntil),
            reason: window.unlockReason ?? '',
          }),
    states: slotStates.map((state) => slotStatus(locale, state)),
    agencies: facts.agencies.map((agency) => ({
      name: agency.shortName,
      href: href(agency.code, null),
      total: slotStates.reduce((sum, state) => sum + agency[state], 0),
      cells: slotStates.map((state) => ({
        n: agency[state],
        tone: state,
        label: t(`slot.state.${state}`),
        href: agency[state] > 0 ? href(agency.code, state) : null,
      })),
    })),
    totals: slotStates.map((state) => {
      const n = facts.agencies.reduce((sum, agency) => sum + agency[state], 0)
      return { n, href: n > 0 ? href(null, state) : null }
    }),
    total: facts.agencies.reduce(
      (sum, agency) => sum + slotStates.reduce((n, state) => n + agency[state], 0),
      0,
    ),
    grid: gridOf(locale, facts),
    absent: facts.absent && {
      lead: t('windows.absent_lead', { day: locale.day(window.opensOn) }),
      rows: facts.absent.map((one) => ({
        agency: one.agency,
        name: one.name ?? t('windows.no_officer'),
        when:
          one.userId === null
            ? ''
            : one.lastSignedInAt === null
              ? t('windows.never_in')
              : t('windows.last_in', { when: locale.instant(one.lastSignedInAt) }),
      })),
    },
    excuses: facts.excuses.map((one) => ({
      agency: one.agencyShortName,
      what: one.actionCode ? `${one.actionCode} · ${one.actionTitle}` : t('windows.excused_all'),
      reason: one.reason,
      by: t('windows.excused_by', {
        who: one.excusedByName ?? 'Tuntas',
        when: locale.instant(one.excusedAt),
      }),
      withdrawAction: `/excuses/${one.id}/withdrawal`,
      withdrawLabel: t('windows.withdraw_named', { who: one.actionCode ?? one.agencyShortName }),
    })),
    manages,
    once: refusal.once,
    excuseAction: `/windows/${window.code}/excuses`,
    excuseFields: facts.excusable && excuseFields(locale, facts.excusable, refusal),
    history: facts.history.map((line) => eventOf(locale, line)),
  }
}

function gridHref(window: Window, filter: GridFilter): string {
  return `/windows/${window.code}${gridQuery(filter)}#actions`
}

function gridQuery({ agency, state, page }: GridFilter): string {
  const query = new URLSearchParams()
  if (agency) query.set('agency', agency)
  if (state) query.set('state', state)
  if (page > 1) query.set('page', String(page))
  const text = query.toString()
  return text ? `?${text}` : ''
}

/** What the grid is narrowed to, in words; '' for nothing. */
export function narrowedTo(
  locale: Locale,
  { agency, state }: GridFilter,
  agencies: readonly StatesOfAgency[],
): string {
  const named = agencies.find((one) => one.code === agency)?.shortName
  return [named, state && locale.t(`slot.state.${state}`)].filter(Boolean).join(', ')
}

function gridOf(locale: Locale, { window, windows, filter, agencies, rows, cells }: GridFacts) {
  const { t } = locale
  const cellsOf = group(cells, (cell) => cell.actionId)
  const total = rows[0]?.total ?? 0
  const from = (filter.page - 1) * gridSize
  const what = narrowedTo(locale, filter, agencies)
  return {
    narrowed: what === '' ? null : t('windows.narrowed', { what }),
    allHref: gridHref(window, { agency: null, state: null, page: 1 }),
    windows: windows.map((one) => ({
      label: windowShortName(locale, one),
      current: one.id === window.id,
    })),
    rows: rows.map((row) => ({
      code: row.code,
      title: row.title,
      href: `/actions/${row.code}`,
      agency: row.agencyShortName,
      isDemo: row.isDemo,
      cells: windows.map((one) => {
        const cell = cellsOf.get(row.id)?.find((each) => each.windowId === one.id)
        return {
          window: windowShortName(locale, one),
          href: `/actions/${row.code}/reports/${one.code}`,
          status: slotStatus(locale, cell?.state ?? 'not_due'),
        }
      }),
    })),
    pager: pager(locale, {
      summary: t('windows.grid_summary', {
        n: total,
        from: total ? from + 1 : 0,
        to: from + rows.length,
      }),
      page: filter.page,
      last: Math.ceil(total / gridSize),
      href: (page) => gridHref(window, { ...filter, page }),
    }),
  }
}

function excuseFields(locale: Locale, agencies: readonly Agency[], returned: Returned) {
  const { t } = locale
  const { box, list } = fieldMaker(locale, returned)
  const choices = agencies.map(({ code, shortName }) => ({ value: code, label: shortName }))
  return [
    list(
      'agency',
      t('windows.excuse_agency'),
      [{ value: '', label: t('windows.excuse_choose') }, ...choices],
      undefined,
      { required: true },
    ),
    box('action', t('windows.excuse_action'), undefined, {
      maxlength: 20,
      placeholder: 'A-2026-001',
    }),
    box('excuse_reason', t('windows.excuse_reason'), undefined, {
      required: true,
      rows: 2,
      maxlength: 500,
    }),
  ]
}

const events = [
  'opened',
  'edited',
  'unlocked',
  'locked',
  'excused',
  'excuse_withdrawn',
  'reminder_prepared',
] as const

function eventOf(locale: Locale, line: HistoryLine) {
  const event = events.find((one) => line.event === `window.${one}`) ?? 'edited'
  const told = line.after ?? line.before ?? {}
  const days = ['opensOn', 'dueOn', 'graceUntil'].flatMap((name) => {
    const [before, after] = [line.before?.[name], line.after?.[name]]
    return typeof before === 'string' && typeof after === 'string' && before !== after
      ? [`${locale.dayShort(before)} → ${locale.dayShort(after)}`]
      : []
  })
  return {
    when: locale.instant(line.at),
    iso: line.at.toISOString(),
    text: `${locale.t(`windows.event.${event}`)} · ${line.actorName}`,
    detail: [...['agency', 'action', 'reason'].map((name) => told[name]), ...days]
      .filter((part): part is string => typeof part === 'string')
      .join(' · '),
  }
}
