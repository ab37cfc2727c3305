import type { Decision } from '../decisions/decision'
import { decisionLine } from '../decisions/wording'
import type { Page } from '../http/page'
import type { Viewer } from '../http/viewer'
import type { Locale } from '../i18n'
import { prioritiesOf } from '../indicators/analysis/places'
import { peopleText } from '../places/count-page'
import { placeLabel, type Place } from '../places/place'
import { isShown } from '../places/pocket'
import type { PlaceCounts } from '../places/disclosure'
import { printed, shareOf, sumOf } from './coverage'
import { can } from '../policy'
import { countFields, countRule } from './counted-page'
import type { Counted } from './shown-page'
import { cellHref, matrixOf } from './matrix-page'
import type { Candidate, Coverage, CoverageScope } from './queries'
import type { Measure, PlaceAction, PlaceFacts } from './sheet-queries'

type Printed = Page & Record<string, unknown>

export type PlaceFile = Readonly<{
  place: Place
  scope: CoverageScope
  years: readonly number[]
  coverage: Coverage
  /** The counts of the place and of those inside it; and of every kecamatan, to compare with. */
  counted: Counted
  regency: readonly (PlaceCounts & Readonly<{ code: string; name: string }>)[]
  decisions: readonly Decision[]
}> &
  PlaceFacts

