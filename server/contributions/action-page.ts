import type { Action } from '../actions/action'
import type { Db } from '../db'
import type { Aside } from '../http/aside'
import type { Locale } from '../i18n'
import { expectedAgainstObserved, type Month } from '../indicators/analysis/effect'
import { figure, periodName, signedDifference } from '../indicators/wording'
import { isUnknown, latestOf, pathOf } from '../indicators/series'
import { can } from '../policy'
import { stateWord } from './wording'
import { listMoves, type Move } from './queries'

/** The part of an action's page that tells what it is expected to move, and what those indicators have done. */
export function movesOfAction(db: Db): Aside<Action> {
  return async (viewer, action) => ({
    view: '/contributions/_moves',
    rows: (await listMoves(db, action.id)).map((move) => rowOf(viewer.locale, move)),
    newHref: can(viewer.user, 'contribution.propose', action)
      ? `/actions/${action.code}/contributions/new`
      : null,
  })
}

function rowOf(locale: Locale, move: Move) {
  const { t } = locale
  const latest = latestOf(move.readings)
  const reading = isUnknown(latest) ? null : latest.reading
  return {
    href: `/contributions/${move.id}`,
    name: locale.lang === 'en' ? move.indicatorNameEn : move.indicatorName,
    indicatorHref: `/indicators/${move.indicatorCode}`,
    expected: signedDifference(locale, move, move.expected),
    lag: t('contribution.lag_months', { n: move.lagMonths }),
    state: stateWord(locale, move.state),
    isDemo: move.isDemo,
    ...told(locale, move, reading),
  }
}

function told(locale: Locale, move: Move, reading: Move['readings'][number] | null) {
  const { t } = locale
  if (!reading) return { did: t('moves.no_value'), compare: earliest(locale, move) }
  const path = pathOf(move.targets)
  const effect = expectedAgainstObserved({
    readings: move.readings,
    reading,
    baseline: isUnknown(path) ? null : path.baseline,
    contributions: [{ ...move, id: move.id, actionId: move.actionId }],
  })
  const now = { value: figure(locale, move, reading.value), period: periodName(locale, reading) }
  if (!effect.known) {
    return {
      did: t('moves.value', now),
      compare: `${t('moves.not_yet', { why: t(`why.${effect.reason}`) })} ${earliest(locale, move)}`,
    }
  }
  const did = t('moves.change', {
    ...now,
    change: signedDifference(locale, move, effect.observed),
    from: periodName(locale, effect.working.baseline),
  })
  const [line] = effect.lines
  if (!line || line.share === null || !line.window) {
    const why = line?.leftOut ?? 'not_verified'
    const month = periodName(locale, earliestMonth(move))
    return {
      did,
      compare: `${t('moves.not_yet', { why: t(`ledger.left.${why}`, { month }) })} ${
        why === 'begun_after_reading' ? earliest(locale, move) : ''
      }`.trim(),
    }
  }
  return {
    did,
    compare: t('moves.counted', {
      share: locale.percent(line.share, 0),
      window: line.window.code,
      toDate: signedDifference(locale, move, line.toDate),
      period: now.period,
    }),
  }
}

/** The first month whose value can show the work: the end of its first window, and the lag. */
export function earliestMonth(
  move: Readonly<{
    startsOn: string
    lagMonths: number
    windows: readonly Readonly<{ endsOn: string }>[]
  }>,
): Month {
  const first = move.windows.find((window) => window.endsOn >= move.startsOn)?.endsOn
  const day = first ?? move.startsOn
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + move.lagMonths
  return { year: Math.floor(months / 12), month: (months % 12) + 1 }
}

function earliest(locale: Locale, move: Move): string {
  return locale.t('moves.from', {
    start: locale.day(move.startsOn),
    month: periodName(locale, earliestMonth(move)),
  })
}
