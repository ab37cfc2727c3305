import type { HistoryLine } from '../history'
import { pageErrors, type Printed } from '../http/page'
import type { FieldErrors } from '../http/parse'
import type { Viewer } from '../http/viewer'
import type { Locale } from '../i18n'
import type { IndicatorSeries } from '../indicators/indicator'
import { signedDifference } from '../indicators/wording'
import { can } from '../policy'
import { isOpenTo, type Contribution, type Expected } from './contribution'
import { nameOf, sanityWords, stateWord, workingWords } from './wording'

export type ContributionFile = Readonly<{
  contribution: Contribution
  series: IndicatorSeries
  /** What all other accepted contributions to the indicator expect. */
  others: Expected
  history: readonly HistoryLine[]
  errors: FieldErrors
  reason: string
  once: string
}>

export function contributionPage(viewer: Viewer, file: ContributionFile): Printed {
  const { locale, user } = viewer
  const { t } = locale
  const { contribution: one, errors } = file
  const said = (who: string | null, at: Date) =>
    t('contribution.by', { who: who ?? t('contribution.someone'), at: locale.instant(at) })
  const error = errors['reason']
  const decides = can(user, 'contribution.decide')
  return {
    title: t('contribution.title', { code: one.actionCode, indicator: nameOf(locale, one) }),
    lead: one.actionTitle,
    crumbs: [{ href: '/contributions', label: t('contributions.title') }],
    tools:
      can(user, 'contribution.edit', one) && isOpenTo(user.role, one.state)
        ? [{ href: `/contributions/${one.id}/edit`, label: t('contribution.edit'), icon: 'edit' }]
        : [],
    errors: pageErrors(locale, errors),
    state: stateWord(locale, one.state),
    stateReason: one.stateReason,
    isDemo: one.isDemo,
    facts: [
      {
        label: t('contribution.of_action'),
        text: `${one.actionCode} · ${one.actionTitle}`,
        href: `/actions/${one.actionCode}`,
      },
      { label: t('contribution.agency'), text: one.agencyName, href: null },
      {
        label: t('contribution.indicator'),
        text: nameOf(locale, one),
        href: `/indicators/${one.indicatorCode}`,
      },
      {
        label: t('contribution.expected'),
        text: signedDifference(locale, one, one.expected),
        href: null,
      },
      {
        label: t('contribution.lag'),
        text: t('contribution.lag_months', { n: one.lagMonths }),
        href: null,
      },
      {
        label: t('contribution.confidence'),
        text: t(`contribution.confidence.${one.confidence}`),
        href: null,
      },
      { label: t('contribution.reasoning'), text: one.reasoning, href: null },
      ...(one.sourceUrl
        ? [{ label: t('contribution.source'), text: one.sourceUrl, href: one.sourceUrl }]
        : []),
      {
        label: t('contribution.working'),
        text: one.working
          ? workingWords(locale, one, one.working, one.expected)
          : t('contribution.working_none'),
        href: null,
      },
      {
        label: t('contribution.proposed_by'),
        text: said(one.proposedBy, one.proposedAt),
        href: null,
      },
      ...(one.decidedAt
        ? [
            {
              label: t('contribution.decided_by'),
              text: said(one.decidedBy, one.decidedAt),
              href: null,
            },
          ]
        : []),
    ],
    sanity: sanityWords(locale, file.series, {
      plain: file.others.plain,
      asked:
        one.state === 'rejected'
          ? file.others.asked
          : [
              ...file.others.asked,
              { contributionId: one.id, expected: one.expected, code: one.actionCode },
            ],
    }),
    accept: decides && one.state !== 'accepted' ? `/contributions/${one.id}/acceptance` : null,
    reject:
      decides && one.state !== 'rejected'
        ? {
            action: `/contributions/${one.id}/rejection`,
            field: {
              id: 'reason',
              name: 'reason',
              label: t('contribution.reject_reason'),
              value: file.reason,
              rows: 2,
              maxlength: 500,
              required: true,
              ...(error && { error: locale.say(error) }),
            },
          }
        : null,
    history: file.history.map((line) => traceOf(locale, one, line)),
    once: file.once,
    version: one.version,
  }
}

const traced = ['proposed', 'edited', 'accepted', 'rejected'] as const

function traceOf(locale: Locale, one: Contribution, line: HistoryLine) {
  const event = traced.find((verb) => line.event === `contribution.${verb}`) ?? 'edited'
  const before = Number(line.before?.['expected'])
  const after = Number(line.after?.['expected'])
  const reason = line.after?.['state_reason']
  const detail =
    event === 'edited' && before !== after && Number.isFinite(before) && Number.isFinite(after)
      ? locale.t('contribution.changed', {
          before: signedDifference(locale, one, before),
          after: signedDifference(locale, one, after),
        })
      : typeof reason === 'string'
        ? reason
        : ''
  return {
    at: locale.instant(line.at),
    who: line.actorName,
    what: locale.t(`contribution.event.${event}`),
    detail,
  }
}
