import { dayOf, type Day, type Locale } from '../i18n'
import { placeLabel } from '../places/place'
import {
  daysBetween,
  daysOverdue,
  isDue,
  isOverdue,
  isUnfinished,
  wasOnTime,
  type Decision,
} from './decision'

/** Where a decision stands: the word, and what the days say beside it. Overdue is said aloud. */
export function standingOf(locale: Locale, decision: Decision, today: Day) {
  const { t } = locale
  const { state } = decision
  const label = t(`decision.state.${state}`)
  const days = daysOverdue(decision, today)
  if (isOverdue(decision, today)) {
    return {
      status: { tone: 'late', label: t('decision.days_overdue', { n: days }) },
      note: state === 'answered' ? t('decision.waits') : label,
    }
  }
  if (state === 'answered') {
    return { status: { tone: 'sent', label }, note: t('decision.waits') }
  }
  if (state === 'fulfilled') {
    return {
      status: { tone: 'done', label },
      note: wasOnTime(decision, today)
        ? t('decision.on_time')
        : t('decision.days_late', { n: days }),
    }
  }
  if (state === 'cancelled') return { status: { tone: 'cancelled', label }, note: '' }
  const left = daysBetween(today, decision.dueOn)
  return {
    status: { tone: isDue(decision, today) ? 'warning' : 'running', label },
    note: left === 0 ? t('decision.due_today') : t('decision.due_in', { n: left }),
  }
}

/** What the decision is about, each with its page. */
export function cardsOf(locale: Locale, decision: Decision) {
  const cards: { label: string; text: string; href: string }[] = []
  if (decision.actionCode) {
    cards.push({
      label: locale.t('decision.field.action'),
      text: `${decision.actionCode} · ${decision.actionTitle}`,
      href: `/actions/${decision.actionCode}`,
    })
  }
  if (decision.indicatorCode) {
    cards.push({
      label: locale.t('decision.field.indicator'),
      text: (locale.lang === 'id' ? decision.indicatorName : decision.indicatorNameEn) ?? '',
      href: `/indicators/${decision.indicatorCode}`,
    })
  }
  if (decision.placeCode) {
    cards.push({
      label: locale.t('decision.field.place'),
      text: placeName(decision),
      href: `/actions?place=${decision.placeCode}`,
    })
  }
  return cards
}

export function placeName({ placeKind, placeName: name, placeParentName }: Decision): string {
  if (placeKind === null || name === null) return ''
  return placeLabel({ kind: placeKind, name, parentName: placeParentName })
}

/** A decision as a small block on another page shows it. */
export function decisionLine(locale: Locale, decision: Decision, today: Day) {
  return {
    href: `/decisions/${decision.code}`,
    code: decision.code,
    text: decision.text,
    agency: decision.agencyShortName,
    due: locale.dayShort(decision.dueOn),
    demo: decision.isDemo,
    unfinished: isUnfinished(decision),
    ...standingOf(locale, decision, today),
  }
}

/** The day on which it was answered or closed, for a file. */
export function dayOfAnswer(decision: Decision): Day | null {
  return decision.answeredAt ? dayOf(decision.answeredAt) : null
}
