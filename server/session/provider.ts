import type { Configuration } from 'openid-client'
import type { Identity } from '../users/user'

/** Where people of the government's own directory sign in, and who this app is there. */
export type ProviderRules = Readonly<{
  issuer: string
  clientId: string
  clientSecret: string
  /** What people call it: the word on the button. */
  name: string
}>

/** Somebody at the provider, with the address that it vouches for, if there is one. */
export type Vouched = Identity & Readonly<{ email: string | undefined }>

/** What was sent along with a question, and must come back with the answer. */
export type Question = Readonly<{ state: string; nonce: string; verifier: string }>

/** Single sign-on by OpenID Connect: asks the provider who somebody is, and checks what it answers. */
export type Provider = Readonly<{
  name: string
  /** The address to send the person to. `again`: they have to prove it anew although they are signed in there. */
  ask: (callback: string, again: boolean) => Promise<{ address: string; question: Question }>
  /**
   * Who came back to `address`; undefined when the answer names nobody.
   * @throws when the answer is not one to this question, or cannot be checked
   */
  answer: (address: URL, question: Question, again: boolean) => Promise<Vouched | undefined>
}>

const seconds = 10
// How long ago somebody may have signed in there who was asked to do it anew.
const fresh = 120

/**
 * Code flow with PKCE, state and nonce; the answer is checked by openid-client. The provider is looked up when it is
 * first needed, so that the app starts without it, and again after a failure.
 */
export function makeProvider({ issuer, clientId, clientSecret, name }: ProviderRules): Provider {
  let known: Promise<Configuration> | undefined
  const load = () => import('openid-client')

  async function discover(): Promise<Configuration> {
    const oidc = await load()
    return oidc.discovery(
      new URL(issuer),
      clientId,
      undefined,
      oidc.ClientSecretBasic(clientSecret),
      // Without TLS only where the settings allow it: on this very machine, and never in production.
      { timeout: seconds, execute: issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : [] },
    )
  }

  function configuration(): Promise<Configuration> {
    known ??= discover().catch((error: unknown) => {
      known = undefined
      throw error
    })
    return known
  }

  return {
    name,
    async ask(callback, again) {
      const oidc = await load()
      const verifier = oidc.randomPKCECodeVerifier()
      const question = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier }
      const address = oidc.buildAuthorizationUrl(await configuration(), {
        redirect_uri: callback,
        scope: 'openid email',
        state: question.state,
        nonce: question.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        ...(again && { prompt: 'login', max_age: '0' }),
      })
      return { address: address.href, question }
    },
    async answer(address, { state, nonce, verifier }, again) {
      const oidc = await load()
      const config = await configuration()
      const tokens = await oidc.authorizationCodeGrant(config, address, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
        ...(again && { maxAge: fresh }),
      })
      const claims = tokens.claims()
      if (!claims) return undefined
      const told =
        claims['email'] === undefined
          ? await oidc.fetchUserInfo(config, tokens.access_token, claims.sub)
          : claims
      return {
        issuer: claims.iss,
        subject: claims.sub,
        email:
          told['email_verified'] === true && typeof told['email'] === 'string'
            ? told['email']
            : undefined,
      }
    },
  }
}
