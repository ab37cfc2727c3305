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
const guides: readonly { id: string; title: MessageKey; steps: readonly MessageKey[] }[] = [
  {
    id: 'officer',
    title: 'help.officer',
    steps: ['help.officer_1', 'help.officer_2', 'help.officer_3', 'help.officer_4'],
  },
  {
    id: 'coordinator',
    title: 'help.coordinator',
    steps: ['help.coordinator_1', 'help.coordinator_2', 'help.coordinator_3'],
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
  const { t } = viewer.locale
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
