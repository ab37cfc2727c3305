import { group } from 'd3-array'
import { actionsHref } from '../actions/filter'
import { exportTools } from '../http/files'
import type { Page } from '../http/page'
import type { Viewer } from '../http/viewer'
import type { Locale } from '../i18n'
import type { Owed, Returned } from '../reports/work-queries'
import { windowName, windowShortName } from '../windows/name'
import type { GridCell } from '../windows/queries'
import type { Window } from '../windows/window'
import type { Agency } from './agency'
import {
  disciplineOf,
  leagueOf,
  rankedFrom,
  type Discipline,
  type DueReport,
  type Standing,
} from './discipline'
import type { DueRow, SheetAction } from './queries'

type View = Page & Record<string, unknown>

type LeagueFacts = Readonly<{
  year: number | null
  years: readonly number[]
  agencies: readonly Agency[]
  reports: readonly DueRow[]
}>

/** The agencies in the order of the league: those with a rank, and those who owe too little for one. */
export function standingsOf({ agencies, reports }: Pick<LeagueFacts, 'agencies' | 'reports'>) {
  const reportsOf = group(reports, (report) => report.agencyId)
  return leagueOf(
    agencies.map((agency) => ({
      agency,
      discipline: disciplineOf(reportsOf.get(agency.id) ?? []),
    })),
  )
}

export function leagueLead({ t }: Locale, year: number | null): string {
  return year === null ? t('agencies.lead_all') : t('agencies.lead', { year: String(year) })
}

/** The league: who keeps the days, by one rule that stands under the table. */
export function leaguePage({ locale }: Viewer, facts: LeagueFacts): View {
  const { t } = locale
  const { year, years } = facts
  const { ranked, apart } = standingsOf(facts)
  return {
    title: t('agencies.title'),
    lead: leagueLead(locale, year),
    tools: exportTools(locale, (format) => `/agencies.${format}?year=${year ?? 'all'}`),
    yearField: yearField(locale, years, year, true),
    filterAction: '/agencies',
    heads: heads(locale),
    rows: ranked.map((row) => leagueRow(locale, row, year)),
    apart: apart.map((row) => leagueRow(locale, row, year)),
    apartTitle: t('agencies.apart', { n: rankedFrom }),
    empty: ranked.length + apart.length === 0 ? { text: t('agencies.empty') } : null,
    rule: t('agencies.rule', { n: rankedFrom }),
  }
}

function heads(locale: Locale) {
  const { t } = locale
  return {
    rank: t('agencies.rank'),
    agency: t('agencies.agency'),
    onTime: t('agencies.on_time'),
    due: t('agencies.due'),
    late: t('agencies.late'),
    median: t('agencies.median'),
    missing: t('agencies.missing'),
    returned: t('agencies.returned'),
    run: t('agencies.run'),
  }
}

function leagueRow(
  locale: Locale,
  { agency, discipline, rank }: Standing<{ agency: Agency; discipline: Discipline }>,
  year: number | null,
) {
  return {
    rank: rank === null ? null : String(rank),
    name: agency.shortName,
    fullName: agency.name === agency.shortName ? null : agency.name,
    href: `/agencies/${agency.code}${year === null ? '' : `?year=${year}`}`,
    ...figures(locale, discipline),
  }
}

function figures({ t, percent, number }: Locale, discipline: Discipline) {
  const { onTimeShare, medianDaysLate, due, onTime } = discipline
  return {
    share: onTimeShare === null ? t('agencies.nothing_due') : percent(onTimeShare, 0),
    onTime: t('agencies.n_of', { n: onTime, of: due }),
    meter: onTimeShare === null ? null : Math.round(onTimeShare * 100),
    due: number(due),
    late: number(discipline.late),
    median:
      medianDaysLate === null ? t('agencies.none_late') : t('agencies.days', { n: medianDaysLate }),
    missing: number(discipline.missing),
    returned: number(discipline.returned),
    run: number(discipline.run),
  }
}

function yearField(
  locale: Locale,
  years: readonly number[],
  chosen: number | null,
  withAll: boolean,
) {
  const known = chosen === null || years.includes(chosen) ? years : [chosen, ...years]
  return {
    id: 'year',
    name: 'year',
    label: locale.t('agencies.year'),
    options: [
      ...(withAll
        ? [{ value: 'all', label: locale.t('agencies.all_years'), selected: chosen === null }]
        : []),
      ...known.map((year) => ({
        value: String(year),
        label: String(year),
        selected: year === chosen,
      })),
    ],
  }
}