/** Everything about one place, for the camat: one or two sheets of paper. */
export function placeSheet(viewer: Viewer, file: PlaceFile): Printed {
  const { locale } = viewer
  const { t } = locale
  const { place, scope, coverage, counted, pockets } = file
  const year = String(scope.year)
  const cells = coverage.cells.filter((cell) => cell.placeId === place.id)
  const actions = cells.reduce((sum, cell) => sum + cell.actions, 0)
  const budget = sumOf(cells.map((cell) => cell.budget))
  const own = sumOf(cells.map((cell) => cell.own))
  const ofYear = pockets.filter((one) => one.year === scope.year)
  const people = counted.rows.find((row) => row.placeId === place.id)
  return {
    title: placeLabel(place),
    crumbs: [
      { href: `/places?year=${year}`, label: t('places.title') },
      ...(place.parentId !== null
        ? [
            {
              href: `/places/${place.code.slice(0, 8)}?year=${year}`,
              label: `Kec. ${place.parentName}`,
            },
          ]
        : []),
    ],
    bodyClass: 'place-sheet',
    tools: can(viewer.user, 'place.manage')
      ? [
          ...(ofYear.some((one) => one.placeId === place.id)
            ? []
            : [
                {
                  href: `/places/pockets/new?year=${year}&place=${place.code}`,
                  label: t('pockets.new'),
                  icon: 'flag',
                },
              ]),
          ...(counted.count
            ? [
                {
                  href: `/places/counts/${counted.count.id}/places/${place.code}`,
                  label: t('pockets.enter_here'),
                  icon: 'people',
                },
              ]
            : []),
        ]
      : [],
    filters: [
      {
        id: 'year',
        name: 'year',
        label: t('actions.field.year'),
        options: file.years.map((one) => ({
          value: String(one),
          label: String(one),
          selected: one === scope.year,
        })),
      },
      ...(counted.count ? countFields(locale, counted) : []),
    ],
    action: `/places/${place.code}`,
    stats: [
      place.kind === 'kecamatan'
        ? {
            label: t('places.sheet.pockets', { year }),
            value: locale.number(ofYear.length),
            note: t('places.sheet.of_villages', { n: file.inside.length }),
          }
        : {
            label: t('places.pockets'),
            value: ofYear.length ? year : '–',
            note: ofYear.length
              ? t('places.sheet.is_pocket', { year })
              : t('places.sheet.never_now', { year }),
          },
      {
        label: t('places.sheet.poor'),
        value: peopleText(locale, people?.persons ?? null),
        ...(people && { unit: t('places.persons') }),
        note: comparison(locale, people, file.regency),
      },
      priorityStat(locale, file),
      {
        label: t('places.sheet.actions', { year }),
        value: locale.number(actions),
        href: cellHref(scope, place.code, null),
        note: t('places.sheet.actions_note'),
      },
      {
        label: t('places.sheet.budget'),
        value: budget === null ? '–' : locale.rupiahShort(budget),
        note: t('places.sheet.budget_note', {
          own: own === null ? 'Rp0' : locale.rupiahShort(own),
        }),
      },
    ].filter((stat) => stat !== null),
    countRule: countRule(locale, counted),
    matrix: matrixOf(locale, file, [place], false),
    inside:
      place.kind === 'kecamatan'
        ? matrixOf(
            locale,
            file,
            file.inside.map((one) => ({
              ...one,
              name: one.pocket ? `${one.name} · ${t('places.sheet.pocket_mark')}` : one.name,
            })),
            false,
          )
        : null,
    actions: file.actions.map((one) => ({
      href: `/actions/${one.code}`,
      code: one.code,
      title: one.title,
      strategy: one.strategy,
      strategyLabel: t('strategy.short', { number: String(one.strategy) }),
      agency: one.agency,
      status: { tone: one.status, label: t(`status.${one.status}`) },
      target: one.target === null ? '–' : `${locale.number(one.target)} ${one.unit ?? ''}`.trim(),
      ...reportedHere(locale, one),
      budget: one.budget === null ? t('actions.no_budget') : locale.rupiahShort(one.budget),
      shared:
        one.places === 1
          ? t('places.sheet.only_here')
          : t('places.sheet.with_others', { n: one.places - 1 }),
      report: one.reported
        ? { href: `/actions/${one.code}/reports/${one.reported}`, label: one.reported }
        : null,
    })),
    allActions:
      (file.actions[0]?.found ?? 0) > file.actions.length
        ? {
            href: cellHref(scope, place.code, null),
            label: t('places.sheet.more_actions', { n: file.actions[0]?.found ?? 0 }),
          }
        : null,
    decisions: file.decisions.map((one) => {
      const line = decisionLine(locale, one, viewer.today)
      // Of a kecamatan also those about its villages: then which one.
      return one.placeId === place.id || one.placeName === null
        ? line
        : { ...line, agency: `${one.placeName} · ${line.agency}` }
    }),
    noActions: { text: t('places.sheet.no_actions', { year }) },
    pockets: pockets.map((one) => ({
      year: String(one.year),
      name: placeLabel(one),
      href: `/places/${one.code}?year=${one.year}`,
      change: t(one.before ? 'places.sheet.stays' : 'places.sheet.came'),
      why: [one.decree, one.criteria].filter((part) => part !== null).join('. '),
      source: one.sourceUrl
        ? { href: one.sourceUrl, text: one.sourceNote ?? one.sourceUrl }
        : { href: null, text: one.sourceNote ?? t('places.sheet.no_source') },
      demo: one.isDemo,
      // On paper only the year that is shown.
      past: one.year !== scope.year,
    })),
    measures: file.measures.map((one) => ({
      area: one.area,
      name: one.name,
      category: one.category,
      year: String(one.year),
      value: measureValue(locale, one),
      source: {
        href: one.sourceUrl,
        text: one.sourceNote ?? one.sourceUrl ?? t('places.sheet.no_source'),
      },
    })),
    history: file.history.map((line) => ({
      at: locale.instant(line.at),
      who: line.actorName === 'Tuntas' ? t('history.by_house') : line.actorName,
      verb: verbOf(locale, line.event),
      code: line.code,
    })),
  }
}

/** What the last sent report says of this place; all of it where the action names no place elsewhere. */
function reportedHere(locale: Locale, one: PlaceAction) {
  const { t } = locale
  const alone = one.places === one.here
  const [output, beneficiaries, realised] = [
    one.output ?? (alone ? one.wholeOutput : null),
    one.beneficiaries ?? (alone ? one.wholeBeneficiaries : null),
    one.realised ?? (alone ? one.wholeRealised : null),
  ]
  const figures = [
    ...(output === null ? [] : [`${locale.number(output)} ${one.unit ?? ''}`.trim()]),
    ...(beneficiaries === null
      ? []
      : [`${peopleText(locale, beneficiaries)} ${one.beneficiaryUnit ?? ''}`.trim()]),
    ...(realised === null ? [] : [locale.rupiahShort(realised)]),
  ]
  return {
    reported: figures.length > 0 ? figures : [one.reported ? t('places.sheet.no_figure') : '–'],
    reportedNote:
      one.said > 0 && one.said < one.here && !alone
        ? t('places.sheet.said', { said: one.said, here: one.here })
        : null,
  }
}

