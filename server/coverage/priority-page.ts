import { exportTools } from '../http/files'
import type { Page } from '../http/page'
import type { Viewer } from '../http/viewer'
import { prioritiesOf, type Priority, type Second } from '../indicators/analysis/places'
import { countName, peopleText } from '../places/count-page'
import { placeLabel } from '../places/place'
import type { Figure } from '../places/pocket'
import type { LaidPlace } from '../places/queries'
import { can } from '../policy'
import { perPerson, printed, shareOf, sumOf } from './coverage'
import { countFields, countRule, desilName } from './counted-page'
import type { Counted } from './shown-page'
import { aboutKey } from './place-sheet'
import type { Coverage, Overlap } from './queries'

export type PriorityFile = Readonly<{
  year: number
  years: readonly number[]
  kecamatan: readonly LaidPlace[]
  counted: Counted
  coverage: Coverage
  overlaps: Readonly<{ found: number; rows: readonly Overlap[] }>
  second: Second
  once: string
}>

/** Rule 8 with its definition, money against need, and where several agencies give the same. */
export function priorityPage(
  { locale, user }: Viewer,
  file: PriorityFile,
): Page & Record<string, unknown> {
  const { t } = locale
  const { counted, overlaps } = file
  const { answer, rows } = needOf(file)
  const href = (code: string) => `/places/${code}?year=${file.year}`
  return {
    title: t('places.priority_title'),
    lead: t('places.priority_lead'),
    crumbs: [{ href: `/places?year=${file.year}`, label: t('places.title') }],
    tools: exportTools(locale, (format) => {
      const chosen = new URLSearchParams({ year: String(file.year) })
      if (counted.count) {
        chosen.set('count', String(counted.count.id))
        chosen.set('desil', String(counted.desil))
      }
      return `/places/priorities.${format}?${chosen.toString()}`
    }),
    filters: [
      {
        id: 'year',
        name: 'year',
        label: t('actions.field.year'),
        options: file.years.map((one) => ({
          value: String(one),
          label: String(one),
          selected: one === file.year,
        })),
      },
      ...(counted.count ? countFields(locale, counted) : []),
    ],
    quadrants: answer.known
      ? ([1, 2, 3, 4] as const).map((priority) => {
          const places = answer.places.filter((one) => one.priority === priority)
          const about =
            priority === 1 || priority === 4
              ? aboutKey({ highRate: priority === 1, highNumber: priority === 1 })
              : aboutKey({
                  highRate: (priority === 2) === (file.second === 'high_rate'),
                  highNumber: (priority === 2) !== (file.second === 'high_rate'),
                })
          return {
            id: `priority-${priority}`,
            title: t('places.priority', { n: String(priority) }),
            about: t(about),
            places: places.map((one) => ({
              href: href(one.code),
              name: one.name,
              figures: `${locale.number(one.number)} · ${locale.percent(one.rate / 100)}`,
            })),
          }
        })
      : null,
    noPriority: { text: t('places.no_priority') },
    rule: answer.known
      ? t('places.priority_rule', {
          rate: locale.percent(answer.mean.rate / 100),
          number: locale.number(Math.round(answer.mean.number)),
        })
      : null,
    second: t(`places.second.${file.second}`),
    countRule: countRule(locale, counted),
    swap: can(user, 'place.manage') ? { once: file.once } : null,
    distribution: rows.map(({ place, priority, own, shared, persons, share, per }) => ({
      href: href(place.code),
      name: place.name,
      priority: priority === null ? '–' : String(priority),
      persons: peopleText(locale, persons),
      share: share === null ? '–' : locale.percent(share),
      own: own === null ? '–' : locale.rupiahShort(own),
      shared: shared === null ? '–' : locale.rupiahShort(shared),
      per: per === null ? '–' : locale.rupiahShort(Math.round(per)),
    })),
    countLabel: counted.count
      ? `${desilName(locale, counted.desil)}, ${countName(locale, counted.count)}`
      : null,
    overlapLead: t('places.overlap_lead', { year: String(file.year) }),
    overlaps: overlaps.rows.map((one) => ({
      href: href(one.code),
      name: placeLabel(one),
      aid: one.aidKind,
      actions: one.actions.slice(0, 6).map((action) => ({
        href: `/actions/${action.code}`,
        label: `${action.agency}: ${action.title}`,
      })),
    })),
    overlapMore:
      overlaps.found > overlaps.rows.length
        ? t('places.overlap_more', { n: overlaps.found - overlaps.rows.length })
        : null,
    noOverlap: { text: t('places.no_overlap') },
  }
}

/** One kecamatan: its priority, its poor, and the money that is meant for it alone or shared with others. */
export type Need = Readonly<{
  place: LaidPlace
  priority: Priority | null
  own: number | null
  shared: number | null
  persons: Figure
  share: number | null
  per: number | null
}>

/** Where need is and where money goes: the kecamatan with the most poor first. */
export function needOf(file: Omit<PriorityFile, 'years' | 'overlaps' | 'once'>) {
  const { counted, kecamatan, coverage } = file
  const people = new Map(counted.rows.map((row) => [row.placeId, row]))
  const answer = prioritiesOf(
    {
      registry: counted.count?.registry ?? '',
      year: Number(counted.count?.countedOn.slice(0, 4) ?? 0),
      places: kecamatan.map((place) => ({
        code: place.code,
        name: place.name,
        number: printed(people.get(place.id)?.persons ?? null),
        base: printed(people.get(place.id)?.allPersons ?? null),
      })),
    },
    file.second,
  )
  const priorityOf = new Map<string, Priority>(
    answer.known ? answer.places.map((one) => [one.code, one.priority]) : [],
  )
  const rows = kecamatan
    .map((place): Need => {
      const row = people.get(place.id)
      const cells = coverage.cells.filter((cell) => cell.placeId === place.id)
      const own = sumOf(cells.map((cell) => cell.own))
      const budget = sumOf(cells.map((cell) => cell.budget))
      const shared = budget === null ? null : budget - (own ?? 0)
      const persons = row?.persons ?? null
      const share = shareOf(persons, row?.allPersons ?? null)
      const priority = priorityOf.get(place.code) ?? null
      return { place, priority, own, shared, persons, share, per: perPerson(own, persons) }
    })
    .sort((one, other) => (printed(other.persons) ?? -1) - (printed(one.persons) ?? -1))
  return { answer, rows }
}
