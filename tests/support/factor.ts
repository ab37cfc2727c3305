import { Secret, TOTP } from 'otpauth'
import type { Db } from '../../server/db'
import { newSecret } from '../../server/factors/factor'
import { seal, sealingKey } from '../../server/factors/seal'
import type { User } from '../../server/users/user'
import { appSecret } from './app'
import type { Client, Page } from './client'
import { demoPassword, storyNow } from './constants'

/** What an authenticator shows for this key at this moment, give or take some steps of thirty seconds. */
export function codeOf(key: string, at: Date = storyNow, steps = 0): string {
  const secret = Secret.fromBase32(key.replaceAll(' ', ''))
  return new TOTP({ secret }).generate({ timestamp: at.getTime() + steps * 30_000 })
}

/** Types the password once more where a page asks for it. */
export function prove(client: Client, page: Page, code?: string): Promise<Page> {
  const fields = { password: demoPassword, ...(code !== undefined && { code }) }
  return client.submit(page, '/account/proof', fields)
}

/** A second factor put straight into the database, without recovery codes. Returns its key. */
export async function giveFactor(db: Db, user: Pick<User, 'id'>): Promise<string> {
  const key = newSecret()
  const sealed_secret = seal(sealingKey(appSecret), key, user.id)
  await db('second_factors').insert({ user_id: user.id, sealed_secret, last_step: 0 })
  return key
}

/** Sets up the second factor of whoever is signed in, by the pages, and returns its key and the recovery codes. */
export async function setUpFactor(client: Client): Promise<{ key: string; codes: string[] }> {
  const form = await prove(client, await client.get('/account/second-factor/new'))
  const key = form.html.querySelector('#key')?.text ?? ''
  const page = await client.submit(form, '/account/second-factor', { code: codeOf(key) })
  return { key, codes: page.html.querySelectorAll('.codes code').map((one) => one.text) }
}
