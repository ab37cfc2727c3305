import type { Knex } from 'knex'

/** Whether there is demo data is asked again and again; where there is none, all actions were read to know it. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE INDEX actions_demo ON actions (id) WHERE is_demo;
    CREATE INDEX users_demo ON users (id) WHERE is_demo;
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP INDEX users_demo; DROP INDEX actions_demo')
}
