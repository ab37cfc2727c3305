import type { Knex } from 'knex'

/** Who an account is at the provider of single sign-on: the provider's own lasting name for a person, kept from the first sign-in. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE provider_links (
      user_id integer NOT NULL CONSTRAINT provider_links_user_fkey REFERENCES users (id) ON DELETE CASCADE,
      issuer text NOT NULL CONSTRAINT provider_links_issuer_length CHECK (char_length(issuer) BETWEEN 1 AND 1000),
      subject text NOT NULL CONSTRAINT provider_links_subject_length CHECK (char_length(subject) BETWEEN 1 AND 255),
      linked_at timestamptz NOT NULL DEFAULT now(),
      -- One person of a provider, one account; another provider is another link.
      CONSTRAINT provider_links_pkey PRIMARY KEY (user_id, issuer),
      CONSTRAINT provider_links_subject_key UNIQUE (issuer, subject)
    )`)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE provider_links')
}
