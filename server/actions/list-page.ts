import { exportTools } from '../http/files'
import type { Page } from '../http/page'
import { pager } from '../http/pager'
import type { Readership } from '../http/viewer'
import type { Day, Locale, MessageKey } from '../i18n'
import { placeLabel } from '../places/place'
import type { FoundPlace } from '../places/queries'
import { can } from '../policy'
import { strategyName } from '../strategies/strategy'
import { windowShortName } from '../windows/name'
import type { Window } from '../windows/window'
import { funds, isLate, workStatuses } from './action'
import { hrefOf, lastPage, pageSize, type AskedName } from './filter'
import { judgements, type Judgement, type Thresholds } from './progress'
import type { ListedAction, ListOptions } from './list-queries'
import { reportScopes, sorts, type ActionFilter, type ScopeWindow, type Sort } from './scope'
import { joined, judgementRule, reportStatus } from './wording'

type Printed = Page & Record<string, unknown>

/** What the list is made of: the filter and what it found. */
export type Listing = Readonly<{
  filter: ActionFilter
  options: ListOptions
  years: readonly number[]
  windows: readonly Window[]
  found: number
  rows: readonly ListedAction[]
  /** What was typed as a place, and what became of it. */
  typedPlace: FoundPlace | null
  thresholds: Thresholds
}>

/** The list for all readers of one office. */
export function listPage(viewer: Readership, listing: Listing): Printed {
  const { locale, user } = viewer
  const { filter, found, rows } = listing
  const parts = filterParts(locale, listing)
  const said = sentence(locale, listing, parts)
  return {
    title: locale.t('actions.title'),
    bodyClass: 'landscape',
    tools: [
      ...(can(user, 'action.export')
        ? exportTools(locale, (format) => hrefOf(filter, { page: '' }, `/actions.${format}`))
        : []),
      ...(can(user, 'action.create')
        ? [{ href: '/actions/new', label: locale.t('actions.new'), icon: 'plus', primary: true }]
        : []),
    ],
    filter: filterForm(viewer, listing),
    place: typedPlaceNote(locale, listing),
    sentence: said,
    parts,
    clearHref: parts.length > 1 ? hrefOf({ ...bare(filter), year: filter.year }) : null,
    empty:
      found === 0
        ? {
            text:
              parts.length > 0 || filter.year === 'all'
                ? locale.t('actions.none_found')
                : locale.t('actions.none_in_year', { year: String(filter.year) }),
          }
        : null,
    figuresAt: filter.windows.length
      ? locale.t('actions.figures_at', { window: windowsLabel(locale, filter.windows) })
      : locale.t('actions.figures_without_window'),
    columns: columns.map((column) => headOf(locale, filter, column)),
    rows: rows.map((row) => ({
      ...printRow(locale, listing, row),
      // What is chosen is changed together: whoever may change none has no boxes.
      choose: can(user, 'action.edit', row) ? row.id : null,
    })),
    choosing: choosingOf(viewer, rows),
    pager: pagerOf(locale, listing),
    rule: judgementRule(locale, listing.thresholds),
  }
}

type Asked = Pick<Listing, 'filter' | 'options' | 'found'>

/** Where the chosen rows lead, and all that are shown; null for whoever may change none of them. */
function choosingOf({ locale, user }: Readership, rows: readonly ListedAction[]) {
  const ids = rows.filter((row) => can(user, 'action.edit', row)).map(({ id }) => id)
  if (ids.length === 0) return null
  const all = new URLSearchParams(ids.map((id) => ['action', String(id)])).toString()
  return {
    head: locale.t('actions.choose'),
    submit: locale.t('actions.change_chosen'),
    all: { href: `/batches/new?${all}`, label: locale.t('actions.change_all_shown') },
    receipts: { href: '/batches', label: locale.t('batches.title') },
  }
}

/** The same sentence for a file of the list. */
export function filterSentence(locale: Locale, asked: Asked): string {
  return sentence(locale, asked, filterParts(locale, asked))
}

