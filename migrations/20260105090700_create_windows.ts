import type { Knex } from 'knex'

/** A reporting window: figures run from 1 January to its end; it is due later. All days are WIB days. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE windows (
      id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT windows_pkey PRIMARY KEY,
      code text NOT NULL CONSTRAINT windows_code_key UNIQUE
        CONSTRAINT windows_code_form CHECK (code ~ '^[0-9]{4}-(TW[1-4]|S[12]|B(0[1-9]|1[0-2]))$'),
      year smallint NOT NULL CONSTRAINT windows_year CHECK (year BETWEEN 2000 AND 2100),
      kind text NOT NULL CONSTRAINT windows_kind CHECK (kind IN ('quarter', 'semester', 'month')),
      number smallint NOT NULL,
      ends_on date NOT NULL,
      opens_on date NOT NULL,
      due_on date NOT NULL,
      -- Last day on which a late report is still taken; afterwards the window is locked.
      grace_until date NOT NULL,
      unlocked_until date,
      unlock_reason text CONSTRAINT windows_unlock_reason_length CHECK (char_length(unlock_reason) BETWEEN 3 AND 500),
      version integer NOT NULL DEFAULT 1,
      CONSTRAINT windows_number_key UNIQUE (year, kind, number),
      CONSTRAINT windows_in_order CHECK (opens_on <= due_on AND ends_on <= due_on AND due_on <= grace_until),
      CONSTRAINT windows_ends_in_year CHECK (extract(year FROM ends_on) = year),
      CONSTRAINT windows_unlock_has_reason CHECK ((unlocked_until IS NULL) = (unlock_reason IS NULL))
    );
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE windows')
}
