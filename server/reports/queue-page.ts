import { exportTools } from '../http/files'
import { pager } from '../http/pager'
import type { Viewer } from '../http/viewer'
import type { Locale } from '../i18n'
import { windowName, windowShortName, windowUpTo } from '../windows/name'
import type { Window } from '../windows/window'
import { changeText, figureText, rupiahText } from './figures'
import { flagsOf } from './flags'
import { reportHref, ruleText, type View } from './pages'
import type { QueueFilter, QueueRow } from './queue-queries'
import { ownFigures } from './report'

export const queueSize = 25

const queueStates = ['sent', 'returned', 'verified'] as const

/** The address of the queue narrowed so; blanks are left out. */
export function queueHref(filter: QueueFilter, page = 1): string {
  const query = new URLSearchParams()
  if (filter.state !== 'sent') query.set('state', filter.state)
  if (filter.window) query.set('window', filter.window)
  if (filter.agency) query.set('agency', filter.agency)
  if (filter.strategy) query.set('strategy', String(filter.strategy))
  if (page > 1) query.set('page', String(page))
  const text = query.toString()
  return text === '' ? '/reports' : `/reports?${text}`
}

/** The queue: reports of one state, with their figures and what looks odd about them. */
export function queuePage(
  viewer: Viewer,
  facts: Readonly<{
    filter: QueueFilter
    rows: readonly QueueRow[]
    total: number
    page: number
    windows: readonly Window[]
    agencies: readonly Readonly<{ code: string; shortName: string }>[]
  }>,
): View {
  const { locale } = viewer
  const { t } = locale
  const { filter, rows, total, page } = facts
  const state = t(`report.state.${filter.state}`)
  const items = rows.map((row) => queueItem(locale, row))
  const shown = new Set(rows.flatMap((row) => flagsOf(row)))
  const [first] = rows
  const select = (
    name: string,
    label: string,
    options: { value: string; label: string; selected: boolean }[],
  ) => ({
    id: name,
    name,
    label,
    options,
  })
  const all = (chosen: unknown) => ({ value: '', label: t('form.all'), selected: chosen === null })
  return {
    title: t('reports.title'),
    lead: t(filter.state === 'sent' ? 'reports.lead' : 'reports.lead_settled'),
    tools: [
      ...exportTools(locale, (format) =>
        queueHref(filter).replace('/reports', `/reports.${format}`),
      ),
      ...(filter.state === 'sent' && total > 0
        ? [
            {
              href: queueHref(filter).replace('/reports', '/reports/verification'),
              label: t('reports.bulk'),
              icon: 'verified',
            },
          ]
        : []),
    ],
    filters: [
      select(
        'state',
        t('reports.state'),
        queueStates.map((one) => ({
          value: one,
          label: t(`report.state.${one}`),
          selected: one === filter.state,
        })),
      ),
      select('window', t('reports.window'), [
        all(filter.window),
        ...facts.windows.toReversed().map((window) => ({
          value: window.code,
          label: windowName(locale, window),
          selected: window.code === filter.window,
        })),
      ]),
      select('agency', t('reports.agency'), [
        all(filter.agency),
        ...facts.agencies.map((agency) => ({
          value: agency.code,
          label: agency.shortName,
          selected: agency.code === filter.agency,
        })),
      ]),
      select('strategy', t('reports.strategy'), [
        all(filter.strategy),
        ...[1, 2, 3].map((number) => ({
          value: String(number),
          label: t('strategy.short', { number }),
          selected: number === filter.strategy,
        })),
      ]),
    ],
    caption: t('reports.caption', { state }),
    heads: {
      action: t('reports.action'),
      agency: t('reports.agency'),
      window: t('reports.window'),
      sent: t('reports.sent_at'),
      figures: t('reports.figures'),
      flags: t('reports.flags'),
    },
    rows: items,
    empty: {
      text: t(
        filter.state === 'sent' && queueHref(filter) === '/reports'
          ? 'reports.empty_sent'
          : 'reports.empty',
        { state },
      ),
    },
    legend: first
      ? [...shown].map((flag) => ({
          label: t(`report.flag.${flag}`),
          rule: ruleText(locale, flag, first.window.kind, first.jumpFrom),
        }))
      : [],
    pager: pager(locale, {
      summary: t('reports.summary', {
        n: total,
        from: total === 0 ? 0 : (page - 1) * queueSize + 1,
        to: (page - 1) * queueSize + rows.length,
      }),
      page,
      last: Math.ceil(total / queueSize),
      href: (number) => queueHref(filter, number),
    }),
  }
}

/** The preview of verifying many at once: only reports without a mark, each to be left out by a tick. */
export function bulkPage(
  { locale }: Viewer,
  rows: readonly QueueRow[],
  marked: number,
  filter: QueueFilter,
  once: string,
): View {
  const { t } = locale
  return {
    title: t('reports.bulk_title'),
    lead: t('reports.bulk_lead'),
    crumbs: [{ href: queueHref(filter), label: t('reports.title') }],
    once,
    marked: marked > 0 ? t('reports.bulk_marked', { n: marked }) : null,
    empty: rows.length === 0 ? { text: t('reports.bulk_empty') } : null,
    heads: {
      choose: t('reports.bulk_choose'),
      action: t('reports.action'),
      agency: t('reports.agency'),
      window: t('reports.window'),
      figures: t('reports.figures'),
    },
    rows: rows.map((row) => ({
      ...queueItem(locale, row),
      name: `report_${row.id}`,
      value: String(row.version),
      choose: t('reports.bulk_choose_one', { code: row.actionCode }),
    })),
    submit: t('reports.bulk_submit', { n: rows.length }),
    backHref: queueHref(filter),
  }
}

function queueItem(locale: Locale, row: QueueRow) {
  const { t } = locale
  const own = ownFigures(row, row.previous)
  const figure = (
    label: string,
    now: number | null,
    change: number | null,
    write: (size: number) => string,
  ) =>
    now === null || change === null
      ? t('reports.figure', { label, figure: now === null ? t('figure.not_reported') : write(now) })
      : t('reports.figure_own', { label, figure: write(now), own: changeText(change, write) })
  return {
    href: reportHref(row.actionCode, row.window.code),
    code: row.actionCode,
    title: row.title,
    isDemo: row.isDemo,
    agency: row.agencyShortName,
    window: windowShortName(locale, row.window),
    upTo: windowUpTo(locale, row.window),
    sentAt: locale.instant(row.sentAt),
    version: row.timesSent > 1 ? t('reports.version', { n: row.timesSent }) : null,
    figures: [
      figure(t('report.field.output'), row.output, own.output, (size) =>
        figureText(locale, size, row.outputUnit),
      ),
      figure(t('report.field.beneficiaries'), row.beneficiaries, own.beneficiaries, (size) =>
        figureText(locale, size, row.beneficiaryUnit),
      ),
      figure(t('report.field.money'), row.realised, own.realised, (size) =>
        rupiahText(locale, size),
      ),
    ],
    evidence: t('reports.evidence_n', { n: row.evidenceCount }),
    flags: flagsOf(row).map((flag) =>
      row.answered.includes(flag)
        ? t('reports.flag_answered', { flag: t(`report.flag.${flag}`) })
        : t(`report.flag.${flag}`),
    ),
    noFlags: t('reports.no_flags'),
  }
}
