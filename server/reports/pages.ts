import { workStatuses, type Fund } from '../actions/action'
import { exportTools } from '../http/files'
import type { Typed } from '../http/kept'
import { pageErrors, type Page } from '../http/page'
import type { FieldErrors } from '../http/parse'
import type { Viewer } from '../http/viewer'
import { dayOf, localeOf, type Locale, type Message } from '../i18n'
import { can } from '../policy'
import { windowName, windowShortName, windowSpan, windowUpTo } from '../windows/name'
import { phaseOf, type Window } from '../windows/window'
import { changesBetween, constraintText, texts } from './changes'
import { acceptedFiles, evidenceLimits, type Evidence } from './evidence'
import {
  changeText,
  figureHeads,
  figureRows,
  figureText,
  rupiahText,
  workStatusOf,
} from './figures'
import { flagsOf, jumpFrom, silentFrom, type Flag } from './flags'
import { answerField, commentField, moneyField } from './form'
import { obstacleMessage } from './obstacle'
import { linesOf, trailOf, turnsOf } from './trail'
import type { FlagAnswer, QueueFilter, QueueRow, Review, Version } from './queries'
import {
  constraintCodes,
  fundsOf,
  obstacleTo,
  ownFigure,
  ownFigures,
  publicWord,
  sections,
  type Content,
  type ReportState,
  type Section,
  type Slot,
  type Word,
} from './report'

type View = Page & Record<string, unknown>

/** A form that came back: what was typed, what is wrong with it, and the key that it is sent under. */
export type Refusal = Readonly<{
  typed?: Typed | undefined
  errors?: FieldErrors | undefined
  once: string
}>

/** The address of the report of an action for a window. */
export function reportHref(actionCode: string, windowCode: string): string {
  return `/actions/${actionCode}/reports/${windowCode}`
}

const hrefOf = (slot: Slot) => reportHref(slot.action.code, slot.window.code)

/** A report's state as word and tone. */
export function reportStatus(locale: Locale, state: ReportState | 'none') {
  return { tone: state, label: locale.t(`report.state.${state}`) }
}

/** Whether this person may write this report on this day. */
export function mayWrite(viewer: Viewer, slot: Slot): boolean {
  return can(viewer.user, 'report.write', slot) && obstacleTo(slot, viewer.today) === null
}

function outline(viewer: Viewer, slot: Slot) {
  const { locale } = viewer
  const { action, window } = slot
  return {
    title: locale.t('report.title', { window: windowShortName(locale, window), code: action.code }),
    heading: locale.t('report.heading', { window: windowName(locale, window) }),
    lead: locale.t('report.of_action', { code: action.code, title: action.title }),
    crumbs: [
      { href: '/actions', label: locale.t('nav.actions') },
      { href: `/actions/${action.code}`, label: action.code },
    ],
    tools: [
      {
        href: `${reportHref(action.code, window.code)}/places`,
        label: locale.t('report_places.tool'),
        icon: 'map',
      },
      {
        href: `/actions/${action.code}/comments?window=${window.code}`,
        label: locale.t('comments.title'),
        icon: 'comment',
      },
    ],
    isDemo: action.isDemo || (slot.report?.isDemo ?? false),
  }
}

// ---- Writing ----

/** Numbers in boxes are always written as Indonesians write them: the only way that is read back without a doubt. */
const typedNumber = (figure: number | null) =>
  figure === null ? '' : localeOf('id').number(figure)

/** What the boxes hold before anyone types: what is stored, else what the previous report suggests. */
export function storedText(slot: Slot): Typed {
  const { report, previous } = slot
  const from: Content | null = report
  const suggested = untouched(report)
  const typed: Typed = {
    output: typedNumber(from?.output ?? null),
    beneficiaries: typedNumber(from?.beneficiaries ?? null),
    // Status and constraint seldom change from one window to the next; figures always do, so they start empty.
    work_status:
      (suggested ? (previous?.workStatus ?? slot.action.status) : report?.workStatus) ?? '',
    status_reason: (suggested ? previous : report)?.statusReason ?? '',
    done_text: from?.doneText ?? '',
    constraint_code: String((suggested ? previous : report)?.constraintCode ?? ''),
    constraint_text: (suggested ? previous : report)?.constraintText ?? '',
    driving_text: from?.drivingText ?? '',
    next_text: from?.nextText ?? '',
    help_text: from?.helpText ?? '',
  }
  for (const fund of fundsOf(slot)) typed[moneyField(fund)] = typedNumber(from?.money[fund] ?? null)
  return typed
}

