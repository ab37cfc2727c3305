import { exportTools } from '../http/files'
import { pageErrors, type Printed } from '../http/page'
import type { Viewer } from '../http/viewer'
import type { Locale } from '../i18n'
import { can } from '../policy'
import { countField, hiddenCount } from './form'
import { fieldMaker, versionIn, type Returned } from '../http/fields'
import { placeLabel, type Place } from './place'
import type { ShownCell } from './disclosure'
import {
  desils,
  isShown,
  leastShown,
  registries,
  type Figure,
  type PlaceCount,
  type RegistryCount,
} from './pocket'

/** "DTSEN, 31 Oktober 2025": a registry never goes without its day. */
export function countName(locale: Locale, count: RegistryCount): string {
  const name = `${count.registry}, ${locale.day(count.countedOn)}`
  return count.isDemo ? `${name} (${locale.t('app.demo_mark')})` : name
}

/** A count of people as it may be printed: "<5" below five, a word where it is kept back, a dash where nobody counted. */
export function peopleText(locale: Locale, persons: Figure): string {
  if (persons === null) return '–'
  if (persons === 'kept') return locale.t('places.kept')
  return isShown(persons) ? locale.number(persons) : locale.t('places.few', { least: leastShown })
}

const crumbs = ({ locale }: Viewer) => [{ href: '/places', label: locale.t('places.title') }]
const listCrumb = ({ locale }: Viewer) => ({
  href: '/places/counts',
  label: locale.t('pockets.counts'),
})

/** Every count there is, with where it comes from and how many places it speaks of. */
export function countsPage(
  viewer: Viewer,
  counts: readonly RegistryCount[],
  counted: readonly Readonly<{ id: number; places: number }>[],
): Printed {
  const { locale, user } = viewer
  const { t } = locale
  return {
    title: t('pockets.counts'),
    lead: t('pockets.counts_lead', { least: leastShown }),
    crumbs: crumbs(viewer),
    tools: [
      ...(can(user, 'place.manage')
        ? [
            {
              href: '/places/counts/new',
              label: t('pockets.count_new'),
              icon: 'plus',
              primary: true,
            },
          ]
        : []),
      ...(counts.length > 0 ? exportTools(locale, (format) => `/places/counts.${format}`) : []),
    ],
    empty: { text: t('places.no_count') },
    rows: counts.map((one) => ({
      href: `/places/counts/${one.id}`,
      name: `${one.registry}, ${locale.day(one.countedOn)}`,
      demo: one.isDemo,
      places: t('pockets.n_places', {
        n: counted.find((row) => row.id === one.id)?.places ?? 0,
      }),
      source: {
        href: one.sourceUrl,
        text: one.sourceNote ?? one.sourceUrl ?? t('places.sheet.no_source'),
      },
    })),
  }
}

/** The name, day and source of a count. */
export function countFormPage(
  viewer: Viewer,
  count: RegistryCount | null,
  returned: Returned,
): Printed {
  const { locale } = viewer
  const { t } = locale
  const { box, list } = fieldMaker(locale, returned)
  return {
    title: count
      ? t('pockets.count_edit_title', { name: countName(locale, count) })
      : t('pockets.count_new'),
    crumbs: [
      ...crumbs(viewer),
      listCrumb(viewer),
      ...(count ? [{ href: `/places/counts/${count.id}`, label: countName(locale, count) }] : []),
    ],
    errors: pageErrors(locale, returned.errors ?? {}),
    action: count ? `/places/counts/${count.id}` : '/places/counts',
    once: returned.once,
    version: count && versionIn(returned.typed, count.version),
    fields: [
      list(
        'registry',
        t('places.registry'),
        [
          { value: '', label: t('series.choose') },
          ...registries.map((one) => ({ value: one, label: one })),
        ],
        count?.registry,
        { required: true },
      ),
      box('counted_on', t('pockets.counted_on'), count?.countedOn ?? '', {
        type: 'date',
        required: true,
        hint: t('pockets.counted_on_hint'),
      }),
      box('source_url', t('pockets.source_url'), count?.sourceUrl ?? '', {
        maxlength: 1000,
        inputmode: 'url',
      }),
      box('source_note', t('pockets.source_note'), count?.sourceNote ?? '', { maxlength: 500 }),
    ],
    rule: t('pockets.count_rule'),
    button: t('pockets.save'),
    cancel: count ? `/places/counts/${count.id}` : '/places/counts',
    removal: count
      ? {
          action: `/places/counts/${count.id}/removal`,
          title: t('pockets.count_remove'),
          lead: t('pockets.count_remove_lead'),
          field: box('removal_reason', t('pockets.removal_reason'), undefined, {
            required: true,
            maxlength: 500,
          }),
          button: t('pockets.count_remove'),
          open: returned.errors?.['removal_reason'] !== undefined,
        }
      : null,
  }
}

