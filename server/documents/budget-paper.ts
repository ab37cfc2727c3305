import { funds } from '../actions/action'
import { drawBars } from '../charts/drawn'
import type { Locale } from '../i18n'
import type { Tone } from '../papers/drawing'
import type { Block, Row, TableBlock } from '../papers/paper'
import { strategyName } from '../strategies/strategy'
import { column, sumOf, type Numbers } from './desk-paper'
import type { Matrix } from './matrix-paper'
import type { BudgetYear } from './queries'

/** What of a year the tables of money look at. */
type Budgeted = Pick<Matrix, 'strategies'> & Readonly<{ budgets: readonly BudgetYear[] }>

/** What was planned year by year: by the source of the money, by strategy, and a chart of it. */
export function budgetBlocks(
  locale: Locale,
  { budgets, strategies }: Budgeted,
  numbers: Numbers,
): Block[] {
  const { t } = locale
  const years = [...new Set(budgets.map((one) => one.year))].sort((one, other) => one - other)
  if (years.length === 0) return [{ kind: 'text', text: t('annual.no_budget') }]
  const of = (year: number, strategy?: number) =>
    budgets.filter(
      (one) => one.year === year && (strategy === undefined || one.strategy === strategy),
    )
  const yearColumns = years.map((year) => column(String(year), String(year), 'rupiah', 20))
  const used = funds.filter((fund) => budgets.some((one) => one.funds[fund] !== undefined))
  const counted = years.map((year) => {
    const all = sumOf(of(year), (one) => one.actions) ?? 0
    const known = sumOf(of(year), (one) => one.budgeted) ?? 0
    return t('annual.budgeted', { year: String(year), known, all })
  })
  return [
    {
      kind: 'table',
      key: 'budget-funds',
      caption: numbers.table(t('annual.by_fund')),
      name: t('annual.by_fund_tab'),
      numbered: false,
      columns: [column('title', t('matrix.fund'), 'text', 24), ...yearColumns],
      rows: [
        ...used.map((fund): Row => ({
          kind: 'row',
          key: fund,
          cells: [
            t(`fund.${fund}`),
            ...years.map((year) => sumOf(of(year), (one) => one.funds[fund])),
          ],
        })),
        {
          kind: 'total',
          key: 'total',
          cells: [t('matrix.sum'), ...years.map((year) => sumOf(of(year), (one) => one.budget))],
        },
      ],
      notes: [t('annual.budget_note', { years: counted.join('; ') })],
    },
    {
      kind: 'table',
      key: 'budget-strategies',
      caption: numbers.table(t('annual.budget_strategies')),
      name: t('annual.budget_strategies_tab'),
      numbered: false,
      columns: [column('title', t('matrix.strategy'), 'text', 34), ...yearColumns],
      rows: [
        ...strategies.map((strategy): Row => ({
          kind: 'row',
          key: String(strategy.number),
          cells: [
            `${strategy.number}. ${strategyName(strategy, locale.lang)}`,
            ...years.map((year) => sumOf(of(year, strategy.number), (one) => one.budget)),
          ],
        })),
        {
          kind: 'total',
          key: 'total',
          cells: [t('matrix.sum'), ...years.map((year) => sumOf(of(year), (one) => one.budget))],
        },
      ],
      notes: [],
    },
    {
      kind: 'chart',
      key: 'budget-chart',
      caption: numbers.figure(t('annual.budget_chart')),
      description: t('annual.budget_chart_text', {
        from: String(years[0]),
        to: String(years.at(-1)),
      }),
      drawing: drawBars(
        years.map((year) => ({
          label: String(year),
          bars: strategies.map(({ number }) => {
            const budget = sumOf(of(year, number), (one) => one.budget)
            return { value: budget === null ? null : budget / 1e9, tone: toneOf(number) }
          }),
        })),
        strategies.map(({ number }) => ({
          name: t('strategy.short', { number: String(number) }),
          tone: toneOf(number),
        })),
        { width: 640, height: 240, format: (value) => locale.number(Math.round(value * 10) / 10) },
      ),
      notes: [t('annual.billions')],
    },
  ]
}

const toneOf = (strategy: number): Tone =>
  strategy === 1 ? 'strategy-1' : strategy === 2 ? 'strategy-2' : 'strategy-3'

/** What the agencies planned and spent, the largest budget first. */
export function agencyTable(
  locale: Locale,
  { rows }: Pick<Matrix, 'rows'>,
  caption: string,
): TableBlock {
  const { t } = locale
  const names = [...new Set(rows.map((row) => row.agency))]
  const sums = names.map((name) => {
    const own = rows.filter((row) => row.agency === name)
    return {
      name,
      actions: own.length,
      budget: sumOf(own, (row) => row.budget),
      realised: sumOf(own, (row) => row.now?.realised),
      told: own.filter((row) => (row.now?.realised ?? null) !== null).length,
    }
  })
  return {
    kind: 'table',
    key: 'agencies',
    caption,
    name: t('annual.by_agency_tab'),
    numbered: false,
    columns: [
      column('title', t('matrix.agency_long'), 'text', 40),
      column('actions', t('matrix.action'), 'number', 8),
      column('budget', t('brief.budget'), 'rupiah', 20),
      column('realised', t('brief.realised'), 'rupiah', 20),
      column('told', t('annual.told'), 'number', 12),
    ],
    rows: [
      ...sums
        .sort(
          (one, other) =>
            (other.budget ?? -1) - (one.budget ?? -1) || (one.name < other.name ? -1 : 1),
        )
        .map(({ name, actions, budget, realised, told }): Row => ({
          kind: 'row',
          key: name,
          cells: [name, actions, budget, realised, told],
        })),
      {
        kind: 'total',
        key: 'total',
        cells: [
          t('matrix.sum'),
          rows.length,
          sumOf(rows, (row) => row.budget),
          sumOf(rows, (row) => row.now?.realised),
          sums.reduce((sum, one) => sum + one.told, 0),
        ],
      },
    ],
    notes: [t('matrix.note_blank')],
  }
}
