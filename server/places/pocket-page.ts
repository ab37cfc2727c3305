import { exportTools } from '../http/files'
import { pageErrors, type Printed } from '../http/page'
import type { Viewer } from '../http/viewer'
import { can } from '../policy'
import { fieldMaker, versionIn, type Field, type Returned } from '../http/fields'
import { placeLabel } from './place'
import type { Pocket, PocketYear } from './pocket'
import { pocketMovement, yearRows } from './years-page'

type ListFacts = Readonly<{
  year: number
  years: readonly number[]
  pockets: readonly Pocket[]
  /** Those that were listed the year before and are not any more. */
  left: readonly Pocket[]
  lists: readonly PocketYear[]
}>

const crumbs = (viewer: Viewer) => [{ href: '/places', label: viewer.locale.t('places.title') }]

/** The pockets of a year, each with why it is one; those that left the list; and the lists of all years in numbers. */
export function pocketsPage(
  viewer: Viewer,
  { year, years, pockets, left, lists }: ListFacts,
): Printed {
  const { locale, user } = viewer
  const { t } = locale
  const keeps = can(user, 'place.manage')
  return {
    title: t('pockets.title', { year: String(year) }),
    lead: t('pockets.lead'),
    crumbs: crumbs(viewer),
    tools: [
      ...(keeps
        ? [
            {
              href: `/places/pockets/new?year=${year}`,
              label: t('pockets.new'),
              icon: 'plus',
              primary: true,
            },
            {
              href: `/places/pockets/import?year=${year}`,
              label: t('pockets.import'),
              icon: 'upload',
            },
          ]
        : []),
      { href: '/places/counts', label: t('pockets.counts'), icon: 'people' },
      ...exportTools(locale, (format) => `/places/pockets.${format}?year=${year}`),
    ],
    filters: [
      {
        id: 'year',
        name: 'year',
        label: t('places.year'),
        options: years.map((one) => ({
          value: String(one),
          label: String(one),
          selected: one === year,
        })),
      },
    ],
    number: t('pockets.number', {
      n: pockets.length,
      year: String(year),
      movement: pocketMovement(locale, lists, year),
    }),
    lists: yearRows(locale, lists),
    left:
      pockets.length === 0
        ? null
        : {
            title: t('pockets.left', { year: String(year - 1) }),
            places: left.map((one) => ({
              href: `/places/${one.code}?year=${year}`,
              name: placeLabel(one),
            })),
          },
    empty: {
      text: t('places.no_pockets'),
      ...(keeps && {
        action: { href: `/places/pockets/import?year=${year}`, label: t('pockets.import') },
      }),
    },
    rows: pockets.map((one) => ({
      href: `/places/${one.code}?year=${one.year}`,
      name: placeLabel(one),
      demo: one.isDemo,
      change: t(one.before ? 'places.sheet.stays' : 'places.sheet.came'),
      why: [one.decree, one.criteria].filter((part) => part !== null).join('. '),
      source: {
        href: one.sourceUrl,
        text: one.sourceNote ?? one.sourceUrl ?? t('places.sheet.no_source'),
      },
      edit: keeps
        ? { href: `/places/pockets/${one.id}`, label: t('pockets.edit'), spoken: placeLabel(one) }
        : null,
    })),
  }
}

type FormFacts = Readonly<{ pocket: Pocket | null; place: string; year: number }>

/** The form of one entry: a new one names its place, a stored one keeps it. */
export function pocketFormPage(viewer: Viewer, facts: FormFacts, returned: Returned): Printed {
  const { locale } = viewer
  const { t } = locale
  const { pocket } = facts
  const { box } = fieldMaker(locale, returned)
  const list = `/places/pockets?year=${pocket?.year ?? facts.year}`
  return {
    title: pocket ? t('pockets.edit_title', { place: placeLabel(pocket) }) : t('pockets.new'),
    crumbs: [...crumbs(viewer), { href: list, label: t('places.pockets') }],
    errors: pageErrors(locale, returned.errors ?? {}),
    action: pocket ? `/places/pockets/${pocket.id}` : '/places/pockets',
    once: returned.once,
    version: pocket && versionIn(returned.typed, pocket.version),
    fields: [
      ...(pocket
        ? []
        : [
            box('place', t('places.place'), facts.place, {
              required: true,
              maxlength: 150,
              hint: t('pockets.place_hint'),
            }),
          ]),
      box('year', t('places.year'), String(pocket?.year ?? facts.year), {
        required: true,
        inputmode: 'numeric',
        maxlength: 4,
      }),
      ...whyFields(viewer, returned, pocket, t('pockets.decree_hint')),
    ],
    rule: t('pockets.form_rule'),
    button: t('pockets.save'),
    cancel: list,
    removal: pocket
      ? {
          action: `/places/pockets/${pocket.id}/removal`,
          title: t('pockets.remove'),
          lead: t('pockets.remove_lead', { year: String(pocket.year + 1) }),
          field: box('removal_reason', t('pockets.removal_reason'), undefined, {
            required: true,
            maxlength: 500,
          }),
          button: t('pockets.remove'),
          open: returned.errors?.['removal_reason'] !== undefined,
        }
      : null,
  }
}

/** Why a place is a pocket: the same questions for one entry and for a whole table. */
export function whyFields(
  { locale }: Viewer,
  returned: Returned,
  stored: Pocket | null,
  decreeHint: string,
): Field[] {
  const { t } = locale
  const { box } = fieldMaker(locale, returned)
  return [
    box('decree', t('pockets.decree'), stored?.decree ?? '', { maxlength: 300, hint: decreeHint }),
    box('criteria', t('pockets.criteria'), stored?.criteria ?? '', {
      maxlength: 500,
      hint: t('pockets.criteria_hint'),
    }),
    box('source_url', t('pockets.source_url'), stored?.sourceUrl ?? '', {
      maxlength: 1000,
      inputmode: 'url',
    }),
    box('source_note', t('pockets.source_note'), stored?.sourceNote ?? '', { maxlength: 500 }),
  ]
}
