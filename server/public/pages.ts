import type { Count, Tally, UnitSum } from '../board/board'
import type { Moment } from '../board/desk-page'
import type { Day, Locale } from '../i18n'
import {
  indicatorName,
  indicatorUnit,
  type IndicatorSeries,
  type Region,
} from '../indicators/indicator'
import { changeSincePrevious, isUnknown, latestOf } from '../indicators/series'
import { figure, periodName } from '../indicators/wording'
import { leastShown } from '../places/pocket'
import { strategyName } from '../strategies/strategy'
import { windowName } from '../windows/name'
import { leastActions, publicFigure, publicSums, type PublicFigure } from './overview'

/** What the public page is made from. */
export type PublicFile = Readonly<{
  team: string
  demo: boolean
  home: Region
  moment: Moment
  count: Count
  indicators: readonly IndicatorSeries[]
}>

/** Everything that anybody may read, as finished words: nothing of a person, an action or a place. */
export function publicPage(locale: Locale, today: Day, file: PublicFile) {
  const { t } = locale
  const { home, moment, count } = file
  const other = locale.lang === 'id' ? 'en' : 'id'
  return {
    lang: locale.lang,
    t,
    team: file.team,
    demo: file.demo ? t('app.demo') : null,
    title: t('public.title', { region: home.name }),
    lead: t('public.lead', { team: file.team, day: locale.day(today) }),
    other: {
      lang: other,
      label: t('public.other_language'),
      href: other === 'id' ? '/publik' : '/publik?lang=en',
    },
    strategiesTitle: t('public.strategies', { year: String(moment.year) }),
    strategiesNote: t('public.strategies_note', {
      window: moment.window ? windowName(locale, moment.window) : String(moment.year),
    }),
    strategies: count.tallies.map((tally) => strategyPart(locale, tally, count.units)),
    readingsNote: t('public.readings_note', { region: home.name }),
    readings: file.indicators.map((indicator) => readingRow(locale, indicator)),
    rules: t('public.rules', { least: leastShown }),
  }
}

function told(locale: Locale, shown: PublicFigure): string {
  return 'few' in shown ? locale.t('public.few', { least: leastShown }) : locale.number(shown.value)
}

function strategyPart(locale: Locale, tally: Tally, units: readonly UnitSum[]) {
  const { t } = locale
  const from = (shown: PublicFigure) =>
    'few' in shown ? t('public.from_few') : t('public.from_actions', { n: told(locale, shown) })
  const sumsOf = (measure: UnitSum['measure']) =>
    publicSums(units.filter((one) => one.strategy === tally.strategy && one.measure === measure))
  const [outputs, people] = [sumsOf('output'), sumsOf('beneficiaries')]
  const { money } = tally
  const moneyShown = money.verified !== null && money.verifying >= leastActions
  const rows = ({ shown }: ReturnType<typeof publicSums>) =>
    shown.map(({ unit, sum, actions }) => ({ unit, sum: told(locale, sum), from: from(actions) }))
  return {
    heading: t('public.strategy', { number: tally.strategy }),
    name: strategyName(tally, locale.lang),
    facts:
      tally.actions === 0
        ? []
        : [
            {
              label: t('public.actions'),
              value: told(locale, publicFigure(tally.actions)),
              from: '',
            },
            ...(tally.verified > 0
              ? [
                  {
                    label: t('public.verified'),
                    value: told(locale, publicFigure(tally.verified)),
                    from: '',
                  },
                ]
              : []),
            ...(moneyShown
              ? [
                  {
                    label: t('public.money'),
                    value: locale.rupiahShort(money.verified ?? 0),
                    from: from(publicFigure(money.verifying)),
                  },
                ]
              : []),
          ],
    none:
      tally.actions === 0
        ? t('public.no_actions')
        : tally.verified === 0
          ? t('public.none_verified')
          : null,
    tables: [
      { title: t('public.outputs'), rows: rows(outputs) },
      { title: t('public.people'), rows: rows(people) },
    ].filter((table) => table.rows.length > 0),
    keptBack: outputs.keptBack || people.keptBack ? t('public.single') : null,
  }
}

function readingRow(locale: Locale, indicator: IndicatorSeries) {
  const { t, lang } = locale
  const latest = latestOf(indicator.readings)
  const name = indicatorName(indicator, lang)
  const nothing = { name, value: '', unit: '', period: '', before: '', source: indicator.publisher }
  if (isUnknown(latest)) return { ...nothing, href: null, state: t('public.no_reading') }
  const { reading } = latest
  const since = changeSincePrevious(latest)
  return {
    name,
    value: figure(locale, indicator, reading.value),
    unit: indicatorUnit(indicator, lang),
    period: periodName(locale, reading),
    before: isUnknown(since)
      ? ''
      : `${figure(locale, indicator, since.from.value)} (${periodName(locale, since.from)})`,
    source: indicator.publisher,
    href: reading.sourceUrl,
    state: reading.conflicting ? t('indicator.conflict') : t('public.published'),
  }
}
