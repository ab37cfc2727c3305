import type { Knex } from 'knex'
import { randomUUID } from 'node:crypto'
import { testApp } from '../support/app'
import { demoPassword } from '../support/constants'
import { ownDatabase } from '../support/database'
import {
  allRoutes,
  findAddresses,
  personKinds,
  signEveryoneIn,
  type AddressOf,
  type PersonKind,
  type Session,
} from '../support/addresses'
import { listening } from '../support/listening'

type Visitor = 'stranger' | PersonKind
const visitors: readonly Visitor[] = ['stranger', ...personKinds]

/**
 * What each may: own and other are officers, of the agency that owns the action in the address and of another.
 *   ok    may: a page, a file, a redirect, or a form that is refused for what is in it (422, 409)
 *   in    is asked to sign in first
 *   401   the same for a form: signs in, and gets back what was typed
 *   no    may not (403)
 *   gone  there is nothing at that address (404, 410)
 */
// prettier-ignore
const grid: Record<string, string> = {
  //                                                  strg   view   own    other  coord  secr
  'GET /':                                            'in     ok     ok     ok     ok     ok',
  'GET /actions':                                     'in     ok     ok     ok     ok     ok',
  'GET /actions.csv':                                 'in     ok     ok     ok     ok     ok',
  'GET /actions.xlsx':                                'in     ok     ok     ok     ok     ok',
  'GET /actions/new':                                 'in     no     ok     ok     no     ok',
  'POST /actions':                                    '401    no     ok     ok     no     ok',
  'GET /actions/:code':                               'in     ok     ok     ok     ok     ok',
  'GET /actions/:code/edit':                          'in     no     ok     no     no     ok',
  'POST /actions/:code':                              '401    no     ok     no     no     ok',
  'GET /actions/:code/cancel':                        'in     no     ok     no     no     ok',
  'POST /actions/:code/cancel':                       '401    no     ok     no     no     ok',
  'POST /actions/:code/copy':                         '401    no     ok     no     no     ok',
  'GET /agencies':                                    'in     ok     ok     ok     ok     ok',
  'GET /agencies.csv':                                'in     ok     ok     ok     ok     ok',
  'GET /agencies.xlsx':                               'in     ok     ok     ok     ok     ok',
  'GET /agencies/:code':                              'in     ok     ok     ok     ok     ok',
  'GET /views':                                       'in     ok     ok     ok     ok     ok',
  'POST /views':                                      '401    ok     ok     ok     ok     ok',
  'POST /views/start/removal':                        '401    ok     ok     ok     ok     ok',
  'POST /views/:id/start':                            '401    ok     ok     ok     ok     ok',
  'POST /views/:id/sharing':                          '401    no     ok     no     no     no',
  'POST /views/:id/removal':                          '401    no     ok     no     no     no',
  'GET /windows':                                     'in     ok     ok     ok     ok     ok',
  'GET /windows.csv':                                 'in     ok     ok     ok     ok     ok',
  'GET /windows.xlsx':                                'in     ok     ok     ok     ok     ok',
  'POST /windows':                                    '401    no     no     no     no     ok',
  'GET /windows/:code.csv':                          'in     ok     ok     ok     ok     ok',
  'GET /windows/:code.xlsx':                         'in     ok     ok     ok     ok     ok',
  'GET /windows/:code':                               'in     ok     ok     ok     ok     ok',
  'POST /windows/:code/locking':                      '401    no     no     no     no     ok',
  'POST /windows/:code/excuses':                      '401    no     no     no     no     ok',
  'POST /excuses/:id/withdrawal':                     '401    no     no     no     no     ok',
  'GET /windows/:code/reminders':                      'in     no     no     no     ok     ok',
  'POST /windows/:code/reminders':                     '401    no     no     no     ok     ok',
  'GET /windows/:code/edit':                          'in     no     no     no     no     ok',
  'POST /windows/:code':                              '401    no     no     no     no     ok',
  'POST /windows/:code/unlocking':                    '401    no     no     no     no     ok',
  'GET /reports':                                     'in     no     no     no     ok     ok',
  'GET /reports.csv':                                 'in     no     no     no     ok     ok',
  'GET /reports.xlsx':                                'in     no     no     no     ok     ok',
  'GET /reports/update':                              'in     no     ok     ok     no     ok',
  'POST /reports/update':                             '401    no     ok     ok     no     ok',
  'GET /actions/:code/reports/:window':               'in     ok     ok     ok     ok     ok',
  'POST /actions/:code/reports/:window/draft':        '401    no     ok     no     no     ok',
  'POST /actions/:code/reports/:window/sending':      '401    no     ok     no     no     ok',
  'POST /actions/:code/reports/:window/verification': '401    no     no     no     ok     ok',
  'POST /actions/:code/reports/:window/return':       '401    no     no     no     ok     ok',
  'POST /actions/:code/reports/:window/answers':      '401    no     ok     no     no     ok',
  'GET /reports/verification':                        'in     no     no     no     ok     ok',
  'POST /reports/verification':                       '401    no     no     no     ok     ok',
  'POST /actions/:code/reports/:window/reopening':    '401    no     no     no     ok     ok',
  'GET /actions/:code/reports/:window/evidence':      'in     no     ok     no     no     ok',
  'POST /actions/:code/reports/:window/evidence':     '401    no     ok     no     no     ok',
  'GET /actions/:code/reports/:window/places':        'in     ok     ok     ok     ok     ok',
  'POST /actions/:code/reports/:window/places':       '401    no     ok     no     no     ok',
  'GET /evidence/:id':                                'in     ok     ok     ok     ok     ok',
  'POST /evidence/:id/removal':                       '401    no     ok     no     no     ok',
  'GET /board':                                       'in     ok     ok     ok     ok     ok',
  'GET /strategies/:number':                          'in     ok     ok     ok     ok     ok',
  'GET /publik':                                      'ok     ok     ok     ok     ok     ok',
  'GET /places':                                      'in     ok     ok     ok     ok     ok',
  'GET /places.csv':                                  'in     ok     ok     ok     ok     ok',
  'GET /places.xlsx':                                 'in     ok     ok     ok     ok     ok',
  'GET /places/priorities':                           'in     ok     ok     ok     ok     ok',
  'GET /places/priorities.csv':                      'in     ok     ok     ok     ok     ok',
  'GET /places/priorities.xlsx':                     'in     ok     ok     ok     ok     ok',
  'POST /places/priorities':                          '401    no     no     no     no     ok',
  'GET /places/:code':                                'in     ok     ok     ok     ok     ok',
  'GET /places/:code/candidates':                     'in     ok     ok     ok     ok     ok',
  'GET /places/map':                                 'in     no     no     no     no     ok',
  'POST /places/map':                                '401    no     no     no     no     ok',
  'POST /places/map/removal':                        '401    no     no     no     no     ok',
  'GET /places/pockets':                             'in     ok     ok     ok     ok     ok',
  'GET /places/pockets.csv':                          'in     ok     ok     ok     ok     ok',
  'GET /places/pockets.xlsx':                         'in     ok     ok     ok     ok     ok',
  'GET /places/pockets/new':                         'in     no     no     no     no     ok',
  'POST /places/pockets':                            '401    no     no     no     no     ok',
  'GET /places/pockets/import':                      'in     no     no     no     no     ok',
  'POST /places/pockets/import/preview':             '401    no     no     no     no     ok',
  'POST /places/pockets/import':                     '401    no     no     no     no     ok',
  'GET /places/pockets/:id':                         'in     no     no     no     no     ok',
  'POST /places/pockets/:id':                        '401    no     no     no     no     ok',
  'POST /places/pockets/:id/removal':                '401    no     no     no     no     ok',
  'GET /places/counts':                              'in     ok     ok     ok     ok     ok',
  'GET /places/counts.csv':                          'in     ok     ok     ok     ok     ok',
  'GET /places/counts.xlsx':                         'in     ok     ok     ok     ok     ok',
  'GET /places/counts/:id.csv':                      'in     ok     ok     ok     ok     ok',
  'GET /places/counts/:id.xlsx':                     'in     ok     ok     ok     ok     ok',
  'GET /places/counts/new':                          'in     no     no     no     no     ok',
  'POST /places/counts':                             '401    no     no     no     no     ok',
  'GET /places/counts/:id':                          'in     ok     ok     ok     ok     ok',
  'GET /places/counts/:id/edit':                     'in     no     no     no     no     ok',
  'POST /places/counts/:id':                         '401    no     no     no     no     ok',
  'POST /places/counts/:id/removal':                 '401    no     no     no     no     ok',
  'GET /places/counts/:id/places/:code':             'in     no     no     no     no     ok',
  'POST /places/counts/:id/places/:code':            '401    no     no     no     no     ok',
  'GET /places/counts/:id/import':                   'in     no     no     no     no     ok',
  'POST /places/counts/:id/import/preview':          '401    no     no     no     no     ok',
  'POST /places/counts/:id/import':                  '401    no     no     no     no     ok',
  'GET /indicators':                                  'in     ok     ok     ok     ok     ok',
  'GET /indicators.csv':                              'in     ok     ok     ok     ok     ok',
  'GET /indicators.xlsx':                             'in     ok     ok     ok     ok     ok',
  'GET /indicators/:code':                            'in     ok     ok     ok     ok     ok',
  'GET /indicators/readings':                          'in     ok     ok     ok     ok     ok',
  'GET /indicators/readings.csv':                     'in     ok     ok     ok     ok     ok',
  'GET /indicators/readings.xlsx':                    'in     ok     ok     ok     ok     ok',
  'GET /indicators/targets':                           'in     ok     ok     ok     ok     ok',
  'GET /indicators/targets.csv':                      'in     ok     ok     ok     ok     ok',
  'GET /indicators/targets.xlsx':                     'in     ok     ok     ok     ok     ok',
  'GET /indicators/calendar':                          'in     ok     ok     ok     ok     ok',
  'GET /indicators/calendar.csv':                    'in     ok     ok     ok     ok     ok',
  'GET /indicators/calendar.xlsx':                   'in     ok     ok     ok     ok     ok',
  'GET /indicators/:code/release':                     'in     no     no     no     no     ok',
  'POST /indicators/:code/release':                    '401    no     no     no     no     ok',
  'GET /indicators/:code/readings/new':                'in     no     no     no     no     ok',
  'POST /indicators/:code/readings':                   '401    no     no     no     no     ok',
  'GET /indicators/:code/readings/:id':                'in     ok     ok     ok     ok     ok',
  'POST /indicators/:code/readings/:id':               '401    no     no     no     no     ok',
  'POST /indicators/:code/readings/:id/use':           '401    no     no     no     no     ok',
  'GET /indicators/:code/targets/new':                 'in     no     no     no     no     ok',
  'POST /indicators/:code/targets':                    '401    no     no     no     no     ok',
  'GET /indicators/:code/targets/:id':                 'in     no     no     no     no     ok',
  'POST /indicators/:code/targets/:id/withdrawal':     '401    no     no     no     no     ok',
  'GET /indicators/:code/methods/new':                 'in     no     no     no     no     ok',
  'POST /indicators/:code/methods':                    '401    no     no     no     no     ok',
  'GET /indicators/:code/import':                      'in     no     no     no     no     ok',
  'POST /indicators/:code/import/preview':             '401    no     no     no     no     ok',
  'POST /indicators/:code/import':                     '401    no     no     no     no     ok',
  'GET /decisions':                                   'in     ok     ok     ok     ok     ok',
  'GET /decisions.csv':                               'in     ok     ok     ok     ok     ok',
  'GET /decisions.xlsx':                              'in     ok     ok     ok     ok     ok',
  'GET /decisions/new':                               'in     no     no     no     ok     ok',
  'POST /decisions':                                  '401    no     no     no     ok     ok',
  'GET /decisions/:number':                           'in     ok     ok     ok     ok     ok',
  'GET /decisions/:number/edit':                      'in     no     no     no     ok     ok',
  'POST /decisions/:number':                          '401    no     no     no     ok     ok',
  'POST /decisions/:number/answer':                   '401    no     ok     no     no     ok',
  'POST /decisions/:number/fulfilment':               '401    no     no     no     ok     ok',
  'POST /decisions/:number/return':                   '401    no     no     no     ok     ok',
  'POST /decisions/:number/cancellation':             '401    no     no     no     ok     ok',
  'GET /decisions/:number/files/:id':                 'in     ok     ok     ok     ok     ok',
  'POST /decisions/:number/files/:id/removal':        '401    no     ok     no     no     ok',
  'GET /imports':                                     'in     no     ok     ok     no     ok',
  'GET /imports.csv':                                 'in     no     ok     ok     no     ok',
  'GET /imports.xlsx':                                'in     no     ok     ok     no     ok',
  'POST /imports':                                    '401    no     ok     ok     no     ok',
  'GET /imports/templates/actions.xlsx':              'in     no     ok     ok     no     ok',
  'GET /imports/templates/progress.xlsx':             'in     no     ok     ok     no     ok',
  'GET /imports/:id':                                 'in     no     ok     no     no     ok',
  'POST /imports/:id/plan':                           '401    no     ok     no     no     ok',
  'POST /imports/:id/answers':                        '401    no     ok     no     no     ok',
  'POST /imports/:id/application':                    '401    no     ok     no     no     ok',
  'POST /imports/:id/undoing':                        '401    no     ok     no     no     ok',
  'POST /imports/:id/discarding':                     '401    no     ok     no     no     ok',
  'GET /imports/:id/refused.xlsx':                    'in     no     ok     no     no     ok',
  'GET /meetings/:id/minutes':                        'in     ok     ok     ok     ok     ok',
  'GET /meetings/:id/minutes.pdf':                    'in     ok     ok     ok     ok     ok',
  'GET /meetings/:id/minutes.docx':                   'in     ok     ok     ok     ok     ok',
  'GET /documents':                                   'in     ok     ok     ok     ok     ok',
  'GET /documents.csv':                               'in     ok     ok     ok     ok     ok',
  'GET /documents.xlsx':                              'in     ok     ok     ok     ok     ok',
  'GET /documents/new':                               'in     no     no     no     no     ok',
  'GET /documents/preview':                           'in     ok     ok     ok     ok     ok',
  'GET /documents/preview/:format':                   'in     ok     ok     ok     ok     ok',
  'POST /documents':                                  '401    no     no     no     no     ok',
  'GET /documents/:id':                               'in     ok     ok     ok     ok     ok',
  'GET /documents/:id/files/:format':                 'in     ok     ok     ok     ok     ok',
  'GET /contributions':                               'in     ok     ok     ok     ok     ok',
  'GET /contributions.csv':                           'in     ok     ok     ok     ok     ok',
  'GET /contributions.xlsx':                          'in     ok     ok     ok     ok     ok',
  'GET /actions/:code/contributions/new':             'in     no     ok     no     ok     ok',
  'POST /actions/:code/contributions':                '401    no     ok     no     ok     ok',
  'GET /contributions/:id':                           'in     ok     ok     ok     ok     ok',
  'GET /contributions/:id/edit':                      'in     no     ok     no     ok     ok',
  'POST /contributions/:id':                          '401    no     ok     no     ok     ok',
  'POST /contributions/:id/acceptance':               '401    no     no     no     ok     ok',
  'POST /contributions/:id/rejection':                '401    no     no     no     ok     ok',
  'GET /settings':                                    'in     no     no     no     no     ok',
  'POST /settings':                                   '401    no     no     no     no     ok',
  'GET /api':                                         'ok     ok     ok     ok     ok     ok',
  'GET /settings/tokens':                             'in     no     no     no     no     ok',
  'POST /settings/tokens':                            '401    no     no     no     no     ok',
  'POST /settings/tokens/:id/revocation':             '401    no     no     no     no     ok',
  'GET /meetings':                                    'in     ok     ok     ok     ok     ok',
  'GET /meetings.csv':                                'in     ok     ok     ok     ok     ok',
  'GET /meetings.xlsx':                               'in     ok     ok     ok     ok     ok',
  'GET /meetings/new':                                'in     no     no     no     ok     ok',
  'POST /meetings':                                   '401    no     no     no     ok     ok',
  'GET /meetings/:id':                                'in     ok     ok     ok     ok     ok',
  'GET /meetings/:id/edit':                           'in     no     no     no     ok     ok',
  'POST /meetings/:id':                               '401    no     no     no     ok     ok',
  'GET /meetings/:id/agenda':                         'in     no     no     no     ok     ok',
  'POST /meetings/:id/proposal':                      '401    no     no     no     ok     ok',
  'POST /meetings/:id/items':                         '401    no     no     no     ok     ok',
  'POST /meetings/:id/items/:item':                   '401    no     no     no     ok     ok',
  'POST /meetings/:id/items/:item/move':              '401    no     no     no     ok     ok',
  'POST /meetings/:id/items/:item/draft':             '401    no     no     no     ok     ok',
  'POST /meetings/:id/items/:item/decisions':         '401    no     no     no     ok     ok',
  'POST /meetings/:id/items/:item/removal':           '401    no     no     no     ok     ok',
  'GET /meetings/:id/agencies/:agency':               'in     ok     ok     ok     ok     ok',
  'GET /meetings/:id/brief':                          'in     ok     ok     ok     ok     ok',
  'GET /meetings/:id/invitation':                     'in     no     no     no     ok     ok',
  'POST /meetings/:id/invitation':                    '401    no     no     no     ok     ok',
  'POST /meetings/:id/sharing':                       '401    no     no     no     ok     ok',
  'POST /meetings/:id/opening':                       '401    no     no     no     ok     ok',
  'POST /meetings/:id/closure':                       '401    no     no     no     ok     ok',
  'GET /meetings/:id/changes':                        'in     ok     ok     ok     ok     ok',
  'GET /meetings/:id/present':                        'in     ok     ok     ok     ok     ok',
  'GET /meetings/:id/present/:item':                  'in     ok     ok     ok     ok     ok',
  'GET /meetings/:id/follow':                         'in     ok     ok     ok     ok     ok',
  'GET /meetings/:id/live':                           'in     ok     ok     ok     ok     ok',
  'GET /meetings/:id/record':                         'in     no     no     no     ok     ok',
  'POST /meetings/:id/current':                       '401    no     no     no     ok     ok',
  'POST /meetings/:id/items/:item/outcome':           '401    no     no     no     ok     ok',
  'POST /meetings/:id/items/:item/note':              '401    no     no     no     ok     ok',
  'POST /meetings/:id/attendance/:agency':            '401    no     no     no     ok     ok',
  'GET /search':                                      'in     ok     ok     ok     ok     ok',
  'GET /search.csv':                                 'in     ok     ok     ok     ok     ok',
  'GET /search.xlsx':                                'in     ok     ok     ok     ok     ok',
  'GET /notifications':                               'in     ok     ok     ok     ok     ok',
  'POST /notifications/reading':                      '401    ok     ok     ok     ok     ok',
  'GET /notifications/:id':                           'in     gone   ok     gone   gone   gone',
  'POST /notifications/:id/reading':                  '401    gone   ok     gone   gone   gone',
  'GET /account/notices':                              'in     ok     ok     ok     ok     ok',
  'POST /account/notices':                             '401    ok     ok     ok     ok     ok',
  'POST /account/calendar':                            '401    ok     ok     ok     ok     ok',
  'POST /account/calendar/removal':                    '401    ok     ok     ok     ok     ok',
  'GET /calendar/:token.ics':                          'gone   gone   gone   gone   gone   gone',
  'GET /actions/:code/comments':                       'in     ok     ok     ok     ok     ok',
  'POST /actions/:code/comments':                      '401    no     ok     ok     ok     ok',
  'POST /actions/:code/following':                     '401    ok     ok     ok     ok     ok',
  'GET /indicators/:code/comments':                    'in     ok     ok     ok     ok     ok',
  'POST /indicators/:code/comments':                   '401    no     ok     ok     ok     ok',
  'POST /indicators/:code/following':                  '401    ok     ok     ok     ok     ok',
  'GET /decisions/:code/comments':                     'in     ok     ok     ok     ok     ok',
  'POST /decisions/:code/comments':                    '401    no     ok     ok     ok     ok',
  'POST /decisions/:code/following':                   '401    ok     ok     ok     ok     ok',
  'POST /comments/:id/removal':                        '401    no     no     no     ok     ok',
  'GET /batches':                                      'in     no     ok     ok     no     ok',
  'GET /batches.csv':                                'in     no     ok     ok     no     ok',
  'GET /batches.xlsx':                               'in     no     ok     ok     no     ok',
  'GET /batches/new':                                  'in     no     ok     ok     no     ok',
  'POST /batches':                                     '401    no     ok     ok     no     ok',
  'GET /batches/:id':                                  'in     no     ok     no     no     ok',
  'POST /batches/:id/undoing':                         '401    no     ok     no     no     ok',
  'GET /history':                                     'in     no     no     no     ok     ok',
  'GET /upkeep':                                      'in     no     no     no     no     ok',
  'POST /upkeep/backup':                              '401    no     no     no     no     ok',
  'POST /upkeep/seals':                               '401    no     no     no     no     ok',
  'GET /history.csv':                                 'in     no     no     no     ok     ok',
  'GET /history.xlsx':                                'in     no     no     no     ok     ok',
  'GET /help':                                        'in     ok     ok     ok     ok     ok',
  'GET /users':                                       'in     no     no     no     no     ok',
  'GET /users.csv':                                   'in     no     no     no     no     ok',
  'GET /users.xlsx':                                  'in     no     no     no     no     ok',
  'GET /users/new':                                   'in     no     no     no     no     ok',
  'POST /users':                                      '401    no     no     no     no     ok',
  'GET /users/:id':                                    'in     no     no     no     no     ok',
  'POST /users/:id':                                   '401    no     no     no     no     ok',
  'POST /users/:id/link':                              '401    no     no     no     no     ok',
  'POST /users/:id/sign-out':                          '401    no     no     no     no     ok',
  'POST /users/:id/provider-link/removal':             '401    no     no     no     no     ok',
  'POST /users/:id/disablement':                       '401    no     no     no     no     ok',
  'POST /users/:id/enablement':                        '401    no     no     no     no     ok',
  'GET /account':                                      'in     ok     ok     ok     ok     ok',
  'GET /account/password':                             'in     ok     ok     ok     ok     ok',
  'POST /account/password':                            '401    ok     ok     ok     ok     ok',
  'GET /account/proof':                               'in     ok     ok     ok     ok     ok',
  'POST /account/proof':                              '401    ok     ok     ok     ok     ok',
  'POST /account/sessions/ending':                    '401    ok     ok     ok     ok     ok',
  'POST /account/sessions/:key/ending':               '401    gone   gone   gone   gone   gone',
  'GET /account/second-factor':                       'in     ok     ok     ok     ok     ok',
  'POST /account/second-factor':                      '401    ok     ok     ok     ok     ok',
  'GET /account/second-factor/new':                   'in     ok     ok     ok     ok     ok',
  'GET /account/second-factor/codes':                 'in     ok     ok     ok     ok     ok',
  'POST /account/second-factor/codes':                '401    ok     ok     ok     ok     ok',
  'GET /account/second-factor/removal':               'in     ok     ok     ok     ok     ok',
  'POST /account/second-factor/removal':              '401    ok     ok     ok     ok     ok',
  'POST /users/:id/second-factor/removal':            '401    no     no     no     no     ok',
  'GET /session/sso':                                 'gone   gone   gone   gone   gone   gone',
  'GET /session/sso/callback':                        'gone   gone   gone   gone   gone   gone',
  'GET /session/code':                                'ok     ok     ok     ok     ok     ok',
  'POST /session/code':                               'ok     ok     ok     ok     ok     ok',
  'POST /account/sign-out':                            '401    ok     ok     ok     ok     ok',
  'GET /session':                                      'ok     ok     ok     ok     ok     ok',
  'POST /session/end':                                'in     ok     ok     ok     ok     ok',
  'GET /session/new':                                 'ok     ok     ok     ok     ok     ok',
  'POST /session':                                    'ok     ok     ok     ok     ok     ok',
  'POST /language':                                   'ok     ok     ok     ok     ok     ok',
  'GET /password/:token':                             'gone   gone   gone   gone   gone   gone',
  'POST /password/:token':                            'gone   gone   gone   gone   gone   gone',
}

