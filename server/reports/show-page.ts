import type { Returned } from '../http/fields'
import { pageErrors } from '../http/page'
import type { Viewer } from '../http/viewer'
import { dayOf, type Locale } from '../i18n'
import { can } from '../policy'
import { windowName, windowShortName, windowSpan } from '../windows/name'
import { changesBetween, constraintText, texts } from './changes'
import type { Evidence } from './evidence'
import { evidenceItem } from './evidence-page'
import { figureHeads, figureRows, workStatusOf } from './figures'
import { type Flag, flagsOf } from './flags'
import { answerField, commentField } from './form'
import { obstacleMessage } from './obstacle'
import { hrefOf, outline, reportHref, reportStatus, ruleText, type View } from './pages'
import type { FlagAnswer, Review, Version } from './queries'
import {
  obstacleTo,
  publicWord,
  type ReportState,
  type Section,
  sections,
  type Slot,
  type Word,
} from './report'
import { linesOf, trailOf } from './trail'

/** Everything the page of a report is drawn from. */
export type ReportFacts = Readonly<{
  slot: Slot
  evidence: readonly Evidence[]
  versions: readonly Version[]
  reviews: readonly Review[]
  answers: readonly FlagAnswer[]
  /** Where a reviewer goes from here in the queue; null for everyone else. */
  beside: Readonly<{ previous: Beside | null; next: Beside | null }> | null
}>
type Beside = Readonly<{ code: string; window: string }>

/** A report as it is read, with what a reviewer may decide. */
export function reportPage(viewer: Viewer, facts: ReportFacts, refusal: Returned): View {
  const { locale, user, today } = viewer
  const { t } = locale
  const { slot, versions, reviews } = facts
  const { action, window, report } = slot
  const writer = can(user, 'report.write', slot)
  const obstacle = writer ? obstacleTo(slot, today) : null
  const content = report && (writer ? report : publicWord(report))
  const { errors = {} } = refusal
  const reviewing = report?.state === 'sent' && can(user, 'report.verify')
  const reopening = report?.state === 'verified' && can(user, 'report.reopen')
  const lost = Object.entries(refusal.typed ?? {}).filter(
    ([name, value]) => name.startsWith('comment_') && value !== '' && !reviewing,
  )
  return {
    ...outline(viewer, slot),
    errors: pageErrors(locale, errors),
    facts: factsOf(locale, slot),
    note: noteOf(locale, slot, writer),
    obstacle:
      obstacle && report?.state !== 'sent'
        ? locale.say(obstacleMessage(locale, slot, obstacle))
        : null,
    empty: content
      ? null
      : {
          text: report
            ? t('report.being_drafted', { agency: action.agencyShortName })
            : t('report.nothing_yet'),
          action: { href: `/actions/${action.code}`, label: t('report.to_action') },
        },
    content: content && contentOf(locale, slot, content),
    flags:
      content && report?.state !== 'draft'
        ? flagItems(
            viewer,
            slot,
            flagsOf(suspectOf(slot, content, facts.evidence)),
            facts.answers,
            refusal,
          )
        : [],
    answerAction: `${hrefOf(slot)}/answers`,
    since: content ? changesSince(locale, slot, content) : null,
    beside: facts.beside && besideOf(locale, facts.beside),
    scripts: facts.beside ? ['review.js'] : [],
    evidence: content
      ? visibleEvidence(viewer, facts).map((piece) => evidenceItem(locale, piece))
      : [],
    changes: changesOf(locale, slot, versions),
    trail: trailOf(locale, slot, versions, reviews),
    lost: lost.map(([name, value]) => ({
      label: t(`report.section.${name.slice('comment_'.length) as Section}`),
      lines: linesOf(String(value)),
    })),
    once: refusal.once,
    version: report?.version ?? 0,
    review: reviewing ? reviewForms(locale, slot, refusal) : null,
    reopen: reopening
      ? {
          action: `${hrefOf(slot)}/reopening`,
          field: areaOf(locale, 'reopening_reason', t('report.reopen_reason'), refusal),
        }
      : null,
    previousReport: slot.previous && {
      href: reportHref(action.code, slot.previous.window.code),
      label: t('report.previous_report', { window: windowName(locale, slot.previous.window) }),
    },
    printTitle: windowName(locale, window),
  }
}

