import pino from 'pino'
import type { Express } from 'express'
import type { Knex } from 'knex'
import type { User } from '../../server/users/user'
import { testApp } from './app'
import { buildAction, type ActionFacts } from './builders'
import { Client } from './client'
import { storyNow } from './constants'
import { everyone } from './people'

/** A clock that a story can put forward. */
export type Clock = { now: Date }

export const windowCode = '2026-TW3'

/**
 * The housing agency's action with 100 houses and 1,000,000,000 rupiah to go, the people around it, and a way for each
 * to come in. The story's moment lies between the due day of the third quarter and its lock.
 */
export async function housingStory(db: Knex, facts: ActionFacts = {}) {
  const people = await everyone(db)
  const action = await buildAction(db, {
    agency: people.housing,
    outputTarget: 100,
    outputUnit: 'rumah',
    beneficiaryTarget: 100,
    beneficiaryUnit: 'KK',
    budget: 1_000_000_000,
    ...facts,
  })
  const clock: Clock = { now: storyNow }
  const app = testApp(db, {
    clock: () => clock.now,
    log: pino({ level: process.env['LOG'] ?? 'silent' }),
  })
  const href = `/actions/${action.code}/reports/${windowCode}`
  return { ...people, action, clock, app, href, as: (user: User) => come(app, user) }
}

/** A signed-in person. */
async function come(app: Express, user: User): Promise<Client> {
  const client = new Client(app)
  await client.signIn(user.email)
  return client
}

/** What a hurried officer fills in. */
export const filledIn = {
  output: '60',
  beneficiaries: '60',
  money_apbd: '600.000.000',
  work_status: 'running',
  done_text: 'Enam puluh rumah selesai diperbaiki.',
}