/** The filter as one sentence: "42 aksi tahun 2026 · Strategi 1 · lambat menurut laporan s.d. TW III 2026". */
function sentence(locale: Locale, listing: Asked, parts: readonly Part[]): string {
  const { filter, found } = listing
  const opening =
    filter.year === 'all'
      ? locale.t('actions.found_in_all', { n: found })
      : locale.t('actions.found_in_year', { n: found, year: String(filter.year) })
  return [opening, ...parts.map((part) => part.text)].join(' · ')
}

type Part = Readonly<{ text: string; href: string }>

/** What narrows the list, each with the address of the list without it. */
function filterParts(locale: Locale, { filter, options }: Asked): Part[] {
  const { t } = locale
  const window = windowsLabel(locale, filter.windows)
  const judged = (judgement: Judgement) => t(`judged.${judgement}`)
  const parts: Part[] = []
  const add = (text: string, name: AskedName) =>
    parts.push({ text, href: hrefOf(filter, { [name]: '', page: '' }) })
  if (filter.strategy) {
    add(t('actions.by_strategy', { number: String(filter.strategy) }), 'strategy')
  }
  if (filter.agency) {
    const name = options.agencies.find((one) => one.code === filter.agency)?.name ?? filter.agency
    add(t('actions.by_agency', { agency: name }), 'agency')
  }
  if (filter.mine) add(t('actions.by_mine'), 'mine')
  if (filter.status) {
    add(t('actions.by_status', { status: t(`status.${filter.status}`), window }), 'status')
  }
  if (filter.judged) {
    add(t('actions.by_judged', { judged: judged(filter.judged), window }), 'judged')
  }
  if (filter.money) add(t('actions.by_money', { judged: judged(filter.money), window }), 'money')
  if (filter.fund) add(t('actions.by_fund', { fund: t(`fund.${filter.fund}`) }), 'fund')
  if (filter.place) {
    const place = options.place ? placeLabel(options.place) : filter.place
    add(t('actions.by_place', { place }), 'place')
  }
  if (filter.report) add(t(`actions.by_report.${filter.report}`, { window }), 'report')
  if (filter.has) add(t(`actions.by_has.${filter.has}`, { window }), 'has')
  if (filter.unit) add(t('actions.by_unit', { unit: filter.unit }), 'unit')
  if (filter.q) add(t('actions.by_words', { q: filter.q }), 'q')
  const named = filter.judged || filter.money || filter.status || filter.report || filter.has
  if (filter.windowChosen && !named) add(t('actions.by_window', { window }), 'window')
  return parts
}

/** The filter without anything that narrows it. */
function bare(filter: ActionFilter): ActionFilter {
  return {
    ...filter,
    q: '',
    windowChosen: false,
    strategy: null,
    agency: null,
    mine: false,
    status: null,
    judged: null,
    money: null,
    fund: null,
    place: null,
    unit: null,
    report: null,
    has: null,
    page: 1,
  }
}

function windowsLabel(locale: Locale, windows: readonly ScopeWindow[]): string {
  const [only, ...more] = windows
  if (!only) return '–'
  return more.length ? locale.t('actions.each_window') : windowShortName(locale, only)
}

