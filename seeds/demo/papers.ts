import type { Knex } from 'knex'
import { issueDocument } from '../../server/documents/commands'
import { formatsOf, lastDayOf, type Subject } from '../../server/documents/document'
import { fileName, fileOf } from '../../server/documents/files-paper'
import { readAsked } from '../../server/documents/form'
import { writeSubject } from '../../server/documents/subject-paper'
import { localeOf, type Day } from '../../server/i18n'
import type { DemoUser } from './accounts'
import { addDays, atWib } from './days'

/** What one agency corrected after the paper was issued, in rupiah. */
const corrected = 12_500_000

/**
 * The brief of the last quarter that is over, as the secretariat issued it yesterday. One agency corrected its money
 * afterwards, so that a visitor sees what an issued paper does then: it stays, and the correction stands beside it.
 */
export async function issuePapers(
  trx: Knex.Transaction,
  today: Day,
  secretariat: DemoUser,
): Promise<void> {
  const day = addDays(today, -1)
  const year = Number(day.slice(0, 4))
  const asked = readAsked({ kind: 'brief' }, { today: day, years: [year] })
  const over = day >= `${year}-03-31`
  const subject: Subject = over
    ? { ...asked, agency: null }
    : { kind: 'brief', year: year - 1, part: 4, agency: null }
  const standing = (await trx('standings')
    .join('windows', 'windows.id', 'standings.window_id')
    .where({ 'windows.ends_on': lastDayOf(subject), 'standings.figure_state': 'verified' })
    .where('standings.realised', '>', 20 * corrected)
    .orderBy('standings.action_id')
    .first('standings.action_id', 'standings.window_id', 'standings.realised')) as
    { action_id: number; window_id: number; realised: number } | undefined
  const set = (realised: number) =>
    standing &&
    trx('standings')
      .where({ action_id: standing.action_id, window_id: standing.window_id })
      .update({ realised })

  await set((standing?.realised ?? 0) - corrected)
  const number = `400.9/041/TKPK/${day.slice(0, 4)}`
  const moment = { now: atWib(day, 15 * 60), today: day }
  const issue = { number, day, edition: 1, replaces: null, reason: null }
  const paper = await writeSubject(trx, localeOf('id'), moment, subject, issue)
  await set(standing?.realised ?? 0)
  const files = []
  for (const format of formatsOf[subject.kind]) {
    const content = await fileOf(paper, format, secretariat.name)
    files.push({ format, name: fileName(subject, format, 1), content })
  }
  const input = { number, day, reason: null }
  const id = await issueDocument(trx, secretariat, {
    subject,
    paper,
    files,
    input,
    former: undefined,
    isDemo: true,
  })
  await trx('history').insert({
    at: moment.now,
    actor_id: secretariat.id,
    actor_name: secretariat.name,
    event: 'document.issued',
    subject: 'document',
    subject_id: id,
    after: JSON.stringify({ number, title: paper.title, edition: 1, day }),
  })
}