function areaOf(
  locale: Locale,
  name: string,
  label: string,
  { typed, errors }: Returned,
  rows = 2,
) {
  return {
    id: name,
    name,
    label,
    rows,
    maxlength: 2000,
    value: String(typed?.[name] ?? ''),
    ...(errors?.[name] && { error: locale.say(errors[name]) }),
  }
}

function reviewForms(locale: Locale, slot: Slot, refusal: Returned) {
  return {
    verifyAction: `${hrefOf(slot)}/verification`,
    verifyField: areaOf(locale, 'verification_comment', locale.t('report.verify_comment'), refusal),
    returnAction: `${hrefOf(slot)}/return`,
    returnFields: sections.map((section) =>
      areaOf(locale, commentField(section), locale.t(`report.section.${section}`), refusal),
    ),
  }
}

function factsOf(locale: Locale, slot: Slot) {
  const { t } = locale
  const { action, window, report } = slot
  const who = (name: string | null) => name ?? t('report.someone')
  return {
    agency: { label: t('report.fact.agency'), text: action.agencyName },
    period: { label: t('report.fact.period'), text: windowSpan(locale, window) },
    state: { label: t('report.fact.state'), status: reportStatus(locale, report?.state ?? 'none') },
    rest: [
      { label: t('report.fact.due'), text: locale.day(window.dueOn) },
      ...(report?.sentAt
        ? [
            {
              label: t('report.fact.sent'),
              text: t('report.by', {
                when: locale.instant(report.sentAt),
                who: who(report.sentByName),
              }),
            },
          ]
        : []),
      ...(report?.verifiedAt
        ? [
            {
              label: t('report.fact.verified'),
              text: t('report.by', {
                when: locale.instant(report.verifiedAt),
                who: who(report.verifiedByName),
              }),
            },
          ]
        : []),
    ],
  }
}

function noteOf(locale: Locale, slot: Slot, writer: boolean): string | null {
  if (slot.report?.state !== 'returned' || writer) return null
  return locale.t('report.being_mended', { agency: slot.action.agencyShortName })
}

function contentOf(locale: Locale, slot: Slot, content: Word) {
  const { t } = locale
  return {
    caption: t('report.figures_caption', {
      state: t(`report.state.${slot.report?.state ?? 'none'}`),
    }),
    heads: figureHeads(locale, slot),
    rows: figureRows(locale, slot, content),
    rule: t('report.figures_rule'),
    status: content.workStatus && workStatusOf(locale, content.workStatus),
    constraint: {
      label: t('report.field.constraint_code'),
      text: constraintText(locale, content.constraintCode),
    },
    texts: texts
      .filter(([name]) => name !== 'statusReason' || content.statusReason)
      .map(([name, label]) => ({
        label: t(label),
        lines: linesOf(content[name] ?? t('report.nothing_written')),
      })),
  }
}

function suspectOf(slot: Slot, content: Word, evidence: readonly Evidence[]) {
  const { action, window, previous, oneWindow, report } = slot
  return {
    ...content,
    previous,
    oneWindow,
    outputTarget: action.outputTarget,
    budgetTotal: action.budgetTotal,
    windowEndsOn: window.endsOn,
    actionEndsOn: action.endsOn,
    evidenceReused: evidence.some((piece) => piece.reused),
    silentDays: report?.firstSentAt
      ? daysApart(
          previous?.firstSentAt ? dayOf(previous.firstSentAt) : action.startsOn,
          dayOf(report.firstSentAt),
        )
      : null,
    windowKind: window.kind,
    jumpFrom: slot.jumpFrom,
  }
}

