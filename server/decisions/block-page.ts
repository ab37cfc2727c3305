import type { Db } from '../db'
import type { Aside } from '../http/aside'
import { can } from '../policy'
import { listDecisionsAbout } from './queries'
import { decisionLine } from './wording'

/** The decisions about an action or an indicator, as a block on its page. */
export function decisionsAbout(
  db: Db,
  card: 'action' | 'indicator',
): Aside<Readonly<{ id: number }>> {
  return async ({ locale, today, user }, { id }) => {
    const about = card === 'action' ? { actionId: id } : { indicatorId: id }
    const decisions = await listDecisionsAbout(db, about)
    const mayMake = can(user, 'decision.make')
    if (decisions.length === 0) return null
    const asked = card === 'action' ? decisions[0]?.actionCode : decisions[0]?.indicatorCode
    return {
      view: '/decisions/_about',
      lines: decisions.map((decision) => decisionLine(locale, decision, today)),
      newHref: mayMake && asked ? `/decisions/new?${card}=${asked}` : null,
    }
  }
}
