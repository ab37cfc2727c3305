import { exportTools } from '../http/files'
import type { Tool } from '../http/page'
import type { Viewer } from '../http/viewer'
import { can } from '../policy'

/** From the list: where all values, all targets and the calendar of releases are. */
export function listTools({ locale }: Viewer): Tool[] {
  return [
    ...exportTools(locale, (format) => `/indicators.${format}`),
    { href: '/indicators/calendar', label: locale.t('series.calendar'), icon: 'calendar' },
    { href: '/indicators/readings', label: locale.t('series.readings'), icon: 'list' },
    { href: '/indicators/targets', label: locale.t('series.targets'), icon: 'list' },
  ]
}

/** From one indicator: what the secretariat keeps it by, and what people say about it. */
export function keepingTools({ locale, user }: Viewer, code: string): Tool[] {
  const at = `/indicators/${code}`
  const talk = { href: `${at}/comments`, label: locale.t('comments.title'), icon: 'comment' }
  if (!can(user, 'indicator.keep')) return [talk]
  return [
    { href: `${at}/readings/new`, label: locale.t('series.enter'), icon: 'plus', primary: true },
    { href: `${at}/import`, label: locale.t('series.import'), icon: 'inbox' },
    { href: `${at}/targets/new`, label: locale.t('series.enter_target'), icon: 'plus' },
    { href: `${at}/methods/new`, label: locale.t('series.enter_method'), icon: 'plus' },
    { href: `${at}/release`, label: locale.t('series.set_release'), icon: 'calendar' },
    talk,
  ]
}
