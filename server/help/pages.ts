import type { MessageKey } from '../i18n'
import type { Page } from '../http/page'
import type { Viewer } from '../http/viewer'
import { workedExamples } from './examples-page'
import type { Settings } from '../settings/setting'

const rules = [
  'cumulative',
  'judged',
  'late',
  'units',
  'path',
  'comparable',
  'noise',
  'conflicts',
  'private',
] as const
const terms = [
  'strategy',
  'agency',
  'action',
  'report',
  'window',
  'indicator',
  'points',
  'demo',
] as const
type Picture = Readonly<{ file: string; width: number; height: number; caption: MessageKey }>
type Guide = Readonly<{
  id: string
  title: MessageKey
  steps: readonly MessageKey[]
  pictures?: readonly Picture[]
}>

// Made from the demo year in either language, at half the size they were taken in.
const pictures = {
  work: { file: 'help-work', width: 360, height: 720, caption: 'help.picture_work' },
  report: { file: 'help-report', width: 683, height: 480, caption: 'help.picture_report' },
  queue: { file: 'help-queue', width: 683, height: 480, caption: 'help.picture_queue' },
  screen: { file: 'help-screen', width: 683, height: 384, caption: 'help.picture_screen' },
} as const satisfies Record<string, Picture>

const guides: readonly Guide[] = [
  {
    id: 'officer',
    title: 'help.officer',
    steps: [
      'help.officer_1',
      'help.officer_2',
      'help.officer_3',
      'help.officer_4',
      'help.officer_5',
      'help.officer_6',
      'help.officer_7',
    ],
    pictures: [pictures.work, pictures.report],
  },
  {
    id: 'coordinator',
    title: 'help.coordinator',
    steps: [
      'help.coordinator_1',
      'help.coordinator_2',
      'help.coordinator_3',
      'help.coordinator_4',
      'help.coordinator_5',
    ],
    pictures: [pictures.queue, pictures.screen],
  },
  {
    id: 'secretariat',
    title: 'help.secretariat',
    steps: ['help.secretariat_1', 'help.secretariat_2', 'help.secretariat_3', 'help.secretariat_4'],
  },
  {
    id: 'account',
    title: 'help.account',
    steps: [
      'help.account_1',
      'help.account_2',
      'help.account_3',
      'help.account_4',
      'help.account_5',
    ],
  },
]

/** How to use the product, the rules of its figures with the thresholds in force, and the glossary. */
export function helpPage(viewer: Viewer, settings: Settings): Page & Record<string, unknown> {
  const { t, lang } = viewer.locale
  const thresholds = {
    onTrack: Math.round(settings.onTrackFrom * 100),
    slow: Math.round(settings.slowFrom * 100),
  }
  return {
    title: t('nav.help'),
    lead: t('help.lead'),
    guides: guides.map((guide) => ({
      id: guide.id,
      title: t(guide.title),
      steps: guide.steps.map((step) => t(step)),
      pictures: (guide.pictures ?? []).map(({ file, caption, ...size }) => ({
        ...size,
        file: lang === 'en' ? `${file}-en.webp` : `${file}.webp`,
        text: t(caption),
      })),
    })),
    rules: rules.map((rule) => ({
      term: t(`help.rule_${rule}`),
      texts: [
        t(`help.rule_${rule}_text`),
        ...(rule === 'judged' ? [t('help.rule_judged_words', thresholds)] : []),
      ],
    })),
    examples: workedExamples(viewer.locale),
    terms: terms.map((term) => ({
      word: t(`help.term_${term}`),
      meaning: t(`help.meaning_${term}`),
    })),
  }
}
