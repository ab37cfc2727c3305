import type { Request } from 'express'
import type { Locale, Message, MessageKey, Params } from '../i18n'

type Tone = 'success' | 'info' | 'warning'
type Notice = Readonly<{ tone: Tone } & Message>

declare module 'express-session' {
  interface SessionData {
    notices?: Notice[]
  }
}

/** Leaves a sentence for the next page this person opens. */
export function notify(
  req: Request,
  key: MessageKey,
  params: Params = {},
  tone: Tone = 'success',
): void {
  req.session.notices = [...(req.session.notices ?? []), { tone, key, params }]
}

/** The waiting sentences, once. */
export function takeNotices(req: Request, locale: Locale): { tone: Tone; text: string }[] {
  const notices = req.session?.notices
  if (!notices) return []
  delete req.session.notices
  return notices.map((notice) => ({ tone: notice.tone, text: locale.say(notice) }))
}
