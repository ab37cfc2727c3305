import type { Page } from '../http/page'
import type { Viewer } from '../http/viewer'
import type { Locale } from '../i18n'
import { can } from '../policy'
import { windowName, windowShortName } from '../windows/name'
import type { Window } from '../windows/window'
import { type Flag, silentFrom } from './flags'
import { obstacleTo, type ReportState, type Slot } from './report'

export type View = Page & Record<string, unknown>

/** The address of the report of an action for a window. */
export function reportHref(actionCode: string, windowCode: string): string {
  return `/actions/${actionCode}/reports/${windowCode}`
}

export const hrefOf = (slot: Slot) => reportHref(slot.action.code, slot.window.code)

/** A report's state as word and tone. */
export function reportStatus(locale: Locale, state: ReportState | 'none') {
  return { tone: state, label: locale.t(`report.state.${state}`) }
}

/** Whether this person may write this report on this day. */
export function mayWrite(viewer: Viewer, slot: Slot): boolean {
  return can(viewer.user, 'report.write', slot) && obstacleTo(slot, viewer.today) === null
}

export function outline(viewer: Viewer, slot: Slot) {
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

/** The rule behind a mark, with its threshold. */
export function ruleText(
  locale: Locale,
  flag: Flag,
  kind: Window['kind'],
  jumpFrom: number,
): string {
  return locale.t(`report.rule.${flag}`, {
    share: locale.percent(jumpFrom, 0),
    n: silentFrom[kind],
  })
}
