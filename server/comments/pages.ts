import type { Typed } from '../http/kept'
import { newOnce } from '../http/once'
import { pageErrors, type Page } from '../http/page'
import type { FieldErrors } from '../http/parse'
import type { Viewer } from '../http/viewer'
import { can } from '../policy'
import { windowName } from '../windows/name'
import type { Window } from '../windows/window'
import {
  commentLength,
  partsOf,
  removalOf,
  subjectHref,
  talkHref,
  type Comment,
  type Subject,
} from './comment'

export type Conversation = Readonly<{
  subject: Subject
  comments: readonly Comment[]
  following: boolean
  /** The windows whose reports can be meant. */
  windows: readonly Window[]
  /** The window that is asked about. */
  window: string | null
  once: string
  typed?: Typed | undefined
  errors?: FieldErrors
}>

export function commentsPage(viewer: Viewer, talk: Conversation): Page & Record<string, unknown> {
  const { locale, user, now } = viewer
  const { subject, comments, following, windows, errors = {}, typed } = talk
  const at = subjectHref(subject)
  const what = locale.t(`comments.this.${subject.kind}`)
  const chosen = String(typed?.['window'] ?? talk.window ?? '')
  return {
    title: locale.t('comments.title_of', { code: subject.code }),
    heading: locale.t('comments.title'),
    lead: locale.lang === 'en' ? (subject.titleEn ?? subject.title) : subject.title,
    crumbs: [
      { href: `/${subject.kind}s`, label: locale.t(`nav.${subject.kind}s`) },
      { href: at, label: subject.code },
    ],
    errors: pageErrors(locale, errors),
    once: talk.once,
    rows: comments.map((comment) => ({
      id: `comment-${comment.id}`,
      who: comment.authorName,
      agency: comment.authorAgency,
      when: locale.instant(comment.writtenAt),
      about: comment.window
        ? {
            href: `${at}/reports/${comment.window.code}`,
            label: locale.t('comments.about_report', {
              window: windowName(locale, comment.window),
            }),
          }
        : null,
      lines: comment.text === null ? [] : comment.text.split('\n').map(partsOf),
      removed:
        comment.text === null
          ? locale.t('comments.removed_by', { name: comment.removedByName ?? '' })
          : null,
      isDemo: comment.isDemo,
      removal:
        can(user, 'comment.write') && removalOf(comment, user, now) === 'may'
          ? { action: `/comments/${comment.id}/removal`, once: newOnce() }
          : null,
    })),
    none: comments.length === 0 ? locale.t('comments.none', { what }) : null,
    following: {
      action: `${at}/following`,
      state: locale.t(following ? 'comments.following' : 'comments.not_following', { what }),
      label: locale.t(following ? 'comments.unfollow' : 'comments.follow'),
      value: following ? 'no' : 'yes',
      once: newOnce(),
    },
    form: can(user, 'comment.write')
      ? {
          action: talkHref(subject),
          fields: [
            {
              id: 'text',
              name: 'text',
              label: locale.t('comment.text'),
              hint: locale.t('comment.text_hint'),
              value: String(typed?.['text'] ?? ''),
              rows: 4,
              maxlength: commentLength,
              required: true,
              ...(errors['text'] && { error: locale.say(errors['text']) }),
            },
            ...(windows.length === 0
              ? []
              : [
                  {
                    id: 'window',
                    name: 'window',
                    label: locale.t('comment.about'),
                    options: [
                      {
                        value: '',
                        label: locale.t('comment.whole_action'),
                        selected: chosen === '',
                      },
                      ...windows.map((window) => ({
                        value: window.code,
                        label: locale.t('comments.about_report', {
                          window: windowName(locale, window),
                        }),
                        selected: chosen === window.code,
                      })),
                    ],
                    ...(errors['window'] && { error: locale.say(errors['window']) }),
                  },
                ]),
          ],
        }
      : null,
  }
}
