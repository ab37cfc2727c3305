import type { Knex } from 'knex'

/** Besides the output a report may tell beneficiaries and money place by place; a place has at least one figure. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE report_places ALTER COLUMN output DROP NOT NULL,
      ADD COLUMN beneficiaries numeric(15,2)
        CONSTRAINT report_places_beneficiaries CHECK (beneficiaries >= 0 AND beneficiaries < 1e13),
      ADD COLUMN realised numeric(15,2) CONSTRAINT report_places_realised CHECK (realised >= 0 AND realised < 1e13),
      ADD CONSTRAINT report_places_said CHECK (num_nonnulls(output, beneficiaries, realised) > 0);
  `)
}

/** What was told of beneficiaries and money alone goes. */
export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE report_places DROP CONSTRAINT report_places_said, DROP COLUMN beneficiaries, DROP COLUMN realised;
    DELETE FROM report_places WHERE output IS NULL;
    ALTER TABLE report_places ALTER COLUMN output SET NOT NULL;
  `)
}
