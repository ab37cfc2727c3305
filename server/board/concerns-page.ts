import type { Locale } from '../i18n'
import { constraintText } from '../reports/changes'
import { windowShortName } from '../windows/name'
import type { Concern } from './board'
import type { Desk } from './desk-page'

/** The actions that need the room's attention: those behind, or those that were stopped, with figure and reason. */
export function concernsOf(desk: Desk, concerns: readonly Concern[], kind: Concern['kind']) {
  const { locale, moment } = desk
  return concerns
    .filter((one) => one.kind === kind)
    .map((one) => {
      const window = moment.windows.find((candidate) => candidate.id === one.windowId)
      return {
        href: `/actions/${one.code}`,
        code: one.code,
        title: one.title,
        agency: one.agency,
        isDemo: one.isDemo,
        status: { tone: one.judged, label: locale.t(`judged.${one.judged}`) },
        money: moneyOf(locale, one),
        output: outputOf(locale, one),
        state:
          window && one.state
            ? locale.t('board.figure_state', {
                state: locale.t(`board.state.${one.state}`),
                upTo: windowShortName(locale, window),
              })
            : '',
        reason: one.reason === null ? locale.t('board.no_reason') : brief(one.reason),
        constraint: brief(constraintOf(locale, one)),
      }
    })
}

/** The action's own page has the whole text; a sheet has room for its beginning. */
function brief(text: string): string {
  return text.length > 84 ? `${text.slice(0, 83).trimEnd()}…` : text
}

function moneyOf(locale: Locale, one: Concern): string {
  const realised =
    one.realised === null ? locale.t('figure.not_reported') : locale.rupiahShort(one.realised)
  const budget = one.budget === null ? locale.t('figure.unknown') : locale.rupiahShort(one.budget)
  return locale.t('board.money_of', { realised, budget })
}

function outputOf(locale: Locale, one: Concern): string {
  const reported = one.output === null ? locale.t('figure.not_reported') : locale.number(one.output)
  if (one.outputTarget === null) return reported
  const target = `${locale.number(one.outputTarget)} ${one.outputUnit ?? ''}`.trim()
  return locale.t('board.of_target', { reported, target })
}

function constraintOf(locale: Locale, one: Concern): string {
  if (one.constraintCode === null) return one.constraintText ?? locale.t('board.no_constraint')
  const name = constraintText(locale, one.constraintCode)
  return one.constraintText === null
    ? name
    : locale.t('board.constraint_words', { name, text: one.constraintText })
}
