import type { Typed } from '../http/kept'
import { pageErrors } from '../http/page'
import type { FieldErrors } from '../http/parse'
import type { Viewer } from '../http/viewer'
import { localeOf } from '../i18n'
import { placeLabel } from '../places/place'
import { windowName, windowShortName } from '../windows/name'
import {
  nothingReported,
  placeMeasures,
  placesSum,
  placeTroubles,
  type PlaceMeasure,
} from './by-place'
import { placeField } from './form'
import { mayWrite, reportHref, reportStatus } from './pages'
import type { ReportedPlace } from './queries'
import { isFigure, type Figures, type Slot } from './report'

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
  const unitOf = { output: action.outputUnit ?? '', beneficiaries: action.beneficiaryUnit ?? '' }
  const figure = (measure: PlaceMeasure, value: number | null) => {
    if (value === null) return t('figure.unknown')
    if (measure === 'realised') return locale.rupiah(value)
    return `${locale.number(value)} ${unitOf[measure]}`.trim()
  }
  const writable = mayWrite(viewer, slot)
  const shown = writable || (report !== null && isFigure(report))
  const said = places.map((one): Figures => (shown ? one.said : nothingReported))
  const whole = shown && report ? report : nothingReported
  // A kind of figure that the action does not have is not asked either.
  const measures = placeMeasures.filter(
    (measure) =>
      measure !== 'beneficiaries' ||
      action.beneficiaryUnit !== null ||
      whole.beneficiaries !== null ||
      said.some((one) => one.beneficiaries !== null),
  )
  const sum = (measure: PlaceMeasure) => placesSum(said.map((one) => one[measure]))
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
    totals: measures.map((measure) =>
      t(`report_places.total_${measure}`, {
        sum: figure(measure, sum(measure)),
        total: figure(measure, whole[measure]),
      }),
    ),
    troubles: placeTroubles(said, whole).map(({ key }) => t(key)),
    rule: t('report_places.rule'),
    heads: measures.map((measure) => t(`report_places.${measure}`)),
    rows: places.map((one, index) => ({
      href: `/places/${one.code}?year=${action.year}`,
      name: placeLabel(one),
      target: figure('output', one.target),
      figures: measures.map((measure) => ({
        label: t(`report_places.${measure}`),
        text: figure(measure, said[index]?.[measure] ?? null),
        before: t('report_places.before', { figure: figure(measure, one.before[measure]) }),
      })),
    })),
    form: writable
      ? {
          action: `${href}/places`,
          once,
          version: report?.version ?? 0,
          rows: places.map((one) => ({
            title: placeLabel(one),
            fields: measures.map((measure) => {
              const name = placeField(one.placeId, measure)
              const stored = one.said[measure]
              const before = figure(measure, one.before[measure])
              return {
                id: name,
                name,
                label: t(`report_places.${measure}`),
                value: String(
                  typed?.[name] ?? (stored === null ? '' : localeOf('id').number(stored)),
                ),
                inputmode: 'decimal',
                maxlength: 40,
                unit: measure === 'realised' ? t('report_places.rupiah') : unitOf[measure],
                hint:
                  measure === 'output'
                    ? t('report_places.hint', { target: figure('output', one.target), before })
                    : t('report_places.before', { figure: before }),
                ...(errors[name] && { error: locale.say(errors[name]) }),
              }
            }),
          })),
        }
      : null,
    back: { href, label: t('report.back_to_report') },
  }
}