function daysApart(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

/** What reads differently from the report of the window before; its figures stand in their own table. */
function changesSince(locale: Locale, slot: Slot, content: Word) {
  const { previous } = slot
  if (!previous) return null
  const { workStatus, statusReason, doneText, constraintCode, constraintText: explained } = previous
  const { drivingText, nextText, helpText } = previous
  const now = { ...content, evidence: [] }
  const before = {
    ...now,
    workStatus,
    statusReason,
    doneText,
    constraintCode,
    constraintText: explained,
    drivingText,
    nextText,
    helpText,
  }
  return {
    title: locale.t('report.part.since', { window: windowShortName(locale, previous.window) }),
    lines: changesBetween(locale, slot.action, before, now),
  }
}

function besideOf(locale: Locale, { previous, next }: NonNullable<ReportFacts['beside']>) {
  const link = (one: Beside | null, key: 'report.queue_previous' | 'report.queue_next') =>
    one && { href: reportHref(one.code, one.window), label: locale.t(key) }
  return {
    previous: link(previous, 'report.queue_previous'),
    next: link(next, 'report.queue_next'),
    queue: { href: '/reports', label: locale.t('report.queue_all') },
  }
}

function flagItems(
  viewer: Viewer,
  slot: Slot,
  raised: readonly Flag[],
  answers: readonly FlagAnswer[],
  { typed, errors }: Returned,
) {
  const { locale } = viewer
  const { t } = locale
  const answering = slot.report?.state === 'sent' && can(viewer.user, 'report.answer', slot)
  return raised.map((flag) => {
    const given = answers.find((one) => one.flag === flag)
    const name = answerField(flag)
    return {
      flag,
      status: { tone: 'warning', label: t(`report.flag.${flag}`) },
      rule: ruleText(locale, flag, slot.window.kind, slot.jumpFrom),
      answer: given
        ? {
            text: given.answer,
            by: t('report.answered_by', {
              who: given.answeredByName ?? t('report.someone'),
              when: locale.instant(given.answeredAt),
            }),
            old: given.versionNumber === slot.report?.timesSent ? null : t('report.answer_old'),
          }
        : null,
      field: answering
        ? {
            id: name,
            name,
            label: t('report.answer_label', { flag: t(`report.flag.${flag}`) }),
            maxlength: 500,
            value: String(typed?.[name] ?? given?.answer ?? ''),
            ...(errors?.[name] && { error: locale.say(errors[name]) }),
          }
        : null,
    }
  })
}

/** Evidence others may see: what was there when the report was sent. Its writers see all of it. */
function visibleEvidence(viewer: Viewer, { slot, evidence }: ReportFacts): readonly Evidence[] {
  return evidence.filter((piece) =>
    maySeeEvidence(viewer, {
      agencyId: slot.agencyId,
      addedAt: piece.addedAt,
      reportState: slot.report?.state ?? 'draft',
      reportSentAt: slot.report?.sentAt ?? null,
    }),
  )
}

/** Whether this person may open that piece: what has not been sent yet is its agency's own. */
export function maySeeEvidence(
  viewer: Viewer,
  piece: Readonly<{
    agencyId: number
    addedAt: Date
    reportState: ReportState
    reportSentAt: Date | null
  }>,
): boolean {
  if (can(viewer.user, 'evidence.add', piece)) return true
  if (piece.reportState === 'draft') return false
  // Once sent, nothing is added; only a returned report gathers pieces that nobody has sent yet.
  return (
    piece.reportState !== 'returned' ||
    (piece.reportSentAt !== null && piece.addedAt <= piece.reportSentAt)
  )
}

function changesOf(locale: Locale, slot: Slot, versions: readonly Version[]) {
  const after = versions.at(-1)
  const before = versions.at(-2)
  if (!after || !before) return null
  return {
    title: locale.t('report.part.changes', { n: before.number }),
    lines: changesBetween(locale, slot.action, before.content, after.content),
  }
}
