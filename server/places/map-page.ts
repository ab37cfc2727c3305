import { pageErrors, type Printed } from '../http/page'
import type { Viewer } from '../http/viewer'
import { boundaryLimits } from './boundary'
import { fieldMaker, type Returned } from '../http/fields'
import type { BoundaryFile } from './queries'

/** Which boundaries the map is drawn from, and the form that loads others. */
export function mapPage(viewer: Viewer, file: BoundaryFile | null, returned: Returned): Printed {
  const { locale } = viewer
  const { t } = locale
  const { box } = fieldMaker(locale, returned)
  return {
    title: t('boundary.title'),
    lead: t('boundary.lead'),
    crumbs: [{ href: '/places', label: t('places.title') }],
    errors: pageErrors(locale, returned.errors ?? {}),
    once: returned.once,
    version: file?.id ?? 0,
    now: file
      ? {
          text: t('boundary.now', {
            at: locale.instant(file.loadedAt),
            who: file.loadedByName ?? t('history.by_house'),
            read: file.verticesRead,
            kept: file.verticesKept,
            points: file.points,
          }),
          source: { href: file.sourceUrl, text: file.sourceNote },
        }
      : null,
    none: t('boundary.none'),
    action: '/places/map',
    fields: [
      {
        ...box('file', t('boundary.file'), undefined, { required: true }),
        type: 'file',
        accept: '.json,.geojson,.topojson,application/json,application/geo+json',
        hint: t('boundary.file_hint', { size: boundaryLimits.bytes / 1024 / 1024 }),
      },
      box('source_note', t('boundary.source_note'), undefined, {
        required: true,
        maxlength: 500,
        hint: t('boundary.source_hint'),
      }),
      box('source_url', t('pockets.source_url'), undefined, { maxlength: 1000, inputmode: 'url' }),
    ],
    reads: (['areas', 'names', 'degrees', 'kept'] as const).map((one) =>
      t(`boundary.reads.${one}`, { n: boundaryLimits.kept }),
    ),
    button: t('boundary.load'),
    cancel: '/places#map',
    removal: file ? { action: '/places/map/removal', button: t('boundary.remove') } : null,
  }
}
