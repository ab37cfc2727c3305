import { listAgencies } from '../agencies/queries'
import { listActionIds, listWholeActions, type WholeAction } from '../actions/queries'
import type { Db } from '../db'
import { localeOf } from '../i18n'
import type { ReadRow } from '../sheets/cell'
import type { User } from '../users/user'
import { checkActions } from './action-sheet'
import type { Import, ImportRow, Plan, Question } from './import'
import { AgencyNames, PlaceNames } from './names'
import { checkProgress } from './progress-sheet'
import { listAllPlaces, listExplained } from './queries'
import { blankRow, Known, type CheckedRow, type Ground } from './row-sheet'
import { tellApart, type DataRow } from './rows'

/** What a file would do, row by row, and what has to be asked first. */
export type Checked = Readonly<{ rows: readonly ImportRow[]; questions: readonly Question[] }>

/** Holds every row of the sheet against what is stored. Writes nothing. */
export async function checkRows(
  db: Db,
  one: Import,
  plan: Plan,
  user: User,
  today: string,
  rows: readonly ReadRow[],
  tell: (done: number, total: number) => Promise<void>,
): Promise<Checked> {
  const { data, others } = tellApart(rows, plan)
  const own = one.agencyId === 0 ? null : one.agencyId
  const explained = new Map([
    ...(await listExplained(db, one.agencyId)),
    ...Object.entries(one.answers),
  ])
  const agencies = await listAgencies(db)
  const places = await listAllPlaces(db)
  const ground: Ground = {
    db,
    one,
    plan,
    user,
    locale: localeOf(user.language),
    today,
    agencies,
    agencyNames: new AgencyNames(agencies, explained, own),
    placeNames: new PlaceNames(places, explained),
    explained,
    actions: await knownActions(db, plan.year, own, data),
    tell: (done) => tell(done, data.length),
  }
  await tell(0, data.length)
  const checked =
    plan.purpose === 'actions'
      ? await checkActions(ground, data)
      : await checkProgress(ground, data)
  const skipped = others.map(({ number, kind, text }): ImportRow => ({
    ...blankRow(number, text),
    outcome: 'skipped',
    notes: [{ key: `import.skipped.${kind}` }],
  }))
  return {
    rows: [...checked.map(({ row }) => row), ...skipped].sort((a, b) => a.number - b.number),
    questions: gathered(checked),
  }
}

function gathered(checked: readonly CheckedRow[]): Question[] {
  const questions = new Map<string, { question: Omit<Question, 'rows'>; rows: number[] }>()
  for (const { row, asked } of checked) {
    if (row.outcome !== 'asked') continue
    for (const question of asked) {
      const known = questions.get(question.key)
      if (known) known.rows.push(row.number)
      else questions.set(question.key, { question, rows: [row.number] })
    }
  }
  return [...questions.values()].map(({ question, rows }) => ({
    ...question,
    rows: rows.slice(0, 20),
  }))
}

async function knownActions(
  db: Db,
  year: number,
  own: number | null,
  data: readonly DataRow[],
): Promise<Known> {
  const ids = (await listActionIds(db, year, own)).map(({ id }) => id)
  const all: WholeAction[] = []
  for (let from = 0; from < ids.length; from += 500) {
    all.push(...(await listWholeActions(db, ids.slice(from, from + 500))).values())
  }
  return new Known(all, data)
}
