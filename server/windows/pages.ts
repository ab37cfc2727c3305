import { fieldMaker, versionIn, type Returned } from '../http/fields'
import { group } from 'd3-array'
import { exportTools } from '../http/files'
import type { Typed } from '../http/kept'
import { pageErrors, type Page } from '../http/page'
import type { FieldErrors } from '../http/parse'
import type { Viewer } from '../http/viewer'
import type { Locale } from '../i18n'
import { can } from '../policy'
import { yearsWithin } from './commands'
import { windowName } from './name'
import { phaseOf, windowKinds, type Phase, type Window } from './window'

type View = Page & Record<string, unknown>

const tones: Record<Phase, string> = {
  closed: 'not_due',
  open: 'running',
  late: 'late',
  locked: 'lock',
}

/** Where a window stands today, as word and tone. */
export function phaseStatus(locale: Locale, phase: Phase) {
  return { tone: tones[phase], label: locale.t(`window.phase.${phase}`) }
}

/** All windows, year by year, the newest year first. */
export function windowsPage(viewer: Viewer, windows: readonly Window[], once: string): View {
  const { locale, today } = viewer
  const { t } = locale
  const manages = can(viewer.user, 'window.manage')
  const years = [...group(windows, (window) => window.year)].sort(([one], [other]) => other - one)
  const { from, to } = yearsWithin(today)
  const missing = Array.from({ length: to - from + 1 }, (_, index) => from + index).filter(
    (year) => !windows.some((window) => window.year === year),
  )
  return {
    title: t('nav.windows'),
    lead: t('windows.lead'),
    tools: exportTools(locale, (format) => `/windows.${format}`),
    heads: {
      window: t('windows.col.window'),
      ends: t('windows.col.ends'),
      opens: t('windows.col.opens'),
      due: t('windows.col.due'),
      grace: t('windows.col.grace'),
      phase: t('windows.col.phase'),
      manage: t('windows.col.manage'),
    },
    manages,
    years: years.map(([year, ofYear]) => ({
      id: `year-${year}`,
      title: t('windows.year', { year: String(year) }),
      windows: ofYear.map((window) => {
        const name = windowName(locale, window)
        return {
          name,
          showHref: `/windows/${window.code}`,
          endsOn: locale.day(window.endsOn),
          opensOn: locale.day(window.opensOn),
          dueOn: locale.day(window.dueOn),
          graceUntil: locale.day(window.graceUntil),
          status: phaseStatus(locale, phaseOf(window, today)),
          unlocked:
            window.unlockedUntil === null
              ? null
              : t('windows.unlocked', {
                  day: locale.day(window.unlockedUntil),
                  reason: window.unlockReason ?? '',
                }),
          href: `/windows/${window.code}/edit`,
          editLabel: t('windows.edit_named', { window: name }),
        }
      }),
    })),
    empty: { text: t('windows.empty') },
    once,
    kinds: windowKinds.map((kind) => ({ value: kind, label: t(`window.kind.${kind}`) })),
    openings: manages
      ? missing
          .toReversed()
          .map((year) => ({ year, label: t('windows.open_year', { year: String(year) }) }))
      : [],
  }
}

/** The forms of one window: its days, and its unlocking once it is past them. */
export function windowPage(viewer: Viewer, window: Window, refusal: Returned): View {
  const { locale, today } = viewer
  const { t } = locale
  const { errors = {}, once } = refusal
  const name = windowName(locale, window)
  const { box } = fieldMaker(locale, refusal)
  const day = { type: 'date', required: true }
  return {
    title: t('windows.edit_named', { window: name }),
    heading: name,
    lead: t('window.up_to', { day: locale.day(window.endsOn) }),
    crumbs: [{ href: '/windows', label: t('nav.windows') }],
    errors: pageErrors(locale, errors),
    status: phaseStatus(locale, phaseOf(window, today)),
    once,
    version: versionIn(refusal.typed, window.version),
    action: `/windows/${window.code}`,
    unlockAction: `/windows/${window.code}/unlocking`,
    dayFields: [
      box('opens_on', t('windows.col.opens'), window.opensOn, day),
      box('due_on', t('windows.col.due'), window.dueOn, day),
      box('grace_until', t('windows.col.grace'), window.graceUntil, day),
    ],
    lockAction: `/windows/${window.code}/locking`,
    lockField:
      phaseOf(window, today) === 'late'
        ? box('lock_reason', t('windows.lock_reason'), '', {
            rows: 2,
            maxlength: 500,
            required: true,
          })
        : null,
    unlockFields:
      today <= window.graceUntil
        ? null
        : [
            box('until', t('windows.unlock_until'), window.unlockedUntil ?? '', day),
            box('reason', t('windows.unlock_reason'), window.unlockReason ?? '', {
              rows: 2,
              maxlength: 500,
              required: true,
            }),
          ],
  }
}

/** What is stored now, beside each day or word that was typed differently: the messages of a form that came too late. */
export function storedMeanwhile(locale: Locale, window: Window, typed: Typed): FieldErrors {
  const stored: Record<string, { value: string; word: string }> = {
    opens_on: { value: window.opensOn, word: locale.day(window.opensOn) },
    due_on: { value: window.dueOn, word: locale.day(window.dueOn) },
    grace_until: { value: window.graceUntil, word: locale.day(window.graceUntil) },
    ...(window.unlockedUntil && {
      until: { value: window.unlockedUntil, word: locale.day(window.unlockedUntil) },
      reason: { value: window.unlockReason ?? '', word: window.unlockReason ?? '' },
    }),
  }
  return Object.fromEntries(
    Object.entries(stored)
      .filter(([name, { value }]) => typed[name] !== undefined && typed[name] !== value)
      .map(([name, { word }]) => [
        name,
        { key: 'form.stored_now' as const, params: { value: word } },
      ]),
  )
}