let own: Awaited<ReturnType<typeof ownDatabase>>
let sessions: Record<PersonKind, Session>
let address: AddressOf

beforeAll(async () => {
  own = await ownDatabase('demo', 4)
  address = await findAddresses(own.db)
  const app = await listening(testApp(own.db))
  sessions = await signEveryoneIn(app.url, demoPassword)
  await app.close()
})

afterAll(() => own.drop())

/** Everything that happens in `work` is taken back afterwards. */
async function untouched(
  work: (trx: Knex.Transaction, url: string) => Promise<void>,
): Promise<void> {
  const trx = await own.db.transaction()
  const app = await listening(testApp(trx))
  try {
    await work(trx, app.url)
  } finally {
    await app.close()
    await trx.rollback()
  }
}

type Sent = Readonly<{ method: string; url: string; who: Visitor; token?: string | undefined }>

async function send({ method, url, who, token }: Sent): Promise<Response> {
  const headers = who === 'stranger' ? {} : { cookie: sessions[who].cookie }
  if (method === 'GET') return fetch(url, { headers, redirect: 'manual' })
  const body = new URLSearchParams({ once: randomUUID(), ...(token && { _csrf: token }) })
  return fetch(url, { method, headers, body, redirect: 'manual' })
}

function meaning(answer: Response, who: Visitor): string {
  const { status } = answer
  const toSignIn = answer.headers.get('location')?.startsWith('/session/new?')
  if (who === 'stranger' && status === 303 && toSignIn) return 'in'
  if (status === 401) return '401'
  if (status === 403) return 'no'
  if (status === 404 || status === 410) return 'gone'
  return (status >= 200 && status < 400) || status === 409 || status === 422 ? 'ok' : `${status}`
}

