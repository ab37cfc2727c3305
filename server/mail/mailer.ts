/** A letter to one person, in plain text. `id` is the same however often it is sent: a mail box shows it once. */
export type Letter = Readonly<{ id: string; to: string; subject: string; text: string }>

/** Hands letters to a mail server. Rejects when the server did not take one. */
export type Mailer = Readonly<{ send: (letter: Letter) => Promise<void> }>

/** Where letters go, whom they come from, and the address they lead to; without all three there are none. */
export type Post = Readonly<{
  smtpUrl: string | undefined
  mailFrom: string | undefined
  appUrl: string | undefined
}>

/** Whoever hands out letters, and the address that they lead to; undefined where there is no mail. */
export function postman({
  smtpUrl,
  mailFrom,
  appUrl,
}: Post): Readonly<{ mailer: Mailer; appUrl: string }> | undefined {
  if (smtpUrl === undefined || mailFrom === undefined || appUrl === undefined) return undefined
  return { mailer: makeMailer({ url: smtpUrl, from: mailFrom }), appUrl }
}

const patience = 15_000

/** Letters by SMTP; `url` as in smtp://user:password@mail.example.go.id:587, smtps:// for TLS from the first byte. */
function makeMailer({ url, from }: Readonly<{ url: string; from: string }>): Mailer {
  const { protocol, hostname, port, username, password } = new URL(url)
  const host = hostname.replace(/^\[|\]$/g, '')
  const near = ['127.0.0.1', '::1', 'localhost'].includes(host)
  const domain = /@([^>\s]+)/.exec(from)?.[1] ?? 'localhost'
  return {
    async send({ id, to, subject, text }) {
      // Loaded with the first letter: most processes never send one.
      const { createTransport } = await import('nodemailer')
      const transport = createTransport({
        host,
        port: port === '' ? (protocol === 'smtps:' ? 465 : 587) : Number(port),
        secure: protocol === 'smtps:',
        // A password crosses the net only under TLS.
        requireTLS: username !== '' && protocol === 'smtp:' && !near,
        ...(username !== '' && {
          auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
        }),
        connectionTimeout: patience,
        greetingTimeout: patience,
        socketTimeout: patience,
        disableFileAccess: true,
        disableUrlAccess: true,
      })
      try {
        await transport.sendMail({
          from,
          to,
          subject: subject.replace(/\s+/g, ' '),
          text,
          messageId: `<${id}@${domain}>`,
          headers: { 'Auto-Submitted': 'auto-generated' },
        })
      } finally {
        transport.close()
      }
    },
  }
}
