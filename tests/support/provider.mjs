// A provider of single sign-on, as a government's directory would run one: oidc-provider behind a real port. Whoever
// comes is signed in at once as the person whose name was last sent to this process.
// usage: fork('provider.mjs', [redirect address]); it sends { issuer } once it listens.
import { createServer } from 'node:http'
import { Provider } from 'oidc-provider'

const people = {
  budi: { email: 'Budi@tkpk.test', email_verified: true },
  sari: { email: 'sari@tkpk.test', email_verified: false },
  wati: { email: 'wati@elsewhere.test', email_verified: true },
  // Somebody else, to whom Budi's address was given; and Budi himself, whose address there is another now.
  another_budi: { email: 'budi@tkpk.test', email_verified: true },
  renamed: { sub: 'budi', email: 'budi.baru@elsewhere.test', email_verified: true },
}
let visitor = 'budi'
/** Under which of the descriptions above an account is told of. */
const facesOf = {}
process.on('message', (name) => {
  visitor = people[name].sub ?? name
  facesOf[visitor] = name
})

const server = createServer()
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
const issuer = `http://127.0.0.1:${server.address().port}`
const provider = new Provider(issuer, {
  clients: [
    {
      client_id: 'tuntas',
      client_secret: 'a secret between the two',
      redirect_uris: [process.argv[2]],
      require_auth_time: true,
    },
  ],
  claims: { openid: ['sub'], email: ['email', 'email_verified'] },
  cookies: { keys: ['only for tests'] },
  pkce: { required: () => true },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
  findAccount: (_ctx, id) => ({
    accountId: id,
    claims: () => ({ ...people[facesOf[id] ?? id], sub: id }),
  }),
  async loadExistingGrant(ctx) {
    const { accountId } = ctx.oidc.session
    const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId })
    grant.addOIDCScope('openid email')
    await grant.save()
    return grant
  },
})
const answer = provider.callback()
server.on('request', (req, res) => {
  if (req.url.startsWith('/interaction/')) {
    void provider.interactionFinished(req, res, { login: { accountId: visitor } })
  } else void answer(req, res)
})
process.send({ issuer })
