import { placeLabel } from '../places/place'
import { pageErrors } from '../http/page'
import type { Typed } from '../http/kept'
import type { FieldErrors } from '../http/parse'
import { localeOf } from '../i18n'
import type { Viewer } from '../http/viewer'
import { windowName, windowShortName } from '../windows/name'
import { mayWrite, reportHref, reportStatus } from './pages'
import { placeField } from './form'
import type { ReportedPlace } from './queries'
import { isFigure, placesSum, placesTrouble, type Slot } from './report'

type Returned = Readonly<{
  typed?: Typed | undefined
  errors?: FieldErrors | undefined
  once: string
}>

/** What one report says place by place: boxes for whoever writes it, a table for everybody else once it was sent. */
export function reportPlacesPage(
  viewer: Viewer,
  slot: Slot,
  places: readonly ReportedPlace[],
  { typed, errors = {}, once }: Returned,
) {
  const { locale } = viewer
  const { t } = locale
  const { action, report } = slot
  const unit = action.outputUnit ?? ''
  const figure = (value: number | null) =>
    value === null ? t('figure.unknown') : `${locale.number(value)} ${unit}`.trim()
  const writable = mayWrite(viewer, slot)
  const shown = writable || (report !== null && isFigure(report))
  const said = places.map((one) => (shown ? one.output : null))
  const sum = placesSum(said)
  const trouble = placesTrouble(said, report?.output ?? null)
  const href = reportHref(action.code, slot.window.code)
  return {
    title: t('report_places.title', {
      window: windowShortName(locale, slot.window),
      code: action.code,
    }),
    heading: t('report_places.heading', { window: windowName(locale, slot.window) }),
    lead: t('report.of_action', { code: action.code, title: action.title }),
    crumbs: [
      { href: `/actions/${action.code}`, label: action.code },
      { href, label: windowShortName(locale, slot.window) },
    ],
    errors: pageErrors(locale, errors),
    status: reportStatus(locale, report?.state ?? 'none'),
    empty: places.length === 0 ? { text: t('report_places.no_places') } : null,
    total: t('report_places.total', {
      sum: figure(sum),
      total: figure(shown ? (report?.output ?? null) : null),
    }),
    trouble: shown && trouble ? t(`report_places.${trouble}`) : null,
    rule: t('report_places.rule'),
    rows: places.map((one, index) => ({
      href: `/places/${one.code}?year=${action.year}`,
      name: placeLabel(one),
      target: figure(one.target),
      before: figure(one.before),
      output: figure(said[index] ?? null),
    })),
    form: writable
      ? {
          action: `${href}/places`,
          once,
          version: report?.version ?? 0,
          fields: places.map((one) => {
            const name = placeField(one.placeId)
            const stored = one.output === null ? '' : localeOf('id').number(one.output)
            return {
              id: name,
              name,
              label: placeLabel(one),
              value: String(typed?.[name] ?? stored),
              inputmode: 'decimal',
              maxlength: 20,
              unit,
              hint: t('report_places.hint', {
                target: figure(one.target),
                before: figure(one.before),
              }),
              ...(errors[name] && { error: locale.say(errors[name]) }),
            }
          }),
        }
      : null,
    back: { href, label: t('report.back_to_report') },
  }
}