const routes = allRoutes().map((route) => ({
  ...route,
  name: `${route.method.toUpperCase()} ${route.path}`,
}))
const posts = routes.filter(({ method, ability }) => method === 'post' && ability !== 'public')

describe('who may go where', () => {
  it('is written down for every route, and for nothing else', () => {
    expect(Object.keys(grid).sort()).toEqual(routes.map(({ name }) => name).sort())
  })

  it.each(routes)('$name', async ({ name, method, path }) => {
    await untouched(async (trx, url) => {
      const given: string[] = []
      for (const who of visitors) {
        await trx.raw('SAVEPOINT visit')
        const token = who === 'stranger' ? undefined : sessions[who].token
        const answer = await send({
          method: method.toUpperCase(),
          url: url + address(path),
          who,
          token,
        })
        await answer.arrayBuffer()
        given.push(meaning(answer, who))
        await trx.raw('ROLLBACK TO SAVEPOINT visit; RELEASE SAVEPOINT visit')
      }
      expect(`${name}: ${given.join(' ')}`).toBe(`${name}: ${grid[name]?.split(/ +/).join(' ')}`)
    })
  })
})

describe('a form that does not come from a page of Tuntas', () => {
  it.each(posts)('is refused without its token: $name', async ({ path }) => {
    await untouched(async (_trx, url) => {
      const answer = await send({ method: 'POST', url: url + address(path), who: 'secretariat' })
      expect(answer.status).toBe(403)
    })
  })

  it.each(posts)('is refused with the token of somebody else: $name', async ({ path }) => {
    await untouched(async (_trx, url) => {
      const answer = await send({
        method: 'POST',
        url: url + address(path),
        who: 'secretariat',
        token: sessions.viewer.token,
      })
      expect(answer.status).toBe(403)
    })
  })
})