function verbOf(locale: Locale, event: string): string {
  const { t } = locale
  if (event === 'pocket.listed') return t('places.history.listed')
  if (event === 'pocket.edited') return t('places.history.edited')
  if (event === 'pocket.removed') return t('places.history.removed')
  if (event === 'count.entered') return t('places.history.counted')
  return t('places.history.action')
}

/** A count of people is hidden below five; a share, a unit of housing or a count of villages is not. */
function measureValue(locale: Locale, { value, unit }: Measure): string {
  if (value === null) return '–'
  const people = ['jiwa', 'anak', 'KPM', 'KK', 'keluarga', 'orang'].includes(unit ?? '')
  const text = people ? peopleText(locale, value) : locale.number(value)
  return unit ? `${text} ${unit}` : text
}

function comparison(
  locale: Locale,
  here: PlaceCounts | undefined,
  regency: readonly PlaceCounts[],
): string {
  // Only of kecamatan whose counts are printed: what is hidden must not be told by a mean.
  const told = regency.flatMap(({ persons, allPersons }) =>
    isShown(persons) && isShown(allPersons) ? [{ persons, allPersons }] : [],
  )
  const share = here ? shareOf(here.persons, here.allPersons) : null
  const base = sumOf(told.map((row) => row.allPersons))
  const of = share === null ? null : locale.percent(share)
  const home = base ? locale.percent((sumOf(told.map((row) => row.persons)) ?? 0) / base) : null
  return of && home
    ? locale.t('places.sheet.compare', { here: of, home })
    : locale.t('places.unknown')
}

function priorityStat(locale: Locale, { place, counted, regency, second }: PlaceFile) {
  if (place.kind !== 'kecamatan' || !counted.count) return null
  const answer = prioritiesOf(
    {
      registry: counted.count.registry,
      year: Number(counted.count.countedOn.slice(0, 4)),
      places: regency.map((row) => ({
        code: row.code,
        name: row.name,
        number: printed(row.persons),
        base: printed(row.allPersons),
      })),
    },
    second,
  )
  const own = answer.known ? answer.places.find((one) => one.code === place.code) : undefined
  if (!own) return null
  return {
    label: locale.t('places.priority_title'),
    value: locale.number(own.priority),
    note: locale.t(aboutKey(own)),
    href: '/places/priorities',
  }
}

export function aboutKey(own: Readonly<{ highRate: boolean; highNumber: boolean }>) {
  if (own.highRate && own.highNumber) return 'places.priority_about.1'
  if (own.highRate) return 'places.priority_about.rate'
  return own.highNumber ? 'places.priority_about.number' : 'places.priority_about.4'
}

/** Actions that could be led to a place that one strategy does not reach. */
export function candidatesPage(
  { locale }: Viewer,
  place: Place,
  year: number,
  strategy: number,
  candidates: readonly Candidate[],
): Printed {
  const { t } = locale
  const name = placeLabel(place)
  return {
    title: t('places.candidates_title', { place: name }),
    lead: t('places.candidates_lead', { number: String(strategy), year: String(year) }),
    crumbs: [
      { href: `/places?year=${year}`, label: t('places.title') },
      { href: `/places/${place.code}?year=${year}`, label: name },
    ],
    empty: { text: t('places.no_candidates') },
    groups: (['kecamatan', 'unplaced', 'agency'] as const).flatMap((nearness) => {
      const rows = candidates.filter((one) => one.nearness === nearness)
      if (rows.length === 0) return []
      return [
        {
          id: nearness,
          title: t(`places.near.${nearness}`),
          rows: rows.map((one) => ({
            href: `/actions/${one.code}`,
            code: one.code,
            title: one.title,
            agency: one.agency,
            budget: one.budget === null ? t('actions.no_budget') : locale.rupiahShort(one.budget),
            places: t('places.named_places', { n: one.places }),
          })),
        },
      ]
    }),
  }
}