/** A report nobody has filled in: there is none, or the first piece of evidence has made it. */
function untouched(report: Slot['report']): boolean {
  return (
    report === null ||
    (report.state === 'draft' && report.workStatus === null && report.version === 1)
  )
}

/**
 * What someone else stored meanwhile, beside each box that holds something else: the messages of a form that came too
 * late.
 */
export function storedMeanwhile(locale: Locale, slot: Slot, typed: Typed): FieldErrors {
  const errors: Record<string, Message> = {}
  for (const [name, value] of Object.entries(storedText(slot))) {
    const mine = typed[name]
    if (mine === undefined || mine === value) continue
    errors[name] = {
      key: 'form.stored_now',
      params: { value: storedWord(locale, name, String(value)) },
    }
  }
  return errors
}

function storedWord(locale: Locale, name: string, value: string): string {
  if (name === 'work_status') {
    const status = workStatuses.find((one) => one === value)
    return status ? locale.t(`status.${status}`) : locale.t('report.nothing_written')
  }
  if (name === 'constraint_code') return constraintText(locale, value === '' ? null : Number(value))
  return value === '' ? locale.t('report.nothing_written') : value
}

/** The form of a report. When `obstacle` is given the typed text is only shown, to be copied. */
export function editPage(
  viewer: Viewer,
  slot: Slot,
  evidence: readonly Evidence[],
  reviews: readonly Review[],
  { typed: given, errors = {}, once }: Refusal,
  obstacle?: Message,
): View {
  const { locale, today } = viewer
  const { t } = locale
  const { action, window, report, previous } = slot
  const typed = { ...storedText(slot), ...given }
  const copyOnly = obstacle !== undefined
  const carried =
    untouched(report) && !given && previous
      ? t('report.carried_over', { window: windowShortName(locale, previous.window) })
      : undefined
  const box = (name: string, extra: Record<string, unknown> = {}) => ({
    id: name,
    name,
    label: extra['label'] ?? t(`report.field.${name as 'output'}`),
    value: String(typed[name] ?? ''),
    readonly: copyOnly,
    ...(errors[name] && { error: locale.say(errors[name]) }),
    ...extra,
  })
  const area = (
    name: string,
    rows: number,
    maxlength: number,
    extra: Record<string, unknown> = {},
  ) => box(name, { rows, maxlength, ...extra })
  const figure = (
    name: string,
    before: number | null,
    now: number | null,
    write: (size: number) => string,
  ) => ({
    inputmode: 'decimal',
    autocomplete: 'off',
    maxlength: 40,
    ...(previous && {
      previous: beforeText(locale, slot, before, write),
      ...(before !== null && {
        data: {
          previous: String(before),
          derived: `${name}_derived`,
          text: ownText(locale, before, now, write),
        },
      }),
    }),
  })
  const counted = (name: 'output' | 'beneficiaries', unit: string | null, target: number | null) =>
    box(name, {
      ...figure(name, previous?.[name] ?? null, report?.[name] ?? null, (size) =>
        figureText(locale, size, unit),
      ),
      ...(unit && { unit }),
      hint: [
        target === null
          ? t('report.no_target_hint')
          : t('report.target_hint', { target: figureText(locale, target, unit) }),
        unit ? '' : t('report.no_unit_hint'),
      ]
        .join(' ')
        .trim(),
    })
  const money = (fund: Fund) => {
    const line = action.budget.find((one) => one.fund === fund)
    return box(moneyField(fund), {
      label: t('report.field.money_of', { fund: t(`fund.${fund}`) }),
      ...figure(
        moneyField(fund),
        previous?.money[fund] ?? null,
        report?.money[fund] ?? null,
        locale.rupiah,
      ),
      unit: t('report.rupiah'),
      hint: line
        ? t('report.budget_hint', { budget: locale.rupiah(line.amount) })
        : t('report.no_budget_hint'),
    })
  }
  const returned = report?.state === 'returned'

  return {
    ...outline(viewer, slot),
    errors: [
      ...(obstacle ? [{ field: '', text: locale.say(obstacle) }] : []),
      ...pageErrors(locale, errors),
    ],
    status: reportStatus(locale, report?.state ?? 'none'),
    due: dueText(locale, slot, today),
    savedAt: report ? t('report.draft_saved_at', { when: locale.instant(report.updatedAt) }) : null,
    rule: t('report.cumulative_rule', { span: windowSpan(locale, window) }),
    copyOnly,
    comments: returned ? lastComments(locale, reviews) : [],
    action: `${hrefOf(slot)}/draft`,
    sendAction: `${hrefOf(slot)}/sending`,
    evidenceHref: `${hrefOf(slot)}/evidence`,
    backHref: hrefOf(slot),
    once,
    version: given?.['version'] ?? report?.version ?? 0,
    figureFields: [
      counted('output', action.outputUnit, action.outputTarget),
      counted('beneficiaries', action.beneficiaryUnit, action.beneficiaryTarget),
    ],
    moneyFields: fundsOf(slot).map(money),
    workFields: [
      box('work_status', {
        choices: workStatuses.map((status) => ({
          value: status,
          label: t(`status.${status}`),
          checked: typed['work_status'] === status,
        })),
        ...(carried && { hint: carried }),
      }),
      area('status_reason', 2, 500, { hint: t('report.reason_hint') }),
      area('done_text', 5, 4000, { hint: t('report.no_names_hint') }),
    ],
    nextFields: [
      box('constraint_code', {
        options: [
          { value: '', label: t('report.constraint_none'), selected: !typed['constraint_code'] },
          ...constraintCodes.map((code) => ({
            value: String(code),
            label: constraintText(locale, code),
            selected: typed['constraint_code'] === String(code),
          })),
        ],
        ...(carried && previous?.constraintCode && { hint: carried }),
      }),
      area('constraint_text', 3, 2000),
      area('driving_text', 2, 2000),
      area('next_text', 3, 2000),
      area('help_text', 2, 2000),
    ],
    confirmField:
      errors['confirmed'] || typed['confirmed']
        ? box('confirmed', { type: 'checkbox', value: '1', checked: typed['confirmed'] === '1' })
        : null,
    evidence: evidence.map((piece) => evidenceItem(locale, piece)),
    saveLabel: t(returned ? 'report.save_correction' : 'report.save_draft'),
    sendLabel: t(returned ? 'report.send_again' : 'report.send'),
  }
}

