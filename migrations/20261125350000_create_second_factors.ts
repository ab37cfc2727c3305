import type { Knex } from 'knex'

/** A person's second factor: the sealed secret of their authenticator, and the recovery codes for when it is lost. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE second_factors (
      user_id integer CONSTRAINT second_factors_pkey PRIMARY KEY
        CONSTRAINT second_factors_user_fkey REFERENCES users (id) ON DELETE CASCADE,
      -- AES-256-GCM under a key that is not in the database: a copy of the table makes no codes.
      sealed_secret text NOT NULL
        CONSTRAINT second_factors_secret_length CHECK (char_length(sealed_secret) BETWEEN 40 AND 400),
      -- The latest step of 30 seconds whose code was used: no code works a second time.
      last_step bigint NOT NULL CONSTRAINT second_factors_last_step CHECK (last_step >= 0),
      made_at timestamptz NOT NULL DEFAULT now()
    );
    CREATE TABLE recovery_codes (
      user_id integer NOT NULL
        CONSTRAINT recovery_codes_factor_fkey REFERENCES second_factors (user_id) ON DELETE CASCADE,
      -- Argon2id; all codes of one person share a salt, so that one computation finds the code.
      code_hash text NOT NULL CONSTRAINT recovery_codes_hash_form CHECK (code_hash LIKE '$argon2id$%'),
      used_at timestamptz,
      CONSTRAINT recovery_codes_pkey PRIMARY KEY (user_id, code_hash)
    );
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE recovery_codes; DROP TABLE second_factors')
}
