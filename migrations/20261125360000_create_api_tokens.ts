import type { Knex } from 'knex'

/** What another program reads the team's data with: a role for a while. Only the hash of its secret is stored. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE api_tokens (
      id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT api_tokens_pkey PRIMARY KEY,
      name text NOT NULL CONSTRAINT api_tokens_name_length CHECK (char_length(name) BETWEEN 2 AND 80),
      role text NOT NULL CONSTRAINT api_tokens_role_known
        CHECK (role IN ('secretariat', 'coordinator', 'officer', 'viewer')),
      agency_id integer CONSTRAINT api_tokens_agency_fkey REFERENCES agencies (id),
      token_hash text NOT NULL CONSTRAINT api_tokens_hash_key UNIQUE
        CONSTRAINT api_tokens_hash_form CHECK (token_hash ~ '^[0-9a-f]{64}$'),
      -- Its last letters, by which people know one from another.
      hint text NOT NULL CONSTRAINT api_tokens_hint_length CHECK (char_length(hint) = 4),
      created_by integer CONSTRAINT api_tokens_creator_fkey REFERENCES users (id),
      created_at timestamptz NOT NULL DEFAULT now(),
      expires_at timestamptz NOT NULL,
      revoked_at timestamptz,
      last_used_at timestamptz,
      CONSTRAINT api_tokens_officer_has_agency CHECK (role <> 'officer' OR agency_id IS NOT NULL),
      CONSTRAINT api_tokens_at_most_a_year CHECK (expires_at <= created_at + interval '367 days')
    )`)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE api_tokens')
}