export type SheetFacts = Readonly<{
  agency: Agency
  year: number
  years: readonly number[]
  windows: readonly Window[]
  /** The window the year stands at. */
  window: Window | undefined
  actions: readonly SheetAction[]
  cells: readonly GridCell[]
  reports: readonly DueReport[]
  owed: readonly Owed[]
  returned: readonly Returned[]
  /** Whether the reader may fill in what is owed. */
  writes: boolean
}>

/** One agency on one sheet: how it keeps its days, its actions and reports, and what it owes. */
export function agencyPage(viewer: Viewer, facts: SheetFacts): View {
  const { locale, user } = viewer
  const { t } = locale
  const { agency, year, window } = facts
  const discipline = disciplineOf(facts.reports)
  const told = figures(locale, discipline)
  const cellsOf = group(facts.cells, (cell) => cell.actionId)
  const back = new Set(facts.returned.map((one) => `${one.actionCode} ${one.window.code}`))
  const owed = [
    ...facts.returned.map((one) => ({ one, state: 'returned' as const, late: false })),
    ...facts.owed
      .filter((one) => !back.has(`${one.actionCode} ${one.window.code}`))
      .map((one) => ({ one, state: one.late ? ('late' as const) : one.state, late: one.late })),
  ]
  return {
    title: agency.name,
    bodyClass: 'sheet',
    lead: t('agencies.sheet_lead', {
      year: String(year),
      window: window ? windowName(locale, window) : t('agencies.no_window'),
    }),
    crumbs: [{ href: '/agencies', label: t('agencies.title') }],
    tools: [
      ...(facts.writes && owed.length > 0
        ? [
            {
              href:
                user.role === 'officer'
                  ? '/reports/update'
                  : `/reports/update?agency=${agency.code}`,
              label: t('work.fill_all'),
              icon: 'edit',
              primary: true,
            },
          ]
        : []),
      {
        href: actionsHref({ year, agency: agency.code }),
        label: t('agencies.list'),
        icon: 'list',
      },
      { href: '#print', label: t('agencies.print'), icon: 'print' },
    ],
    filterAction: `/agencies/${agency.code}`,
    yearField: yearField(locale, facts.years, year, false),
    stats: [
      {
        label: t('agencies.on_time'),
        value: told.share,
        note: told.onTime,
      },
      {
        label: t('agencies.median'),
        value: told.median,
        note: t('agencies.late_n', { n: discipline.late }),
      },
      {
        label: t('agencies.missing'),
        value: told.missing,
        ...(discipline.missing > 0 && { tone: 'late' }),
      },
      { label: t('agencies.returned'), value: told.returned },
      { label: t('agencies.run'), value: told.run, note: t('agencies.run_note') },
    ],
    rule: t('agencies.rule', { n: rankedFrom }),
    owed: owed.map(({ one, state }) => ({
      href: `/actions/${one.actionCode}/reports/${one.window.code}`,
      title: one.title,
      code: one.actionCode,
      window: windowShortName(locale, one.window),
      due: locale.day(one.window.dueOn),
      status: { tone: state, label: t(`slot.state.${state}`) },
    })),
    windows: facts.windows.map((one) => windowShortName(locale, one)),
    actions: facts.actions.map((action) => ({
      href: `/actions/${action.code}`,
      code: action.code,
      title: action.title,
      strategy: action.strategyNumber,
      strategyLabel: t('strategy.short', { number: String(action.strategyNumber) }),
      isDemo: action.isDemo,
      status: { tone: action.status, label: t(`status.${action.status}`) },
      judged: action.judged && { tone: action.judged, label: t(`judged.${action.judged}`) },
      output: amountOf(
        locale,
        action.output,
        action.outputTarget,
        (n) => locale.number(n),
        action.outputUnit,
      ),
      money: amountOf(locale, action.realised, action.budgetTotal, locale.rupiahShort, null),
      figureState: action.figureState && t(`report.state.${action.figureState}`),
      cells: facts.windows.map((one) => {
        const state = cellsOf.get(action.id)?.find((cell) => cell.windowId === one.id)?.state
        return {
          window: windowShortName(locale, one),
          href: `/actions/${action.code}/reports/${one.code}`,
          status: { tone: state ?? 'not_due', label: t(`slot.state.${state ?? 'not_due'}`) },
        }
      }),
    })),
    figuresNote: t('agencies.figures_note'),
  }
}

/** "48 dari 120 rumah": what was reported of what was planned, each unknown said so. */
function amountOf(
  { t }: Locale,
  figure: number | null,
  target: number | null,
  write: (n: number) => string,
  unit: string | null,
): string {
  const text = t('agencies.of_target', {
    figure: figure === null ? t('figure.not_reported') : write(figure),
    target: target === null ? t('figure.unknown') : write(target),
  })
  return unit && target !== null ? `${text} ${unit}` : text
}
