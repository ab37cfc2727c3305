import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** The key under which the secrets of second factors lie in the database; made of a long secret kept elsewhere. */
export function sealingKey(secret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', 'tuntas second factor', 32))
}

/** AES-256-GCM. `owner` is bound to it: what was sealed for one person opens for nobody else. */
export function seal(key: Buffer, text: string, owner: number): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(boundTo(owner))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')
}

/** The sealed text; undefined when it was sealed under another key or for somebody else, or was touched since. */
export function unseal(key: Buffer, sealed: string, owner: number): string | undefined {
  const bytes = Buffer.from(sealed, 'base64url')
  try {
    const opener = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), {
      authTagLength: 16,
    })
    opener.setAAD(boundTo(owner)).setAuthTag(bytes.subarray(12, 28))
    return Buffer.concat([opener.update(bytes.subarray(28)), opener.final()]).toString('utf8')
  } catch {
    return undefined
  }
}

function boundTo(owner: number): Buffer {
  return Buffer.from(`user ${owner}`)
}
