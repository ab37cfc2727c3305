import type { WholeAction } from '../actions/queries'
import type { Agency } from '../agencies/agency'
import type { Db } from '../db'
import type { Locale, Message } from '../i18n'
import type { User } from '../users/user'
import { isTick, nomenclatureIn, subActivityIn, textIn, type Figure } from './cells'
import {
  noneOfThem,
  type Field,
  type Import,
  type ImportRow,
  type Plan,
  type Problem,
  type Question,
} from './import'
import { likeness, questionKey, type AgencyNames, type Explained, type PlaceNames } from './names'
import type { DataRow } from './rows'

/** What rows are held against. */
export type Ground = Readonly<{
  db: Db
  one: Import
  plan: Plan
  user: User
  locale: Locale
  today: string
  agencies: readonly Agency[]
  agencyNames: AgencyNames
  placeNames: PlaceNames
  explained: Explained
  actions: Known
  /** Tells how many rows are done, and whether to stop. */
  tell: (done: number) => Promise<void>
}>

/** A row with its questions, which it waits for. */
export type CheckedRow = Readonly<{ row: ImportRow; asked: readonly Omit<Question, 'rows'>[] }>

export function blankRow(number: number, title: string): ImportRow {
  return {
    number,
    outcome: 'refused',
    title: title.slice(0, 300),
    actionId: null,
    cells: [],
    changes: [],
    problems: [],
    notes: [],
    input: null,
    seenVersion: null,
  }
}

/** The actions of the year that a row may mean. */
export class Known {
  private readonly byCode = new Map<string, WholeAction>()
  private readonly byKey = new Map<string, WholeAction[]>()
  private readonly byAgency = new Map<number, WholeAction[]>()
  private readonly countInFile = new Map<string, number>()

  constructor(
    readonly all: readonly WholeAction[],
    data: readonly DataRow[],
  ) {
    for (const whole of all) {
      const { action } = whole
      this.byCode.set(action.code, whole)
      this.byAgency.set(action.agencyId, [...(this.byAgency.get(action.agencyId) ?? []), whole])
      if (action.nomenclature === null) continue
      const key = `${action.agencyId}/${action.nomenclature}`
      this.byKey.set(key, [...(this.byKey.get(key) ?? []), whole])
    }
    for (const row of data) {
      const code = nomenclatureIn(textIn(row.cells.nomenclature))
      if (code !== '') this.countInFile.set(code, (this.countInFile.get(code) ?? 0) + 1)
    }
  }

  coded(code: string): WholeAction | undefined {
    return this.byCode.get(code)
  }

  /** The one it surely is, those it might be, or neither: then it is new. */
  find(
    agencyId: number,
    nomenclature: string,
    title: string,
  ): { sure?: WholeAction; alike: readonly WholeAction[] } {
    const wanted = plainTitle(title)
    const same = (whole: WholeAction) => plainTitle(whole.action.title) === wanted
    const keyed = this.byKey.get(`${agencyId}/${nomenclature}`) ?? []
    if (nomenclature !== '' && keyed.length > 0) {
      const named = keyed.filter(same)
      if (named.length === 1) return { sure: named[0] as WholeAction, alike: [] }
      // Code, agency and year are the key: one of them here and one there are the same action, whatever it is called.
      const only = keyed.length === 1 && this.countInFile.get(nomenclature) === 1
      return only ? { sure: keyed[0] as WholeAction, alike: [] } : { alike: keyed }
    }
    const ofAgency = (this.byAgency.get(agencyId) ?? []).filter(
      ({ action }) => nomenclature === '' || action.nomenclature === null,
    )
    const named = ofAgency.filter(same)
    if (named.length === 1) return { sure: named[0] as WholeAction, alike: [] }
    if (named.length > 1) return { alike: named }
    const alike = ofAgency
      .map((whole) => ({ whole, like: likeness(wanted, plainTitle(whole.action.title)) }))
      .filter((one) => one.like >= 0.8)
      .sort((one, other) => other.like - one.like || one.whole.action.id - other.whole.action.id)
    return { alike: alike.slice(0, 5).map((one) => one.whole) }
  }
}

/** A title as the database compares it: without accents and capitals, also without doubled blanks. */
export function plainTitle(title: string): string {
  return title.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim()
}

/** What a row says of itself, before it is anybody's. */
export type Identity = Readonly<{
  agency: Agency | null
  supports: readonly Agency[]
  code: string
  nomenclature: string
  title: string
  /** The title is the action's own, not merely the sub kegiatan's name. */
  titled: boolean
}>

/** Gathers what is wrong, noted and asked while a row is read. */
export class RowReading {
  readonly problems: Problem[] = []
  readonly notes: Message[] = []
  readonly asked: Omit<Question, 'rows'>[] = []

