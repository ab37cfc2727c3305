import type { Knex } from 'knex'

/** People, their one-time links, their sessions, and the counters that slow down guessing. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE users (
      id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT users_pkey PRIMARY KEY,
      email citext NOT NULL CONSTRAINT users_email_key UNIQUE
        CONSTRAINT users_email_length CHECK (char_length(email::text) BETWEEN 3 AND 254),
      name text NOT NULL CONSTRAINT users_name_length CHECK (char_length(name) BETWEEN 1 AND 120),
      role text NOT NULL CONSTRAINT users_role CHECK (role IN ('secretariat', 'coordinator', 'officer', 'viewer')),
      agency_id integer CONSTRAINT users_agency_fkey REFERENCES agencies (id),
      language text NOT NULL DEFAULT 'id' CONSTRAINT users_language CHECK (language IN ('id', 'en')),
      password_hash text,
      -- Raised to end every session of the person at once; a session carries the number it began with.
      session_epoch integer NOT NULL DEFAULT 1,
      disabled_at timestamptz,
      last_signed_in_at timestamptz,
      is_demo boolean NOT NULL DEFAULT false,
      version integer NOT NULL DEFAULT 1,
      created_at timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT users_officer_has_agency CHECK (role <> 'officer' OR agency_id IS NOT NULL)
    );
    CREATE INDEX users_agency ON users (agency_id, id);

    CREATE TABLE password_links (
      -- Only the SHA-256 of the secret is kept: a copy of the table opens no account.
      token_hash text CONSTRAINT password_links_pkey PRIMARY KEY,
      user_id integer NOT NULL CONSTRAINT password_links_user_fkey REFERENCES users (id) ON DELETE CASCADE,
      made_by integer CONSTRAINT password_links_made_by_fkey REFERENCES users (id),
      created_at timestamptz NOT NULL DEFAULT now(),
      expires_at timestamptz NOT NULL,
      used_at timestamptz
    );
    CREATE INDEX password_links_user ON password_links (user_id);

    CREATE TABLE sessions (
      sid varchar NOT NULL COLLATE "default" CONSTRAINT sessions_pkey PRIMARY KEY,
      sess json NOT NULL,
      expire timestamptz(6) NOT NULL
    );
    CREATE INDEX sessions_expire ON sessions (expire);
    CREATE INDEX sessions_user ON sessions ((sess -> 'passport' ->> 'user'));

    CREATE TABLE throttles (
      key varchar(255) CONSTRAINT throttles_pkey PRIMARY KEY,
      points integer NOT NULL DEFAULT 0,
      expire bigint
    );
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(
    'DROP TABLE throttles; DROP TABLE sessions; DROP TABLE password_links; DROP TABLE users',
  )
}
