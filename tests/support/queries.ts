import pg from 'pg'

/** One statement as it went to the database. */
export type Statement = Readonly<{ text: string; values: readonly unknown[] }>
type Query = (this: pg.Client, ...given: unknown[]) => unknown

// What opens a connection of the pool is no page's doing.
const opening = /^(SET pg_trgm\.word_similarity_threshold|select version\(\))/

/** What was asked of the database while `work` ran, statement by statement, on every connection of this process. */
export async function statementsOf(work: () => Promise<unknown>): Promise<Statement[]> {
  const asked: Statement[] = []
  const { prototype } = pg.Client as unknown as { prototype: { query: Query } }
  const original = prototype.query
  prototype.query = function (this: pg.Client, ...given: unknown[]) {
    const statement = read(given)
    if (!opening.test(statement.text)) asked.push(statement)
    return original.apply(this, given)
  }
  try {
    await work()
  } finally {
    prototype.query = original
  }
  return asked
}

function read([first, second]: unknown[]): Statement {
  if (typeof first === 'string') {
    return { text: first, values: Array.isArray(second) ? second : [] }
  }
  const { text = '', values = [] } = (first ?? {}) as Partial<Statement>
  return { text, values }
}
