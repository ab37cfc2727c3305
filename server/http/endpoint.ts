import type { z } from 'zod'
import type { Db } from '../db'
import type { Cut } from '../db/cut'
import type { Day } from '../i18n'
import type { Ability } from '../policy'
import type { User } from '../users/user'

/** Who asks, as the policy knows them, and on which day. */
export type Asker = Readonly<{ db: Db; reader: User; today: Day; now: Date }>

/**
 * Some of the records that were asked for. `total` is null where counting them would cost more than it tells; `next` is
 * the cursor from which a reader who leafs by cursor goes on, null at the end.
 */
export type Portion<Record> = Readonly<{
  records: readonly Record[]
  total: number | null
  more: boolean
  next: number | null
}>

export type Asked = Readonly<Record<string, string | number | undefined>>

/**
 * One address of the API: what it may be asked, what it answers, and whose ability it needs. The manual and the
 * description for machines are made from the same.
 */
export type Endpoint = Readonly<{
  /** 'listActions', 'getAction': its name for machines. */
  name: string
  /** '/actions/:code' */
  path: string
  ability: Ability
  /** Its sentence in the manual: api.about.… */
  about: string
  /** The name of its records: 'Action'. */
  kind: string
  record: z.ZodType
  query: z.ZodObject
  /** How the parts of its path are spelled, by an example. */
  params: Readonly<Record<string, string>>
}> &
  Readonly<
    | { many: true; load: (asker: Asker, asked: Asked) => Promise<Portion<unknown>> }
    | { many: false; load: (asker: Asker, asked: Asked) => Promise<unknown> }
  >

type Ask<Query extends z.ZodObject> = z.infer<Query> & Readonly<Record<string, string>>

type Given<Kind extends z.ZodType, Query extends z.ZodObject> = Omit<
  Endpoint,
  'record' | 'query' | 'params' | 'many' | 'load'
> & {
  record: Kind
  query: Query
  params?: Readonly<Record<string, string>>
}

/** An address that answers with a list, a portion at a time. */
export function manyOf<Kind extends z.ZodType, Query extends z.ZodObject>(
  given: Given<Kind, Query> & {
    load: (asker: Asker, asked: z.infer<Query>) => Promise<Portion<z.infer<Kind>>>
  },
): Endpoint {
  const { load, ...rest } = given
  return {
    params: {},
    ...rest,
    many: true,
    load: (asker, asked) => load(asker, asked as z.infer<Query>),
  }
}

/** An address that answers with one record, or throws NotFound. */
export function oneOf<Kind extends z.ZodType, Query extends z.ZodObject>(
  given: Given<Kind, Query> & {
    load: (asker: Asker, asked: Ask<Query>) => Promise<z.infer<Kind>>
  },
): Endpoint {
  const { load, ...rest } = given
  return {
    params: {},
    ...rest,
    many: false,
    load: (asker, asked) => load(asker, asked as Ask<Query>),
  }
}

type Leaf = Readonly<{ page: number; limit: number; cursor?: number | undefined }>
type Row = Readonly<{ id: number }>

/** What of a list is read for this question: one row more than is shown where that alone tells that there are more. */
export function cutFor({ page, limit, cursor }: Leaf, total: 'counted' | 'unknown'): Cut {
  return cursor === undefined
    ? { limit: limit + (total === 'unknown' ? 1 : 0), offset: (page - 1) * limit, after: null }
    : { limit: limit + 1, offset: 0, after: cursor }
}

/** The portion of a list of which the database read what `cutFor` says. */
export function cutOut<Of extends Row, Record>(
  rows: readonly Of[],
  tell: (row: Of) => Record,
  total: number | null,
  { page, limit, cursor }: Leaf,
): Portion<Record> {
  const shown = rows.slice(0, limit)
  const counted = cursor === undefined && total !== null
  const more = counted ? page * limit < total : rows.length > limit
  const next = cursor !== undefined && more ? (shown.at(-1)?.id ?? null) : null
  return { records: shown.map(tell), total, more, next }
}

/** The portion of a list that is at hand as a whole. */
export function portionOf<Of extends Row, Record>(
  all: readonly Of[],
  tell: (row: Of) => Record,
  leaf: Leaf,
): Portion<Record> {
  const { limit, offset, after } = cutFor(leaf, 'counted')
  const rows =
    after === null ? all : all.filter(({ id }) => id > after).toSorted((a, b) => a.id - b.id)
  return cutOut(rows.slice(offset, offset + limit), tell, all.length, leaf)
}
