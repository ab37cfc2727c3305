import type { Day } from '../i18n'
import type { Block, Paper, Row, TableBlock } from '../papers/paper'
import { windowName } from '../windows/name'
import type { Window } from '../windows/window'
import { indicatorTable, strategyTable } from './brief-paper'
import { agencyTable, budgetBlocks } from './budget-paper'
import { coordinationBlocks, plannedMeetings, type Coordination } from './coordination-paper'
import { column, framed, Numbers, type Desk } from './desk-paper'
import { lastDayOf } from './document'
import { analysisOf, lensMatrix, type Analysed } from './lens-paper'
import type { Matrix } from './matrix-paper'
import { placeBlocks, type Places } from './places-paper'
import type { BudgetYear } from './queries'

export type Annual = Matrix &
  Analysed &
  Readonly<{
    budgets: readonly BudgetYear[]
    windows: readonly Window[]
    places: Places
    coordination: Coordination
  }>

/** The main indicators that get a chart and their five lenses; the others stand in the table. */
const mostAnalysed = 4

/** The tables and charts of the yearly LP2KD, chapter by chapter, to be written around. */
export function annualPaper(desk: Desk, annual: Annual): Paper {
  const { locale } = desk
  const { t } = locale
  const numbers = new Numbers(locale)
  const published = annual.indicators.filter((one) => one.readings.length > 0)
  const analysed = published
    .filter((one) => one.isMain && one.direction !== 'neutral')
    .slice(0, mostAnalysed)
  const from: Day = desk.issue?.day ?? desk.today
  const chapter = (text: string): Block => ({ kind: 'heading', level: 1, text })
  return framed(desk, {
    subject: annual.subject,
    sheet: 'a4',
    landscape: false,
    lines: [t('matrix.up_to', { day: locale.day(lastDayOf(annual.subject)) })],
    blocks: [
      chapter(t('annual.poverty')),
      indicatorTable(locale, published, numbers.table(t('annual.indicators'))),
      ...analysed.flatMap((one) => analysisOf(desk, annual, numbers, one)),
      chapter(t('annual.priorities')),
      lensMatrix(desk, annual, numbers, published),
      ...placeBlocks(
        desk,
        annual.subject.year,
        annual.places,
        annual.strategies,
        numbers.table(t('annual.places')),
      ),
      chapter(t('annual.budget')),
      ...budgetBlocks(locale, annual, numbers),
      chapter(t('annual.realised')),
      strategyTable(locale, annual, numbers.table(t('annual.by_strategy'))),
      agencyTable(locale, annual, numbers.table(t('annual.by_agency'))),
      chapter(t('annual.coordination')),
      ...coordinationBlocks(desk, annual.coordination, (text) => numbers.table(text)),
      chapter(t('annual.agenda')),
      plannedMeetings(desk, annual.coordination, from, numbers.table(t('annual.planned'))),
      agendaTable(desk, annual, from, numbers.table(t('annual.windows'))),
    ],
  })
}

/** The days ahead: what will be due, to the end of next year. */
function agendaTable(
  { locale }: Desk,
  { windows, subject }: Annual,
  from: Day,
  caption: string,
): TableBlock {
  const { t } = locale
  const ahead = windows.filter((one) => one.dueOn >= from && one.year <= subject.year + 1)
  return {
    kind: 'table',
    key: 'agenda',
    caption,
    name: t('annual.agenda_tab'),
    numbered: false,
    passing: true,
    columns: [
      column('title', t('windows.col.window'), 'text', 34),
      column('ends', t('windows.col.ends'), 'day', 18),
      column('opens', t('windows.col.opens'), 'day', 18),
      column('due', t('windows.col.due'), 'day', 18),
    ],
    rows: ahead.map((one): Row => ({
      kind: 'row',
      key: one.code,
      cells: [windowName(locale, one), one.endsOn, one.opensOn, one.dueOn],
    })),
    notes: ahead.length ? [] : [t('annual.no_agenda')],
  }
}
