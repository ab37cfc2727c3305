import { pageErrors, type Printed } from '../http/page'
import { shortened } from '../http/numbers'
import type { FieldErrors } from '../http/parse'
import { tableEnctype, tableFileFields } from '../http/table-file'
import type { Viewer } from '../http/viewer'
import type { Locale } from '../i18n'
import { countName, peopleText } from './count-page'
import { fieldMaker, type Returned } from '../http/fields'
import type { PasteInput } from './form'
import { placeLabel } from './place'
import { whyFields } from './pocket-page'
import type { RegistryCount } from './pocket'
import type { CountChange, Drafted, PocketChange } from './rows'

/** What a table is for: pockets of poverty, or one count of a registry. */
export type Pasted = PastedPockets | PastedCounts
export type PastedPockets = Readonly<{ kind: 'pockets'; year: number }>
export type PastedCounts = Readonly<{ kind: 'counts'; count: RegistryCount }>

export function pasteBase(about: Pasted): string {
  return about.kind === 'pockets'
    ? '/places/pockets/import'
    : `/places/counts/${about.count.id}/import`
}

function crumbsOf({ locale }: Viewer, about: Pasted) {
  const { t } = locale
  return [
    { href: '/places', label: t('places.title') },
    ...(about.kind === 'pockets'
      ? [{ href: `/places/pockets?year=${about.year}`, label: t('places.pockets') }]
      : [
          { href: '/places/counts', label: t('pockets.counts') },
          { href: `/places/counts/${about.count.id}`, label: countName(locale, about.count) },
        ]),
  ]
}

/** The form into which a table is pasted, or its file chosen. */
export function pastePage(viewer: Viewer, about: Pasted, returned: Returned): Printed {
  const { locale } = viewer
  const { t } = locale
  const { box } = fieldMaker(locale, returned)
  const fields =
    about.kind === 'pockets'
      ? [
          box('year', t('places.year'), String(about.year), {
            inputmode: 'numeric',
            maxlength: 4,
            hint: t('pockets.common_hint'),
          }),
          ...whyFields(viewer, returned, null, t('pockets.common_hint')),
        ]
      : []
  return {
    title:
      about.kind === 'pockets'
        ? t('pockets.import')
        : t('pockets.import_counts_title', { name: countName(locale, about.count) }),
    lead: t(`pockets.paste_lead.${about.kind}`),
    crumbs: crumbsOf(viewer, about),
    errors: pageErrors(locale, returned.errors ?? {}),
    once: returned.once,
    action: `${pasteBase(about)}/preview`,
    cancel: crumbsOf(viewer, about).at(-1)?.href,
    tableField: box('table', t('series.table'), undefined, {
      rows: 10,
      required: true,
      hint: t(`pockets.paste_hint.${about.kind}`),
    }),
    fields,
    ...tableFileFields(locale, fields),
    example: { text: t(`pockets.example.${about.kind}`), label: t('pockets.example') },
  }
}

type PreviewFacts = Readonly<{
  about: Pasted
  input: PasteInput
  errors: FieldErrors
  once: string
}>

const shownRows = 400

/** What applying the table would do, row by row, and the rows that cannot be read. */
export function pastePreview(
  viewer: Viewer,
  facts: PreviewFacts,
  draft: Drafted<PocketChange> | Drafted<CountChange>,
): Printed {
  const { locale } = viewer
  const { t } = locale
  const { about, input, errors, once } = facts
  const count = (outcome: string) => draft.changes.filter((one) => one.outcome === outcome).length
  const [fresh, changed, same] = [count('new'), count('changed'), count('same')]
  const changes: readonly (PocketChange | CountChange)[] = draft.changes
  const moving = changes.filter((one) => one.outcome !== 'same')
  return {
    title: t('series.preview'),
    lead: t(`pockets.preview_lead.${about.kind}`),
    crumbs: [...crumbsOf(viewer, about), { href: pasteBase(about), label: t('pockets.paste') }],
    errors: pageErrors(locale, errors),
    once,
    action: pasteBase(about),
    againAction: `${pasteBase(about)}/preview`,
    enctype: tableEnctype(input.text),
    counts: [
      { label: t('pockets.count.new'), value: fresh },
      { label: t('pockets.count.changed'), value: changed },
      { label: t('series.count.same'), value: same },
      { label: t('pockets.count.problems'), value: draft.problems.length },
    ].map((one) => ({ ...one, value: locale.number(one.value) })),
    rows: moving.slice(0, shownRows).map((one) => ({
      row: String(one.row),
      place: placeLabel(one.place),
      outcome: t(one.outcome === 'new' ? 'pockets.outcome.new' : 'pockets.outcome.changed'),
      what: 'pocket' in one ? pocketWords(locale, one) : countWords(locale, one),
    })),
    rowsMore:
      moving.length > shownRows ? t('pockets.more_rows', { n: moving.length - shownRows }) : null,
    problems: draft.problems.slice(0, shownRows).map((one) => ({
      row: String(one.row),
      typed: shortened(one.typed) || '–',
      reason: locale.say(one.why),
    })),
    hidden: [
      ...Object.entries(input.common).map(([name, value]) => ({ name, value })),
      { name: 'seen', value: draft.digest },
    ],
    tableLabel: t('series.table'),
    table: input.text,
    nothing: moving.length === 0,
    leaveField:
      draft.problems.length === 0 || moving.length === 0
        ? null
        : {
            id: 'leave',
            name: 'leave',
            type: 'checkbox',
            value: '1',
            checked: input.leave,
            label: t('pockets.leave', { n: draft.problems.length }),
            ...(errors['leave'] && { error: locale.say(errors['leave']) }),
          },
    rule: t('pockets.preview_rule'),
  }
}

function pocketWords(locale: Locale, { pocket, stored }: PocketChange): string[] {
  const why = (one: typeof pocket) =>
    [one.decree, one.criteria].filter((part) => part !== null).join('. ')
  return [
    `${pocket.year}: ${why(pocket)}`,
    ...(stored && why(stored) !== why(pocket)
      ? [locale.t('pockets.before', { text: why(stored) })]
      : []),
  ]
}

function countWords(locale: Locale, { desil, count, stored }: CountChange): string[] {
  const said = (one: typeof count) =>
    locale.t('pockets.both', {
      families: peopleText(locale, one.families),
      persons: peopleText(locale, one.persons),
    })
  const name =
    desil === 0 ? locale.t('pockets.everyone') : locale.t('pockets.desil', { n: String(desil) })
  return [
    `${name}: ${said(count)}`,
    ...(stored ? [locale.t('pockets.before', { text: said(stored) })] : []),
  ]
}