function filterForm(viewer: Readership, listing: Listing) {
  const { locale, user } = viewer
  const { t } = locale
  const { filter, options, typedPlace } = listing
  const select = (
    name: string,
    label: MessageKey,
    chosen: string | null,
    choices: readonly Readonly<{ value: string; label: string }>[],
    all: string | null = t('form.all'),
  ) => ({
    id: name,
    name,
    label: t(label),
    options: [...(all === null ? [] : [{ value: '', label: all }]), ...choices].map((choice) => ({
      ...choice,
      selected: choice.value === (chosen ?? ''),
    })),
  })
  const judgementChoices = judgements.map((value) => ({ value, label: t(`judged.${value}`) }))
  const years = [...new Set([...listing.years, ...(filter.year === 'all' ? [] : [filter.year])])]
  const ofYear = listing.windows.filter((window) => window.year === filter.year)
  const sortValue = `${filter.reversed ? '-' : ''}${filter.sort}`
  const fields = {
    main: [
      {
        id: 'q',
        name: 'q',
        type: 'search',
        label: t('actions.field.q'),
        hint: t('actions.field.q_hint'),
        value: filter.q,
        maxlength: 120,
      },
      select(
        'year',
        'actions.field.year',
        String(filter.year),
        [
          ...years
            .sort((one, other) => other - one)
            .map((year) => ({ value: String(year), label: String(year) })),
          { value: 'all', label: t('actions.field.all_years') },
        ],
        null,
      ),
    ],
    more: [
      select(
        'strategy',
        'actions.field.strategy',
        filter.strategy ? String(filter.strategy) : null,
        options.strategies.map((strategy) => ({
          value: String(strategy.number),
          label: `${strategy.number} · ${strategyName(strategy, locale.lang)}`,
        })),
      ),
      select(
        'agency',
        'actions.field.agency',
        filter.agency,
        options.agencies.map((agency) => ({ value: agency.code, label: agency.name })),
      ),
      select(
        'status',
        'actions.field.status',
        filter.status,
        workStatuses.map((value) => ({ value, label: t(`status.${value}`) })),
      ),
      select('judged', 'actions.field.judged', filter.judged, judgementChoices),
      select('money', 'actions.field.money', filter.money, judgementChoices),
      select(
        'report',
        'actions.field.report',
        filter.report,
        reportScopes.map((value) => ({ value, label: t(`actions.report.${value}`) })),
      ),
      ...(ofYear.length
        ? [
            select(
              'window',
              'actions.field.window',
              filter.windowChosen ? (filter.windows[0]?.code ?? '') : '',
              ofYear.map((window) => ({
                value: window.code,
                label: windowShortName(locale, window),
              })),
              t('actions.field.latest_window'),
            ),
          ]
        : []),
      select(
        'fund',
        'actions.field.fund',
        filter.fund,
        funds.map((value) => ({ value, label: t(`fund.${value}`) })),
      ),
      {
        id: 'place_name',
        name: 'place_name',
        label: t('actions.field.place'),
        value: options.place ? placeLabel(options.place) : (typedPlace?.typed ?? ''),
        maxlength: 120,
      },
      select(
        'sort',
        'actions.sort_by',
        sortValue,
        (filter.reversed ? [filter.sort] : [])
          .map((name): { value: string; label: string } => ({
            value: `-${name}`,
            label: t('actions.sort_reversed', { order: t(`actions.sort.${name}`) }),
          }))
          .concat(sorts.map((name) => ({ value: name, label: t(`actions.sort.${name}`) }))),
        null,
      ),
      ...(user.agencyId === null
        ? []
        : [
            select('mine', 'actions.field.mine', filter.mine ? '1' : '', [
              { value: '1', label: t('actions.field.only_mine') },
            ]),
          ]),
    ],
    hidden: [
      ...(filter.unit ? [{ name: 'unit', value: filter.unit }] : []),
      ...(filter.has ? [{ name: 'has', value: filter.has }] : []),
    ],
  }
  return fields
}

/** When the typed place is not one place: what it may be, each with the list it leads to. */
function typedPlaceNote(locale: Locale, { filter, typedPlace }: Listing) {
  if (!typedPlace || typedPlace.place) return null
  const key = typedPlace.several
    ? 'actions.place_unclear'
    : typedPlace.candidates.length
      ? 'actions.place_alike'
      : 'actions.place_unknown'
  return {
    text: locale.t(key, { typed: typedPlace.typed }),
    candidates: typedPlace.candidates.map((place) => ({
      label: placeLabel(place),
      href: hrefOf(filter, { place: place.code, page: '' }),
    })),
  }
}

