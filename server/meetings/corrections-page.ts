import type { Judgement } from '../actions/progress'
import type { Decision } from '../decisions/decision'
import type { Locale } from '../i18n'
import type { Correction, Figure } from './corrections'
import type { AgendaItem } from './meeting'
import type { Live } from './item-page'

type Counted = Readonly<{ strategy: number; judged: Judgement; actions: number }>

/**
 * The figures behind the pages of a meeting, without words. Of an indicator those of every period: what was shown names
 * one of them, what is known now is looked up by it.
 */
export function figuresOf(
  items: readonly AgendaItem[],
  lives: ReadonlyMap<number, Live>,
  counts: readonly Counted[],
  decisions: readonly Decision[],
): Figure[] {
  const figures = new Map<string, Figure>()
  const put = (figure: Figure) => void figures.set(figure.key, figure)
  for (const item of items) {
    const { action, indicator } = lives.get(item.id) ?? {}
    if (action) {
      const named = `${action.code} ${action.title}`
      const of = (name: Figure['name'], value: Figure['value'], unit: string | null = null) =>
        put({
          key: `action:${action.id}:${name}`,
          name,
          about: { id: named, en: named },
          href: `/actions/${action.code}`,
          value,
          unit,
        })
      of('title', action.title)
      of('output', action.output, action.outputUnit)
      of('target', action.outputTarget, action.outputUnit)
      of('realised', action.realised)
      of('budget', action.budget)
      of('judged', action.judged)
    }
    for (const reading of indicator?.readings ?? []) {
      if (!indicator || !reading.inUse) continue
      put({
        key: readingKey(indicator, reading),
        name: 'value',
        about: { id: indicator.name, en: indicator.nameEn },
        href: `/indicators/${indicator.code}`,
        value: reading.value,
        unit: null,
        decimals: indicator.decimals,
      })
    }
  }
  for (const { strategy, judged, actions } of counts) {
    put({
      key: `strategy:${strategy}:${judged}`,
      name: 'count',
      about: { id: `Strategi ${strategy}`, en: `Strategy ${strategy}` },
      href: `/strategies/${strategy}`,
      value: actions,
      unit: judged,
    })
  }
  for (const decision of decisions) {
    const of = (name: Figure['name'], value: string) =>
      put({
        key: `decision:${decision.id}:${name}`,
        name,
        about: { id: decision.code, en: decision.code },
        href: `/decisions/${decision.code}`,
        value,
        unit: null,
      })
    of('decision_text', decision.text)
    of('decision_owner', decision.agencyName)
    of('decision_due', decision.dueOn)
  }
  return [...figures.values()]
}

/** One published period of one indicator, by one method. */
export function readingKey(
  indicator: Readonly<{ id: number }>,
  reading: Readonly<{ methodId: number; year: number; month: number | null }>,
): string {
  return `indicator:${indicator.id}:${reading.methodId}:${reading.year}-${reading.month ?? 0}`
}

/** The list of corrections on the page of a closed meeting. */
export function correctionRows(locale: Locale, corrections: readonly Correction[]) {
  const { t, lang } = locale
  return {
    title: t('meeting.corrections', { n: corrections.length }),
    lead: t(corrections.length > 0 ? 'meeting.corrections_lead' : 'meeting.no_corrections'),
    heads: {
      about: t('meeting.corrections.about'),
      shown: t('meeting.corrections.shown'),
      now: t('meeting.corrections.now'),
    },
    rows: corrections.slice(0, mostRows).map(({ figure, shown, now }) => ({
      href: figure.href,
      about: figure.about[lang],
      name:
        figure.name === 'count'
          ? t(`judged.${figure.unit as Judgement}`)
          : t(`meeting.figure.${figure.name}`),
      shown: valueText(locale, figure, shown),
      now: valueText(locale, figure, now),
    })),
    more:
      corrections.length > mostRows
        ? t('meeting.corrections_more', { n: corrections.length - mostRows })
        : null,
  }
}

const mostRows = 60

function valueText(locale: Locale, figure: Figure, value: Figure['value']): string {
  const { t } = locale
  if (value === null) {
    return t(
      figure.name.startsWith('decision') ? 'meeting.corrections.none' : 'figure.not_reported',
    )
  }
  switch (figure.name) {
    case 'output':
    case 'target':
      return `${locale.number(Number(value))} ${figure.unit ?? ''}`.trim()
    case 'realised':
    case 'budget':
      return locale.rupiah(Number(value))
    case 'judged':
      return t(`judged.${value as Judgement}`)
    case 'value':
      return locale.number(Number(value), figure.decimals ?? 2)
    case 'count':
      return t('meeting.corrections.actions', { n: Number(value) })
    case 'decision_due':
      return locale.day(String(value))
    case 'title':
    case 'decision_text':
    case 'decision_owner':
      return String(value)
  }
}
