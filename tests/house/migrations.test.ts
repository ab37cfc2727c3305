import type { Knex } from 'knex'
import { connect, type Connection } from '../../server/db'
import { sources } from '../support/sources'

type Parts = Exclude<Connection, string>
const server = () => JSON.parse(process.env['TEST_DATABASE'] ?? '{}') as Parts
const name = `migrations_${process.pid}`
let admin: Knex
let db: Knex

beforeAll(async () => {
  admin = connect({ ...server(), database: 'postgres' }, 1)
  await admin.raw(`CREATE DATABASE ${name} TEMPLATE template0`)
  db = connect({ ...server(), database: name }, 2)
})

afterAll(async () => {
  await db.destroy()
  await admin.raw(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  await admin.destroy()
})

// Knex's own two tables stay when everything else is gone.
const own = `NOT LIKE 'schema\\_migrations%'`
const extensionOwned = (oid: string) =>
  `NOT EXISTS (SELECT FROM pg_depend WHERE pg_depend.objid = ${oid} AND pg_depend.deptype = 'e')`

/** Everything that makes up the schema, one line each, in a fixed order. */
async function schema(): Promise<string[]> {
  const { rows } = await db.raw<{ rows: { line: string }[] }>(`
    SELECT 'extension ' || extname AS line FROM pg_extension WHERE extname <> 'plpgsql'
    UNION ALL
    SELECT 'collation ' || collname || ' ' || coalesce(colllocale, '') FROM pg_collation
      WHERE collnamespace = 'public'::regnamespace
    UNION ALL
    SELECT 'function ' || pg_get_functiondef(pg_proc.oid) FROM pg_proc
      WHERE pronamespace = 'public'::regnamespace AND prokind = 'f' AND ${extensionOwned('pg_proc.oid')}
    UNION ALL
    SELECT 'type ' || typname FROM pg_type WHERE typnamespace = 'public'::regnamespace AND typtype IN ('e', 'd')
    UNION ALL
    SELECT 'column ' || table_name || '.' || column_name || ' ' || udt_name || ' ' || is_nullable
        || ' ' || coalesce(column_default, '') || ' ' || coalesce(generation_expression, '')
        || ' ' || coalesce(character_maximum_length, numeric_precision, 0) || ' ' || coalesce(numeric_scale, 0)
        || ' ' || coalesce(collation_name, '') || ' ' || is_identity
      FROM information_schema.columns WHERE table_schema = 'public' AND table_name ${own}
    UNION ALL
    SELECT 'constraint ' || conrelid::regclass || '.' || conname || ' ' || pg_get_constraintdef(pg_constraint.oid)
      FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conrelid <> 0
        AND conrelid::regclass::text ${own}
    UNION ALL
    SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename ${own}
    UNION ALL
    SELECT 'trigger ' || pg_get_triggerdef(pg_trigger.oid) FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL
    SELECT 'view ' || viewname || ' ' || definition FROM pg_views WHERE schemaname = 'public'
    UNION ALL
    SELECT 'sequence ' || sequencename FROM pg_sequences WHERE schemaname = 'public' AND sequencename ${own}
    ORDER BY line`)
  return rows.map((row) => row.line)
}

it('go up, all the way down to nothing, and up to the very same schema', async () => {
  expect(await schema()).toEqual([])
  await db.migrate.latest()
  const first = await schema()
  expect(first.length).toBeGreaterThan(200)

  await db.migrate.rollback({}, true)
  expect(await schema()).toEqual([])

  await db.migrate.latest()
  expect(await schema()).toEqual(first)
})

it('can each be taken back alone and done again', async () => {
  const all = await schema()
  const steps = ((await db.migrate.list()) as [unknown[], unknown[]])[0].length
  const passed: string[][] = []
  for (let step = 0; step < steps; step += 1) {
    passed.push(await schema())
    await db.migrate.down()
  }
  for (const before of passed.toReversed()) {
    await db.migrate.up()
    expect(await schema()).toEqual(before)
  }
  expect(await schema()).toEqual(all)
})

describe('the schema', () => {
  const rowsOf = async (sql: string) =>
    (await db.raw<{ rows: { name: string }[] }>(sql)).rows.map((row) => row.name)

  it('names every constraint itself, after its table', async () => {
    const generated = await rowsOf(`
      SELECT conrelid::regclass || '.' || conname AS name FROM pg_constraint
      WHERE connamespace = 'public'::regnamespace AND conrelid <> 0 AND contype <> 'n'
        AND conrelid::regclass::text ${own}
        AND (conname ~ '_check\\d*$' OR conname ~ '_(key|fkey|excl)\\d+$'
          OR NOT starts_with(conname, conrelid::regclass::text || '_'))
      ORDER BY 1`)
    expect(generated).toEqual([])
  })

  it('says the name where the rule is written, rather than leave it to PostgreSQL', () => {
    const nameless = sources('migrations', '.ts').flatMap(({ path, text }) => {
      const sql = text.replace(/--.*$/gm, '').replace(/\/\*[\s\S]*?\*\//g, '')
      return [...sql.matchAll(/\b(CHECK|UNIQUE|PRIMARY KEY|FOREIGN KEY|REFERENCES)\b/g)]
        .filter(({ index, 0: word }) => {
          const before = sql.slice(0, index)
          const named =
            /CONSTRAINT\s+\w+\s+$/.test(before) ||
            (word === 'UNIQUE' && before.endsWith('CREATE ')) ||
            (word === 'REFERENCES' && /FOREIGN KEY \([^)]*\)\s+$/.test(before))
          return !named
        })
        .map(
          ({ index, 0: word }) => `${path}: ${word} after ${sql.slice(index - 40, index).trim()}`,
        )
    })
    expect(nameless).toEqual([])
  })

  it('names every index itself, after its table', async () => {
    const generated = await rowsOf(`
      SELECT tablename || '.' || indexname AS name FROM pg_indexes
      WHERE schemaname = 'public' AND tablename ${own}
        AND (indexname ~ '_idx\\d*$' OR NOT starts_with(indexname, tablename || '_'))
      ORDER BY 1`)
    expect(generated).toEqual([])
  })

  it('keeps every instant with its zone', async () => {
    const zoneless = await rowsOf(`
      SELECT table_name || '.' || column_name AS name FROM information_schema.columns
      WHERE table_schema = 'public' AND table_name ${own}
        AND data_type IN ('timestamp without time zone', 'time without time zone', 'time with time zone')`)
    expect(zoneless).toEqual([])
  })

  it('gives every table a primary key', async () => {
    const keyless = await rowsOf(`
      SELECT oid::regclass::text AS name FROM pg_class
      WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname ${own}
        AND NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = pg_class.oid AND contype = 'p')`)
    expect(keyless).toEqual([])
  })
})
