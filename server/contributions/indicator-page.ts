import { barPair } from '../charts/pair'
import type { Db } from '../db'
import type { Viewer } from '../http/viewer'
import type { Locale } from '../i18n'
import {
  expectedAgainstObserved,
  type Effect,
  type LedgerLine,
} from '../indicators/analysis/effect'
import type { IndicatorFile } from '../indicators/indicator'
import { isWithin, marginWords, noiseBetween, roughness } from '../indicators/precision'
import { figure, periodName, placeInTime, signedDifference } from '../indicators/wording'
import { isUnknown, latestOf, pathOf } from '../indicators/series'
import { earliestMonth } from './action-page'
import { asMeasured, type WorkLine } from './contribution'
import { workOf, type Completions, type Work, type WorkScope } from './queries'
import { plainFor, sanityWords } from './wording'

/** How many lines the ledger prints; the rest is a link away. */
const mostLines = 30

/** The part of an indicator's page that only the work can tell: the ledger, and expected beside observed. */
export function workOfIndicator(db: Db) {
  return async ({ locale }: Pick<Viewer, 'locale'>, file: IndicatorFile) => {
    const facts = measuredOf(file)
    const work = await workOf(db, file.indicator.id, {
      counts: daysThatCount(facts),
      named: mostLines,
      plain: plainFor(facts.series),
    })
    return workPart(locale, file, facts, work)
  }
}

/** What the work is held against: the latest value at home, and the beginning of its path. */
function measuredOf({ indicator, home, ...file }: IndicatorFile) {
  const readings = file.readings.filter((one) => one.regionCode === home.code)
  const targets = file.targets.filter((one) => one.regionCode === home.code)
  const latest = latestOf(readings)
  const path = pathOf(targets)
  return {
    series: { ...indicator, readings, targets },
    reading: isUnknown(latest) ? null : latest.reading,
    baseline: isUnknown(path) ? null : path.baseline,
  }
}

type Facts = ReturnType<typeof measuredOf>

/**
 * Only work that began between the month of the baseline and the latest value's can count. The month of the baseline is
 * the value's own, as only comparable values are held against each other; its first day is early enough.
 */
function daysThatCount({ reading, baseline }: Facts): WorkScope['counts'] {
  if (!reading || reading.month === null || !baseline) return null
  const first = (year: number, month: number) => `${year}-${String(month).padStart(2, '0')}-01`
  const { year, month } = reading
  return {
    from: first(baseline.year, month),
    before: month === 12 ? first(year + 1, 1) : first(year, month + 1),
  }
}

function workPart(locale: Locale, file: IndicatorFile, facts: Facts, work: Work) {
  const { t } = locale
  const { indicator } = file
  const { series, reading, baseline } = facts
  const answer = reading
    ? expectedAgainstObserved({
        readings: series.readings,
        reading,
        baseline,
        contributions: asMeasured(work.lines, work.windows),
      })
    : ({ known: false, reason: 'no_reading' } as const)
  const lines = new Map(answer.known ? answer.lines.map((one) => [one.contributionId, one]) : [])
  const list = `/contributions?indicator=${indicator.code}`
  // What counts stands first, the largest first.
  const inOrder = [...work.lines].sort(
    (one, other) =>
      Math.abs(lines.get(other.id)?.toDate ?? 0) - Math.abs(lines.get(one.id)?.toDate ?? 0),
  )
  const more = work.accepted - mostLines
  return {
    view: '/contributions/_ledger',
    events: completionMarks(locale, work.completions),
    rows: inOrder
      .slice(0, mostLines)
      .map((line) => ledgerRow(locale, indicator, line, lines.get(line.id), work)),
    more: more > 0 ? { text: t('ledger.more', { n: more }), href: `${list}&state=accepted` } : null,
    waiting:
      work.proposed > 0
        ? { text: t('contributions.waiting', { n: work.proposed }), href: `${list}&state=proposed` }
        : null,
    rejected:
      work.rejected > 0
        ? {
            text: t('contributions.rejected', { n: work.rejected }),
            href: `${list}&state=rejected`,
          }
        : null,
    effect: answer.known ? effectWords(locale, file, answer) : null,
    unknown:
      answer.known || work.accepted === 0
        ? null
        : t('ledger.unknown', { why: t(`why.${answer.reason}`) }),
    sanity: sanityWords(locale, series, work.expected),
  }
}

function ledgerRow(
  locale: Locale,
  indicator: IndicatorFile['indicator'],
  line: WorkLine,
  told: LedgerLine | undefined,
  work: Work,
) {
  const { t } = locale
  const windows = work.windows.filter((window) => window.year === line.year)
  return {
    href: `/contributions/${line.id}`,
    title: line.title,
    code: line.code,
    actionHref: `/actions/${line.code}`,
    agency: line.agency,
    isDemo: line.isDemo,
    expected: signedDifference(locale, indicator, line.expected),
    share:
      told && told.share !== null && told.window
        ? t('ledger.share_of', {
            share: locale.percent(told.share, 0),
            window: told.window.code,
          })
        : null,
    toDate: told && told.share !== null ? signedDifference(locale, indicator, told.toDate) : null,
    why: told?.leftOut
      ? t(`ledger.left.${told.leftOut}`, {
          month: periodName(
            locale,
            earliestMonth({ startsOn: line.startsOn, lagMonths: line.lagMonths, windows }),
          ),
        })
      : null,
    lag: t('contribution.lag_months', { n: line.lagMonths }),
    confidence: t(`contribution.confidence.${line.confidence}`),
  }
}

function effectWords(locale: Locale, file: IndicatorFile, effect: Effect) {
  const { t } = locale
  const { indicator } = file
  const change = (value: number) => signedDifference(locale, indicator, value)
  const { baseline, reading } = effect.working
  const entry = (id: number) => file.readings.find((one) => one.id === id)
  const [from, to] = [entry(baseline.id), entry(reading.id)]
  const noise = from && to ? noiseBetween(indicator, from, to) : null
  return {
    sentence: t('ledger.sentence', {
      from: `${periodName(locale, baseline)} (${figure(locale, indicator, baseline.value)})`,
      to: `${periodName(locale, reading)} (${figure(locale, indicator, reading.value)})`,
      observed: change(effect.observed),
      expected: change(effect.expected),
      rest: change(effect.unexplained),
    }),
    noise: noise && {
      tone: isWithin(noise) ? 'noise' : 'neutral',
      label: [
        t(`ledger.noise.${noise.word}`, { margin: marginWords(locale, indicator, noise) }),
        ...roughness(locale, noise),
      ].join(' '),
    },
    bar: barPair(t('ledger.bar'), [
      {
        label: t('ledger.expected'),
        value: effect.expected,
        text: change(effect.expected),
        tone: 'expected',
      },
      {
        label: t('ledger.observed'),
        value: effect.observed,
        text: change(effect.observed),
        tone: 'observed',
      },
      {
        label: t('ledger.remainder'),
        value: effect.unexplained,
        text: change(effect.unexplained),
        tone: 'remainder',
      },
    ]),
  }
}

/** When linked actions were completed, as marks of a chart. */
export function completionMarks(locale: Locale, completions: readonly Completions[]) {
  return completions.map(({ month, codes, n }) => {
    const period = { year: Number(month.slice(0, 4)), month: Number(month.slice(5, 7)) }
    return {
      x: placeInTime(period),
      label: locale.t('ledger.event', {
        period: periodName(locale, period),
        codes: codes.join(', ') + (n > codes.length ? ` +${n - codes.length}` : ''),
      }),
    }
  })
}
