import { localeOf, type Lang } from '../i18n'
import type { Block, Paper } from '../papers/paper'
import { cityOf, letterheadOf, signatoryOf, type Settings } from '../settings/setting'
import type { MinutesFacts } from './minutes-queries'

type House = Readonly<{ settings: Settings; home: Readonly<{ name: string }> }>

/** The minutes of a meeting as an official paper: who came, what was shown, said and decided, and who signs. */
export function minutesPaper(
  lang: Lang,
  facts: MinutesFacts,
  { settings, home }: House,
  /** What the room saw of each item, by its id. */
  shown: ReadonlyMap<number, readonly string[]> = new Map(),
  sheet: Paper['sheet'] = 'f4',
): Paper {
  const locale = localeOf(lang)
  const { t } = locale
  const { meeting } = facts
  const signatory = signatoryOf(settings)
  const closed = meeting.state === 'closed'
  const at = meeting.closedAt ?? meeting.startedAt ?? new Date(`${meeting.heldOn}T00:00:00Z`)
  return {
    lang,
    title: t('minutes.title', { title: meeting.title }),
    mark: [
      meeting.officialNumber,
      closed ? null : t('minutes.draft'),
      meeting.isDemo ? t('app.demo_mark') : null,
      'Tuntas',
    ]
      .filter((part) => part !== null && part !== '')
      .join(' · '),
    at: at.toISOString(),
    sheet,
    landscape: false,
    letterhead: letterheadOf(settings, home),
    blocks: [
      {
        kind: 'title',
        text: t('minutes.heading'),
        lines: [
          meeting.title,
          ...(meeting.officialNumber
            ? [t('minutes.number', { number: meeting.officialNumber })]
            : []),
        ],
      },
      {
        kind: 'facts',
        rows: [
          [t('minutes.day'), locale.day(meeting.heldOn)],
          [t('minutes.time'), timeOf(facts, locale.time)],
          [t('minutes.venue'), meeting.venue ?? '–'],
          [t('minutes.chair'), meeting.chair ?? '–'],
        ],
      },
      ...attendanceBlocks(lang, facts),
      ...(meeting.summary
        ? ([
            { kind: 'heading', level: 1, text: t('minutes.reported') },
            ...meeting.summary.split('\n').map((text): Block => ({ kind: 'text', text })),
            {
              kind: 'text',
              look: 'note',
              text: t('minutes.source', {
                source: [meeting.sourceUrl, meeting.sourceNote].filter(Boolean).join(' · '),
              }),
            },
          ] as const)
        : []),
      ...itemBlocks(lang, facts, shown),
      ...decisionBlocks(lang, facts),
      ...(meeting.summary
        ? []
        : [
            {
              kind: 'signatures' as const,
              place: cityOf(settings, home),
              day: locale.day(meeting.heldOn),
              signers: [
                {
                  office: signatory.office.length ? signatory.office : [t('minutes.signer')],
                  name: signatory.name,
                  under: signatory.under,
                },
              ],
            },
          ]),
    ],
  }
}

function timeOf({ meeting }: MinutesFacts, time: (at: Date) => string): string {
  const begun = meeting.startedAt ? time(meeting.startedAt) : meeting.startsAt?.replace(':', '.')
  if (!begun) return '–'
  const ended = meeting.startedAt && meeting.closedAt ? time(meeting.closedAt) : null
  return ended ? `${begun}–${ended} WIB` : `${begun} WIB`
}

function attendanceBlocks(lang: Lang, { attendance }: MinutesFacts): Block[] {
  const { t } = localeOf(lang)
  if (attendance.length === 0) return []
  return [
    { kind: 'heading', level: 1, text: t('minutes.attendance') },
    {
      kind: 'table',
      key: 'attendance',
      caption: '',
      name: t('minutes.attendance'),
      columns: [
        { key: 'agency', label: t('minutes.agency'), kind: 'text', width: 40 },
        { key: 'attendance', label: t('minutes.attended'), kind: 'text', width: 16 },
        { key: 'by', label: t('minutes.represented_by'), kind: 'text', width: 24 },
      ],
      numbered: false,
      rows: attendance.map((one) => ({
        kind: 'row',
        key: one.name,
        cells: [one.name, t(`minutes.attendance.${one.attendance}`), one.representedBy],
      })),
      notes: [],
    },
  ]
}

function itemBlocks(
  lang: Lang,
  { items, decisions, proposed }: MinutesFacts,
  shown: ReadonlyMap<number, readonly string[]>,
): Block[] {
  const { t } = localeOf(lang)
  const discussed = items.filter((item) => !item.inAnnex || item.outcome || item.note)
  if (discussed.length === 0) return []
  return [
    { kind: 'heading', level: 1, text: t('minutes.course') },
    ...discussed.flatMap((item, at): Block[] => {
      const taken = decisions.filter((decision) => decision.itemId === item.id)
      const fresh = proposed.filter((action) => action.itemId === item.id)
      return [
        {
          kind: 'heading',
          level: 2,
          text: `${at + 1}. ${lang === 'id' ? item.about : item.aboutEn}`,
        },
        ...(shown.get(item.id)?.length
          ? [
              {
                kind: 'text' as const,
                text: t('minutes.shown', { shown: (shown.get(item.id) ?? []).join(' ') }),
              },
            ]
          : []),
        ...(item.question
          ? [
              {
                kind: 'text' as const,
                text: item.agency
                  ? t('minutes.asked_of', { agency: item.agency, question: item.question })
                  : t('minutes.asked', { question: item.question }),
              },
            ]
          : []),
        ...(item.note ?? '')
          .split('\n')
          .filter((line) => line.trim() !== '')
          .map((line, at): Block => ({
            kind: 'text',
            text: at === 0 ? t('minutes.said', { note: line }) : line,
          })),
        ...(item.outcome && taken.length === 0
          ? [
              {
                kind: 'text' as const,
                text: t('minutes.outcome', { outcome: t(`minutes.outcome.${item.outcome}`) }),
              },
            ]
          : []),
        ...(taken.length + fresh.length > 0
          ? [
              {
                kind: 'list' as const,
                ordered: false,
                items: [
                  ...taken.map(({ code, text }) => t('minutes.decided_n', { code, text })),
                  ...fresh.map(({ code, title }) => t('minutes.proposed_n', { code, title })),
                ],
              },
            ]
          : []),
      ]
    }),
  ]
}

function decisionBlocks(lang: Lang, { decisions, meeting }: MinutesFacts): Block[] {
  const { t } = localeOf(lang)
  if (decisions.length === 0) {
    if (meeting.summary) return []
    return [
      { kind: 'heading', level: 1, text: t('minutes.decisions') },
      { kind: 'text', text: t('minutes.no_decision') },
    ]
  }
  return [
    { kind: 'heading', level: 1, text: t('minutes.decisions') },
    {
      kind: 'table',
      key: 'decisions',
      caption: '',
      name: t('minutes.decisions'),
      columns: [
        { key: 'code', label: t('decisions.csv.code'), kind: 'text', width: 13 },
        { key: 'text', label: t('decision.field.text'), kind: 'text', width: 44 },
        { key: 'owner', label: t('decision.field.agency'), kind: 'text', width: 24 },
        { key: 'due', label: t('decision.field.due_on'), kind: 'day', width: 14 },
      ],
      numbered: false,
      rows: decisions.map(({ code, text, owner, dueOn }) => ({
        kind: 'row',
        key: code,
        cells: [code, text, owner, dueOn],
      })),
      notes: [t('minutes.followed')],
    },
  ]
}
