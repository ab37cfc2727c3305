import { meter, type Meter } from '../charts/meter'
import type { Locale } from '../i18n'
import { windowName } from '../windows/name'
import type { Window } from '../windows/window'
import { isMadeUp, type Action } from './action'
import type { ActionDetails, WindowLine } from './queries'
import { joined, workingOf } from './wording'

export type WindowsById = ReadonlyMap<number, Window>
type Planned = Readonly<{ action: Action; details: ActionDetails }>

/** How far an action has come by what was last reported: output, money, people. */
export function progressOf(locale: Locale, shown: Planned, line: WindowLine, windows: WindowsById) {
  const { t } = locale
  const { action } = shown
  const { standing } = line
  const window = windows.get(standing?.figureWindowId ?? 0)
  const withUnit = (unit: string | null) => (value: number) =>
    joined(locale.number(value), unit ?? '')
  const common = {
    reportedTo: window?.endsOn ?? null,
    startsOn: action.startsOn,
    endsOn: action.endsOn,
  }
  const output = {
    ...common,
    label: t('action.physical'),
    judged: standing?.judged ?? 'unjudged',
    target: action.outputTarget,
    reported: standing?.output ?? null,
    expected: standing?.expected ?? null,
    planned: hasPlan(shown, window, 'output'),
    bare: locale.number,
    show: withUnit(action.outputUnit),
    noTarget: 'action.why_no_target',
  } as const
  const money = {
    ...common,
    label: t('action.money_realised'),
    judged: standing?.judgedMoney ?? 'unjudged',
    target: action.budgetTotal,
    reported: standing?.realised ?? null,
    expected: standing?.expectedMoney ?? null,
    planned: hasPlan(shown, window, 'money'),
    bare: locale.rupiah,
    show: locale.rupiah,
    noTarget: 'action.why_no_budget',
  } as const
  const people = {
    label: t('action.beneficiaries'),
    target: action.beneficiaryTarget,
    reported: standing?.beneficiaries ?? null,
    expected: null,
    show: withUnit(action.beneficiaryUnit),
  }
  const judged = (one: typeof output | typeof money) => ({
    meter: meterOf(locale, one),
    judged: { tone: one.judged, label: t(`judged.${one.judged}`) },
    working: workingOf(locale, one),
  })
  return {
    at:
      window && standing?.figureState
        ? t('actions.until', {
            window: windowName(locale, window),
            state: t(`actions.state.${standing.figureState}`),
          })
        : null,
    measures: [
      { ...judged(output), demo: isMadeUp(action, 'output_target') },
      { ...judged(money), demo: isMadeUp(action, 'budget') },
      {
        meter: meterOf(locale, people),
        judged: null,
        working: null,
        demo: isMadeUp(action, 'beneficiaries'),
      },
    ],
  }
}

/** Whether the action has a plan for the end of that window; a plan is made per quarter. */
function hasPlan(shown: Planned, window: Window | undefined, measure: 'output' | 'money'): boolean {
  if (!window) return false
  const quarter = Number(window.endsOn.slice(5, 7)) / 3
  return shown.details.plan.some((one) => one.quarter === quarter && one[measure] !== null)
}

type MeterFacts = Readonly<{
  label: string
  reported: number | null
  target: number | null
  /** Share of the target, 0..1. */
  expected: number | null
  show: (value: number) => string
}>

function meterOf(locale: Locale, facts: MeterFacts): Meter {
  const { t } = locale
  const { reported, target, expected, show } = facts
  const known = reported !== null && target !== null && target > 0
  return meter({
    label: facts.label,
    value: reported,
    total: target,
    text:
      reported === null
        ? joined(
            t('figure.not_reported'),
            target === null ? '' : `· ${t('actions.target', { target: show(target) })}`,
          )
        : target === null
          ? `${show(reported)} · ${t('actions.no_target')}`
          : t('figure.of', { part: show(reported), whole: show(target) }),
    shareText: known ? locale.percent(reported / target) : undefined,
    expected: known && expected !== null ? expected * target : null,
    expectedText:
      known && expected !== null
        ? t('action.expected_share', { share: locale.percent(expected) })
        : undefined,
  })
}
