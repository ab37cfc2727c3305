import { exportTools } from '../http/files'
import { pageErrors, type Page } from '../http/page'
import { pager } from '../http/pager'
import type { FieldErrors } from '../http/parse'
import type { Viewer } from '../http/viewer'
import type { Locale, MessageKey } from '../i18n'
import { windowShortName } from '../windows/name'
import { takesReports, type Window } from '../windows/window'
import { importLimits, type Import } from './import'
import type { ListedImport } from './queries'

export const importHref = (id: number) => `/imports/${id}`
export const listSize = 20

// ---- The list and the upload ----

type Listing = Readonly<{
  rows: readonly ListedImport[]
  page: number
  windows: readonly Window[]
  errors: FieldErrors
  once: string
}>

export function listPage(
  viewer: Viewer,
  { rows, page, windows, errors, once }: Listing,
): Page & Record<string, unknown> {
  const { locale, today } = viewer
  const { t } = locale
  const year = Number(today.slice(0, 4))
  const open = windows
    .filter((window) => window.kind === 'quarter' && takesReports(window, today))
    .slice(-2)
  const more = rows.length > listSize
  const shown = rows.slice(0, listSize)
  return {
    title: t('imports.title'),
    lead: t('imports.lead'),
    tools: exportTools(locale, (format) => `/imports.${format}`),
    errors: pageErrors(locale, errors),
    once,
    fileField: {
      id: 'file',
      name: 'file',
      type: 'file',
      accept:
        '.xlsx,.xlsm,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      label: t('imports.file'),
      hint: t('imports.file_hint'),
      error: errors['file'] && locale.say(errors['file']),
    },
    templates: [
      {
        href: `/imports/templates/actions.xlsx?year=${year}`,
        label: t('imports.template_actions', { year: String(year) }),
      },
      ...open.map((window) => ({
        href: `/imports/templates/progress.xlsx?window=${window.code}`,
        label: t('imports.template_progress', { window: windowShortName(locale, window) }),
      })),
    ],
    rule: t('imports.rule', { n: importLimits.keptDays }),
    rows: shown.map((one) => ({
      href: importHref(one.id),
      name: one.name,
      by: one.agencyName ? `${one.userName} (${one.agencyName})` : one.userName,
      when: locale.instant(one.createdAt),
      isDemo: one.isDemo,
      result: Object.keys(one.counts).length > 0 ? countsOf(locale, one) : '',
      status: stateWord(locale, one),
    })),
    pager: pager(locale, {
      summary: t('imports.shown', { n: shown.length }),
      page,
      last: more ? page + 1 : page,
      href: (number) => `/imports?page=${number}`,
    }),
  }
}

function countsOf(locale: Locale, { counts }: Pick<Import, 'counts'>): string {
  return locale.t('import.counts', {
    new: counts.new ?? 0,
    changed: counts.changed ?? 0,
    same: counts.same ?? 0,
    refused: (counts.refused ?? 0) + (counts.asked ?? 0),
  })
}

const tones: Readonly<Record<Import['state'], string>> = {
  reading: 'running',
  unreadable: 'bad',
  understood: 'draft',
  checking: 'running',
  checked: 'sent',
  applying: 'running',
  applied: 'done',
  undone: 'returned',
  discarded: 'cancelled',
  failed: 'bad',
}

/** How far an import has come, in words. */
export function stateWord(locale: Locale, { state }: Pick<Import, 'state'>) {
  return { tone: tones[state], label: locale.t(`import.state.${state}`) }
}

/** What each page of one import says of itself. */
export function outline(
  viewer: Viewer,
  one: Import,
  step: MessageKey,
): Page & Record<string, unknown> {
  const { locale } = viewer
  return {
    title: `${locale.t(step)}: ${one.name}`,
    heading: one.name,
    crumbs: [{ href: '/imports', label: locale.t('imports.title') }],
    status: stateWord(locale, one),
    isDemo: one.isDemo,
    trouble: one.trouble && isMessage(one.trouble) ? locale.t(one.trouble) : null,
    step: locale.t(step),
    version: one.version,
    base: importHref(one.id),
  }
}

function isMessage(key: string): key is MessageKey {
  return key.startsWith('import.')
}

// ---- While it is worked on, and when it came to nothing ----

export function waitPage(viewer: Viewer, one: Import) {
  const { locale } = viewer
  const state = one.state === 'checking' || one.state === 'applying' ? one.state : 'reading'
  return {
    ...outline(viewer, one, `import.wait.${state}`),
    progress:
      one.total > 0
        ? {
            done: one.done,
            total: one.total,
            label: locale.t('import.wait.progress', { done: one.done, total: one.total }),
          }
        : null,
  }
}

export function closedPage(viewer: Viewer, one: Import, once: string) {
  return {
    ...outline(viewer, one, `import.state.${one.state}`),
    discardable: one.state === 'unreadable' || one.state === 'failed',
    once,
  }
}