/** The figure of the previous report beside a box, and what the stored figure adds to it. */
function beforeText(
  locale: Locale,
  { previous }: Slot,
  before: number | null,
  write: (size: number) => string,
): string {
  const window = previous ? windowShortName(locale, previous.window) : ''
  const figure = before === null ? locale.t('figure.not_reported') : write(before)
  return locale.t('report.previous_figure', { window, figure })
}

/** The stored figure of the period itself; a script keeps it in step with what is typed. */
export function ownText(
  locale: Locale,
  before: number,
  now: number | null,
  write: (size: number) => string,
): string {
  const own = ownFigure(now, { figure: before })
  return own === null ? '' : locale.t('form.period_own', { change: changeText(own, write) })
}

function dueText(locale: Locale, { window, report }: Slot, today: string): string {
  if (report?.state === 'returned') return locale.t('report.due_returned')
  if (phaseOf(window, today) !== 'late')
    return locale.t('report.due_open', { due: locale.day(window.dueOn) })
  const until =
    window.unlockedUntil && window.unlockedUntil > window.graceUntil
      ? window.unlockedUntil
      : window.graceUntil
  return locale.t('report.due_late', { due: locale.day(window.dueOn), until: locale.day(until) })
}

const anchors: Record<Section, string> = {
  output: '#output',
  beneficiaries: '#beneficiaries',
  money: '#money',
  status: '#work_status',
  texts: '#done_text',
  evidence: '#evidence',
}