type CountFacts = Readonly<{
  count: RegistryCount
  /** The kecamatan whose villages are shown; null: all kecamatan. */
  inside: Place | null
  /** In their order; the kecamatan itself first where its villages are shown. */
  places: readonly Place[]
  cells: readonly ShownCell[]
}>

/** One count, kecamatan by kecamatan or village by village: what it says of desil 1 and of everyone. */
export function countPage(viewer: Viewer, facts: CountFacts): Printed {
  const { locale, user } = viewer
  const { t } = locale
  const { count, inside, places, cells } = facts
  const keeps = can(user, 'place.manage')
  const by = new Map(cells.map((one) => [`${one.placeId}/${one.desil}`, one]))
  const base = `/places/counts/${count.id}`
  return {
    title: countName(locale, count),
    heading: inside
      ? t('pockets.count_in', { name: countName(locale, count), place: placeLabel(inside) })
      : countName(locale, count),
    lead: t('pockets.count_lead', { least: leastShown }),
    crumbs: [
      ...crumbs(viewer),
      listCrumb(viewer),
      ...(inside ? [{ href: base, label: countName(locale, count) }] : []),
    ],
    tools: [
      ...(keeps
        ? [
            {
              href: `${base}/import`,
              label: t('pockets.import_counts'),
              icon: 'upload',
              primary: true,
            },
            { href: `${base}/edit`, label: t('pockets.count_edit'), icon: 'edit' },
          ]
        : []),
      ...exportTools(locale, (format) => `${base}.${format}${inside ? `?in=${inside.code}` : ''}`),
    ],
    source: {
      href: count.sourceUrl,
      text: count.sourceNote ?? count.sourceUrl ?? t('places.sheet.no_source'),
    },
    rows: places.map((place) => ({
      name: placeLabel({ ...place, parentName: null }),
      href:
        place.kind === 'kecamatan' && !inside
          ? `${base}?in=${place.code}`
          : `/places/${place.code}?count=${count.id}`,
      cells: desils.map((desil) => {
        const cell = by.get(`${place.id}/${desil}`)
        return {
          label: desilHead(locale, desil),
          text: cell
            ? `${peopleText(locale, cell.families)} / ${peopleText(locale, cell.persons)}`
            : '–',
        }
      }),
      edit: keeps
        ? {
            href: `${base}/places/${place.code}`,
            label: t('pockets.enter'),
            spoken: placeLabel(place),
          }
        : null,
    })),
    heads: desils.map((desil) => desilHead(locale, desil)),
    rule: t('pockets.count_table_rule'),
  }
}

/** What the counts of a desil stand under. */
export function desilHead(locale: Locale, desil: number): string {
  return desil === 0
    ? locale.t('pockets.everyone')
    : locale.t('pockets.desil', { n: String(desil) })
}

type EntryFacts = Readonly<{
  count: RegistryCount
  place: Place
  stored: ReadonlyMap<number, PlaceCount>
  seen: string
}>

/** The counts of one place: families and persons apart, desil by desil, and everyone. */
export function countsFormPage(viewer: Viewer, facts: EntryFacts, returned: Returned): Printed {
  const { locale } = viewer
  const { t } = locale
  const { count, place, stored } = facts
  const { box } = fieldMaker(locale, returned)
  const base = `/places/counts/${count.id}`
  const kecamatan = place.parentId === null ? place.code : place.code.slice(0, 8)
  return {
    title: t('pockets.enter_title', { place: placeLabel(place) }),
    lead: t('pockets.enter_lead', { name: countName(locale, count) }),
    crumbs: [
      ...crumbs(viewer),
      listCrumb(viewer),
      { href: `${base}?in=${kecamatan}`, label: countName(locale, count) },
    ],
    errors: pageErrors(locale, returned.errors ?? {}),
    action: `${base}/places/${place.code}`,
    once: returned.once,
    hidden: [{ name: 'seen', value: facts.seen }],
    rows: desils.map((desil) => ({
      title: desilHead(locale, desil),
      fields: (['families', 'persons'] as const).map((which) => {
        const value = stored.get(desil)?.[which] ?? null
        return box(
          countField(which, desil),
          t(`pockets.${which}`),
          value === null ? '' : value < leastShown ? hiddenCount : String(value),
          { inputmode: 'numeric', maxlength: 12 },
        )
      }),
    })),
    rule: t('pockets.enter_rule', { least: leastShown }),
    button: t('pockets.save'),
    cancel: `${base}?in=${kecamatan}`,
  }
}
