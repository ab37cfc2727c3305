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
import { sanityWords } from './wording'
import { workOf, type Work } from './queries'

/** How many lines the ledger prints; the rest is a link away. */
const mostLines = 30

/** The part of an indicator's page that only the work can tell: the ledger, and expected beside observed. */
export function workOfIndicator(db: Db) {
  return async (viewer: Viewer, file: IndicatorFile) =>
    workPart(viewer.locale, file, await workOf(db, file.indicator.id))
}

export function workPart(locale: Locale, file: IndicatorFile, work: Work) {
  const { t } = locale
  const { indicator, home } = file
  const readings = file.readings.filter((one) => one.regionCode === home.code)
  const targets = file.targets.filter((one) => one.regionCode === home.code)
  const latest = latestOf(readings)
  const path = pathOf(targets)
  const reading = isUnknown(latest) ? null : latest.reading
  const answer = reading
    ? expectedAgainstObserved({
        readings,
        reading,
        baseline: isUnknown(path) ? null : path.baseline,
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
  const more = inOrder.length - mostLines
  return {
    view: '/contributions/_ledger',
    events: completionsOf(locale, work.lines),
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
      answer.known || work.lines.length === 0
        ? null
        : t('ledger.unknown', { why: t(`why.${answer.reason}`) }),
    sanity: sanityWords(
      locale,
      { ...indicator, readings, targets },
      work.lines.map((line) => ({
        contributionId: line.id,
        expected: line.expected,
        code: line.code,
      })),
    ),
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

/** When linked actions ended, those of one month together. Only what is done is marked. */
/** When linked actions were completed, as marks of a chart; the latest six months in which any was. */
export function completionsOf(locale: Locale, lines: readonly WorkLine[]) {
  const done = new Map<string, string[]>()
  for (const line of lines) {
    if (line.status !== 'done') continue
    const month = line.endsOn.slice(0, 7)
    done.set(month, [...new Set([...(done.get(month) ?? []), line.code])])
  }
  return [...done]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .slice(-6)
    .map(([month, codes]) => {
      const period = { year: Number(month.slice(0, 4)), month: Number(month.slice(5, 7)) }
      return {
        x: placeInTime(period),
        label: locale.t('ledger.event', {
          period: periodName(locale, period),
          codes: codes.slice(0, 4).join(', ') + (codes.length > 4 ? ` +${codes.length - 4}` : ''),
        }),
      }
    })
}