  constructor(readonly row: DataRow) {
    if (row.hidden) this.notes.push({ key: 'import.note.hidden' })
    for (const [field, cell] of Object.entries(row.cells)) {
      if (cell?.error) {
        const key = 'import.cell.not_calculated'
        if (cell.error === 'not_calculated') this.refuse(field, { key })
        else this.refuse(field, { key: 'import.cell.error', params: { error: cell.error } })
      }
    }
  }

  text(field: Field): string {
    return textIn(this.row.cells[field])
  }

  refuse(field: string, message: Message): void {
    if (!this.problems.some((one) => one.field === field)) this.problems.push({ field, message })
  }

  figure(
    field: Field,
    read: (cell: DataRow['cells'][Field]) => Figure,
  ): { value: number; unit: string | null } | null {
    const figure = read(this.row.cells[field])
    if (figure === null) return null
    if ('refused' in figure) {
      this.refuse(field, figure.refused)
      return null
    }
    return figure
  }

  identify(ground: Ground): Identity {
    const { plan, one, agencyNames } = ground
    const year = this.text('year')
    if (year !== '' && year !== String(plan.year)) {
      this.refuse('year', {
        key: 'import.row.other_year',
        params: { typed: year, year: String(plan.year) },
      })
    }
    const told = this.text('agency')
    let agency: Agency | null = null
    let supports: readonly Agency[] = []
    if (told !== '') {
      const found = agencyNames.find(told)
      if ('found' in found) {
        agency = found.found.owner
        supports = found.found.supports
      } else if ('ask' in found) this.asked.push(found.ask)
      else
        this.refuse('agency', {
          key: one.agencyId === 0 ? 'import.row.agency_unknown' : 'import.row.other_agency',
          params: { typed: told },
        })
    } else if (one.agencyId !== 0) agency = agencyNames.byId(one.agencyId) ?? null
    if (agency && one.agencyId !== 0 && agency.id !== one.agencyId) {
      this.refuse('agency', { key: 'import.row.other_agency', params: { typed: told } })
    }
    const kinds = (['kind_direct', 'kind_indirect', 'kind_support'] as const)
      .map((field) => this.text(field))
      .filter((text) => text !== '' && !isTick(text))
    const sub = subActivityIn(this.row.cells.sub_activity)
    const own = this.text('title') || (kinds[0] ?? '') || sub.action
    const title = own || sub.name
    return {
      agency,
      supports,
      // As it is copied out of a Word document.
      code: this.text('code').replaceAll('\u2011', '-'),
      nomenclature: nomenclatureIn(this.text('nomenclature')),
      title: title.replace(/\s+/g, ' '),
      titled: own !== '',
    }
  }

  /** The action that the row means; null for a new one, undefined while that is not sure or not allowed. */
  match(
    ground: Ground,
    { agency, code, nomenclature, title }: Identity,
  ): WholeAction | null | undefined {
    const { actions, one, explained } = ground
    if (code !== '') {
      const whole = actions.coded(code)
      if (!whole) {
        this.refuse('code', { key: 'import.row.code_unknown', params: { code } })
        return undefined
      }
      if (agency && whole.action.agencyId !== agency.id) {
        this.refuse('agency', {
          key: 'import.row.owner_differs',
          params: { code, agency: whole.action.agencyShortName },
        })
      }
      if (one.agencyId !== 0 && whole.action.agencyId !== one.agencyId) {
        this.refuse('code', { key: 'import.row.other_agency', params: { typed: code } })
      }
      return whole
    }
    if (!agency || title === '') return undefined
    const { sure, alike } = actions.find(agency.id, nomenclature, title)
    if (sure) return sure
    if (alike.length === 0) return null
    const key = `match:${this.row.number}`
    const answer = explained.get(key)
    if (answer === noneOfThem) return null
    const chosen = alike.find((whole) => whole.action.code === answer)
    if (chosen) return chosen
    this.asked.push({
      key,
      kind: 'match',
      typed: title.slice(0, 200),
      candidates: alike.slice(0, 6).map(({ action }) => ({
        value: action.code,
        label: `${action.code} · ${action.title}`.slice(0, 200),
      })),
    })
    return undefined
  }

  /** A question of a word that is one of few. */
  ask(
    ground: Ground,
    kind: 'strategy' | 'fund',
    typed: string,
    candidates: Question['candidates'],
  ): string | null {
    const key = questionKey(kind, typed)
    const answer = ground.explained.get(key)
    if (answer === noneOfThem) return null
    if (answer !== undefined && candidates.some((one) => one.value === answer)) return answer
    this.asked.push({ key, kind, typed, candidates })
    return null
  }

  done(outcome: ImportRow['outcome'], more: Partial<ImportRow> & { title: string }): CheckedRow {
    const refused = this.problems.length > 0
    return {
      asked: this.asked,
      row: {
        ...blankRow(this.row.number, more.title),
        cells: this.row.texts,
        notes: this.notes,
        ...more,
        problems: this.problems,
        outcome: refused ? 'refused' : this.asked.length > 0 ? 'asked' : outcome,
      },
    }
  }
}