type Column = Readonly<{ name: string; label: MessageKey; sort?: Sort; numeric?: true }>
const columns: readonly Column[] = [
  { name: 'action', label: 'actions.column.action', sort: 'code' },
  { name: 'agency', label: 'actions.column.agency', sort: 'agency' },
  { name: 'judged', label: 'actions.column.judged', sort: 'judged' },
  { name: 'output', label: 'actions.column.output', numeric: true },
  { name: 'money', label: 'actions.column.money', sort: 'budget', numeric: true },
  { name: 'report', label: 'actions.column.report' },
]

function headOf(locale: Locale, filter: ActionFilter, column: Column) {
  const current = column.sort !== undefined && column.sort === filter.sort
  const falls = current && (filter.sort === 'budget') !== filter.reversed
  return {
    label: locale.t(column.label),
    numeric: column.numeric ?? false,
    href: column.sort
      ? hrefOf(filter, {
          sort: current && !filter.reversed ? `-${column.sort}` : column.sort,
          page: '',
        })
      : null,
    order: current ? (falls ? 'descending' : 'ascending') : null,
  }
}

function printRow(locale: Locale, { filter, windows }: Listing, row: ListedAction) {
  const { t } = locale
  const window = windows.find((one) => one.id === row.figureWindowId)
  const unit = row.outputUnit ?? ''
  return {
    href: `/actions/${row.code}`,
    code: row.code,
    title: row.title,
    strategy: row.strategyNumber,
    strategyLabel: t('strategy.short', { number: String(row.strategyNumber) }),
    agency: row.agencyName,
    judged: { tone: row.judged, label: t(`judged.${row.judged}`) },
    note: noteOf(locale, row, window, filter.today),
    output:
      row.output === null
        ? t('figure.not_reported')
        : joined(locale.number(row.output), row.outputTarget === null ? unit : ''),
    outputNote:
      row.outputTarget === null
        ? t('actions.no_target')
        : row.output === null
          ? t('actions.target', { target: joined(locale.number(row.outputTarget), unit) })
          : t('actions.of', { whole: joined(locale.number(row.outputTarget), unit) }),
    money: row.realised === null ? t('figure.not_reported') : locale.rupiahShort(row.realised),
    moneyNote:
      row.budgetTotal === null
        ? t('actions.no_budget')
        : row.realised === null
          ? t('actions.budget', { budget: locale.rupiahShort(row.budgetTotal) })
          : t('actions.of', { whole: locale.rupiahShort(row.budgetTotal) }),
    report: row.owed
      ? reportStatus(locale, row.reportState, lateIn(windows, row, filter.today))
      : null,
    demo: row.isDemo,
  }
}

/** What stands under the judgement: the work status where it is another word, and whose figure was judged. */
function noteOf(locale: Locale, row: ListedAction, window: Window | undefined, today: Day): string {
  const { t } = locale
  const under = row.status === 'not_started' || row.status === 'running'
  return [
    ...(under ? [t(`status.${row.status}`)] : []),
    ...(isLate(row, today) ? [t('action.late_mark')] : []),
    ...(window && row.figureState
      ? [windowShortName(locale, window), t(`actions.state.${row.figureState}`)]
      : []),
  ].join(' · ')
}

function lateIn(windows: readonly Window[], row: ListedAction, today: Day): boolean {
  const window = windows.find((one) => one.id === row.windowId)
  return window !== undefined && window.dueOn < today
}

function pagerOf(locale: Locale, { filter, found, rows }: Listing) {
  if (found === 0) return null
  const last = Math.min(Math.ceil(found / pageSize), lastPage)
  const { page } = filter
  const from = (page - 1) * pageSize + 1
  return pager(locale, {
    summary: locale.t('actions.shown', { from, to: from + rows.length - 1, n: found }),
    page,
    last,
    href: (number) => hrefOf(filter, { page: number === 1 ? '' : number }),
    near: 2,
  })
}
