import type { Readership } from '../http/viewer'
import type { Locale, MessageKey } from '../i18n'
import { can } from '../policy'
import { windowName, windowShortName } from '../windows/name'
import { phaseOf, takesReports, type Window } from '../windows/window'
import type { Action } from './action'
import type { WindowsById } from './progress-page'
import type { WindowLine } from './queries'
import { joined, reportStatus } from './wording'

/** One window of the timeline: what was sent in it, and what it added to the report sent before. */
export function reportOf(
  viewer: Readership,
  action: Action,
  line: WindowLine,
  before: readonly WindowLine[],
  windows: WindowsById,
) {
  const { locale, today, user } = viewer
  const { t } = locale
  const window = windows.get(line.windowId)
  if (!window) throw new Error(`window ${line.windowId} of ${action.code} is not among the windows`)
  const counts = (one: WindowLine) => one.state === 'sent' || one.state === 'verified'
  const previous = before.findLast(counts)
  const since = previous && windows.get(previous.windowId)
  const ownText = (change: string) =>
    since
      ? t('action.report_own_since', { change, window: windowShortName(locale, since) })
      : t('action.report_own_first', { change })
  const figure = (
    label: MessageKey,
    of: 'output' | 'beneficiaries' | 'realised',
    show: (value: number) => string,
  ) => {
    const value = line[of]
    const own = previous === undefined ? value : ownFigure(value, previous[of])
    return {
      label: t(label),
      text: value === null ? t('figure.not_reported') : show(value),
      own: own === null ? null : ownText((own < 0 ? '−' : '+') + show(Math.abs(own))),
    }
  }
  const phase = phaseOf(window, today)
  const writes = can(user, 'report.write', action) && takesReports(window, today)
  return {
    name: windowName(locale, window),
    status:
      line.state === 'none' && !line.owed
        ? null
        : phase === 'closed' && line.state === 'none'
          ? null
          : reportStatus(locale, line.state, line.owed && window.dueOn < today),
    note: whenOf(locale, line, window, phase === 'closed'),
    href:
      line.state !== 'none' || (writes && line.owed)
        ? `/actions/${action.code}/reports/${window.code}`
        : null,
    link: t('action.report_open', { window: windowShortName(locale, window) }),
    figures: counts(line)
      ? [
          figure('action.physical', 'output', (value) =>
            joined(locale.number(value), action.outputUnit ?? ''),
          ),
          figure('action.beneficiaries', 'beneficiaries', (value) =>
            joined(locale.number(value), action.beneficiaryUnit ?? ''),
          ),
          figure('action.money_realised', 'realised', locale.rupiah),
        ]
      : [],
    hidden:
      line.state === 'draft'
        ? t('action.draft_hidden')
        : line.state === 'returned'
          ? t('action.returned_hidden')
          : null,
    texts: counts(line)
      ? [
          { label: t('action.report_done'), text: line.doneText },
          { label: t('action.report_constraint'), text: constraintOf(locale, line) },
          { label: t('action.report_next'), text: line.nextText },
          { label: t('action.report_help'), text: line.helpText },
        ].filter((one) => one.text !== null)
      : [],
    evidence:
      counts(line) && line.evidence > 0 ? t('action.report_evidence', { n: line.evidence }) : null,
    now: phase === 'open' || phase === 'late',
    demo: line.isDemo,
  }
}

/** Null where either figure was not reported: nothing can be said of the difference. */
function ownFigure(value: number | null, previous: number | null): number | null {
  return value === null || previous === null ? null : Math.round((value - previous) * 100) / 100
}

/** "Tender atau kontrak: menunggu penetapan penyedia." */
function constraintOf(locale: Locale, line: WindowLine): string | null {
  if (line.constraintCode === null) return line.constraintText
  const name = locale.t(`report.constraint.${line.constraintCode}` as MessageKey)
  return line.constraintText === null ? name : `${name}: ${line.constraintText}`
}

function whenOf(locale: Locale, line: WindowLine, window: Window, closed: boolean): string {
  const { t } = locale
  if (line.sentOn) {
    const day = locale.day(line.sentOn)
    return t(line.sentOn > window.dueOn ? 'action.report_sent_late' : 'action.report_sent_on', {
      day,
    })
  }
  if (closed) return t('action.report_not_open', { day: locale.day(window.opensOn) })
  if (!line.owed) return t('action.report_not_owed')
  return t('action.report_due', { day: locale.day(window.dueOn) })
}