/** What the reviewer said when the report was last sent back. */
function lastComments(locale: Locale, reviews: readonly Review[]) {
  const turn = turnsOf(reviews).findLast(([first]) => first.verdict !== 'verified')
  return (turn ?? []).map((one) => ({
    section: locale.t(one.section ? `report.section.${one.section}` : 'report.reopen'),
    href: one.section && anchors[one.section],
    lines: linesOf(one.comment),
  }))
}

// ---- Reading and reviewing ----

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
export function reportPage(viewer: Viewer, facts: ReportFacts, refusal: Refusal): View {
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

function areaOf(locale: Locale, name: string, label: string, { typed, errors }: Refusal, rows = 2) {
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

function reviewForms(locale: Locale, slot: Slot, refusal: Refusal) {
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
  { typed, errors }: Refusal,
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
      rule: ruleText(locale, flag, slot.window.kind),
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

/** The rule behind a mark, with its threshold. */
function ruleText(locale: Locale, flag: Flag, kind: Window['kind']): string {
  return locale.t(`report.rule.${flag}`, {
    share: locale.percent(jumpFrom, 0),
    n: silentFrom[kind],
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

// ---- Evidence ----

type EvidenceItem = Readonly<{
  id: number
  kind: string
  icon: 'photo' | 'file' | 'link'
  name: string
  href: string
  external: boolean
  size: string | null
  by: string
  thumbnail: Readonly<{ src: string; alt: string }> | null
  reused: string | null
  removeAction: string
  removeLabel: string
}>

/** A piece as a list shows it; its file lies under `base`. */
export function evidenceItem(locale: Locale, piece: Evidence, base = '/evidence'): EvidenceItem {
  const { t } = locale
  return {
    id: piece.id,
    kind: t(`evidence.kind.${piece.kind}`),
    icon: piece.kind === 'pdf' ? 'file' : piece.kind,
    name: piece.name,
    href: piece.link ?? `${base}/${piece.id}`,
    external: piece.link !== null,
    size: piece.size === null ? null : sizeText(locale, piece.size),
    by: t('evidence.by', {
      who: piece.addedByName ?? t('report.someone'),
      when: locale.instant(piece.addedAt),
    }),
    thumbnail:
      piece.kind === 'photo'
        ? {
            src: `${base}/${piece.id}?size=small`,
            alt: t('evidence.photo_of', { name: piece.name }),
          }
        : null,
    reused: piece.reused ? t('evidence.reused') : null,
    removeAction: `${base}/${piece.id}/removal`,
    removeLabel: t('evidence.remove_named', { name: piece.name }),
  }
}

function sizeText(locale: Locale, bytes: number): string {
  return bytes < 1_000_000
    ? locale.t('evidence.kilobytes', { n: Math.max(1, Math.round(bytes / 1000)) })
    : locale.t('evidence.megabytes', { n: locale.number(bytes / 1_000_000, 1) })
}

/** The page on which evidence is added and taken away. */
export function evidencePage(
  viewer: Viewer,
  slot: Slot,
  evidence: readonly Evidence[],
  { typed, errors = {}, once }: Refusal,
): View {
  const { locale } = viewer
  const { t } = locale
  const obstacle = obstacleTo(slot, viewer.today)
  const left = evidenceLimits.perReport - evidence.length
  const box = (name: string, extra: Record<string, unknown>) => ({
    id: name,
    name,
    value: String(typed?.[name] ?? ''),
    ...(errors[name] && { error: locale.say(errors[name]) }),
    ...extra,
  })
  return {
    ...outline(viewer, slot),
    title: t('evidence.title', {
      window: windowShortName(locale, slot.window),
      code: slot.action.code,
    }),
    heading: t('evidence.heading', { window: windowName(locale, slot.window) }),
    crumbs: [
      ...outline(viewer, slot).crumbs,
      { href: hrefOf(slot), label: windowShortName(locale, slot.window) },
    ],
    scripts: ['photos.js'],
    errors: pageErrors(locale, errors),
    status: reportStatus(locale, slot.report?.state ?? 'none'),
    obstacle: obstacle ? locale.say(obstacleMessage(locale, slot, obstacle)) : null,
    full: left <= 0 ? t('evidence.limit_reached', { n: evidence.length }) : null,
    evidence: evidence.map((piece) => evidenceItem(locale, piece)),
    removable: obstacle === null,
    action: `${hrefOf(slot)}/evidence`,
    backHref: hrefOf(slot),
    once,
    fileField: box('files', {
      label: t('evidence.files'),
      type: 'file',
      accept: acceptedFiles,
      multiple: true,
      hint: t('evidence.files_hint', { n: evidenceLimits.atOnce }),
    }),
    linkFields: [
      box('link', {
        label: t('evidence.link'),
        type: 'url',
        maxlength: 1000,
        hint: t('evidence.link_hint'),
      }),
      box('link_name', { label: t('evidence.link_name'), maxlength: 120 }),
    ],
  }
}

// ---- The reviewer's queue ----

export const queueSize = 25

const queueStates = ['sent', 'returned', 'verified'] as const

/** The address of the queue narrowed so; blanks are left out. */
export function queueHref(filter: QueueFilter, page = 1): string {
  const query = new URLSearchParams()
  if (filter.state !== 'sent') query.set('state', filter.state)
  if (filter.window) query.set('window', filter.window)
  if (filter.agency) query.set('agency', filter.agency)
  if (filter.strategy) query.set('strategy', String(filter.strategy))
  if (page > 1) query.set('page', String(page))
  const text = query.toString()
  return text === '' ? '/reports' : `/reports?${text}`
}

/** The queue: reports of one state, with their figures and what looks odd about them. */
export function queuePage(
  viewer: Viewer,
  facts: Readonly<{
    filter: QueueFilter
    rows: readonly QueueRow[]
    total: number
    page: number
    windows: readonly Window[]
    agencies: readonly Readonly<{ code: string; shortName: string }>[]
  }>,
): View {
  const { locale } = viewer
  const { t } = locale
  const { filter, rows, total, page } = facts
  const state = t(`report.state.${filter.state}`)
  const items = rows.map((row) => queueItem(locale, row))
  const shown = new Set(rows.flatMap((row) => flagsOf(row)))
  const select = (
    name: string,
    label: string,
    options: { value: string; label: string; selected: boolean }[],
  ) => ({
    id: name,
    name,
    label,
    options,
  })
  const all = (chosen: unknown) => ({ value: '', label: t('form.all'), selected: chosen === null })
  return {
    title: t('reports.title'),
    lead: t(filter.state === 'sent' ? 'reports.lead' : 'reports.lead_settled'),
    tools: [
      ...exportTools(locale, (format) =>
        queueHref(filter).replace('/reports', `/reports.${format}`),
      ),
      ...(filter.state === 'sent' && total > 0
        ? [
            {
              href: queueHref(filter).replace('/reports', '/reports/verification'),
              label: t('reports.bulk'),
              icon: 'verified',
            },
          ]
        : []),
    ],
    filters: [
      select(
        'state',
        t('reports.state'),
        queueStates.map((one) => ({
          value: one,
          label: t(`report.state.${one}`),
          selected: one === filter.state,
        })),
      ),
      select('window', t('reports.window'), [
        all(filter.window),
        ...facts.windows.toReversed().map((window) => ({
          value: window.code,
          label: windowName(locale, window),
          selected: window.code === filter.window,
        })),
      ]),
      select('agency', t('reports.agency'), [
        all(filter.agency),
        ...facts.agencies.map((agency) => ({
          value: agency.code,
          label: agency.shortName,
          selected: agency.code === filter.agency,
        })),
      ]),
      select('strategy', t('reports.strategy'), [
        all(filter.strategy),
        ...[1, 2, 3].map((number) => ({
          value: String(number),
          label: t('strategy.short', { number }),
          selected: number === filter.strategy,
        })),
      ]),
    ],
    caption: t('reports.caption', { state }),
    heads: {
      action: t('reports.action'),
      agency: t('reports.agency'),
      window: t('reports.window'),
      sent: t('reports.sent_at'),
      figures: t('reports.figures'),
      flags: t('reports.flags'),
    },
    rows: items,
    empty: {
      text: t(
        filter.state === 'sent' && queueHref(filter) === '/reports'
          ? 'reports.empty_sent'
          : 'reports.empty',
        { state },
      ),
    },
    legend: [...shown].map((flag) => ({
      label: t(`report.flag.${flag}`),
      rule: ruleText(locale, flag, rows[0]?.window.kind ?? 'quarter'),
    })),
    pager: {
      summary: t('reports.summary', {
        n: total,
        from: total === 0 ? 0 : (page - 1) * queueSize + 1,
        to: (page - 1) * queueSize + rows.length,
      }),
      previous: page > 1 ? { href: queueHref(filter, page - 1), label: t('list.previous') } : null,
      next:
        page * queueSize < total
          ? { href: queueHref(filter, page + 1), label: t('list.next') }
          : null,
      pages: [],
    },
  }
}

/** The preview of verifying many at once: only reports without a mark, each to be left out by a tick. */
export function bulkPage(
  { locale }: Viewer,
  rows: readonly QueueRow[],
  marked: number,
  filter: QueueFilter,
  once: string,
): View {
  const { t } = locale
  return {
    title: t('reports.bulk_title'),
    lead: t('reports.bulk_lead'),
    crumbs: [{ href: queueHref(filter), label: t('reports.title') }],
    once,
    marked: marked > 0 ? t('reports.bulk_marked', { n: marked }) : null,
    empty: rows.length === 0 ? { text: t('reports.bulk_empty') } : null,
    heads: {
      choose: t('reports.bulk_choose'),
      action: t('reports.action'),
      agency: t('reports.agency'),
      window: t('reports.window'),
      figures: t('reports.figures'),
    },
    rows: rows.map((row) => ({
      ...queueItem(locale, row),
      name: `report_${row.id}`,
      value: String(row.version),
      choose: t('reports.bulk_choose_one', { code: row.actionCode }),
    })),
    submit: t('reports.bulk_submit', { n: rows.length }),
    backHref: queueHref(filter),
  }
}

function queueItem(locale: Locale, row: QueueRow) {
  const { t } = locale
  const own = ownFigures(row, row.previous)
  const figure = (
    label: string,
    now: number | null,
    change: number | null,
    write: (size: number) => string,
  ) =>
    now === null || change === null
      ? t('reports.figure', { label, figure: now === null ? t('figure.not_reported') : write(now) })
      : t('reports.figure_own', { label, figure: write(now), own: changeText(change, write) })
  return {
    href: reportHref(row.actionCode, row.window.code),
    code: row.actionCode,
    title: row.title,
    isDemo: row.isDemo,
    agency: row.agencyShortName,
    window: windowShortName(locale, row.window),
    upTo: windowUpTo(locale, row.window),
    sentAt: locale.instant(row.sentAt),
    version: row.timesSent > 1 ? t('reports.version', { n: row.timesSent }) : null,
    figures: [
      figure(t('report.field.output'), row.output, own.output, (size) =>
        figureText(locale, size, row.outputUnit),
      ),
      figure(t('report.field.beneficiaries'), row.beneficiaries, own.beneficiaries, (size) =>
        figureText(locale, size, row.beneficiaryUnit),
      ),
      figure(t('report.field.money'), row.realised, own.realised, (size) =>
        rupiahText(locale, size),
      ),
    ],
    evidence: t('reports.evidence_n', { n: row.evidenceCount }),
    flags: flagsOf(row).map((flag) =>
      row.answered.includes(flag)
        ? t('reports.flag_answered', { flag: t(`report.flag.${flag}`) })
        : t(`report.flag.${flag}`),
    ),
    noFlags: t('reports.no_flags'),
  }
}
