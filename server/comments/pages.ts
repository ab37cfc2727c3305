import type { Action } from '../actions/action'
import type { Typed } from '../http/kept'
import { newOnce } from '../http/once'
import { pageErrors, type Page } from '../http/page'
import type { FieldErrors } from '../http/parse'
import type { Viewer } from '../http/viewer'
import { can } from '../policy'
import { windowName } from '../windows/name'
import type { Window } from '../windows/window'
import { commentLength, partsOf, removalOf, type Comment } from './comment'

export type Conversation = Readonly<{
  action: Action
  comments: readonly Comment[]
  following: boolean
  /** The windows of the action's year. */
  windows: readonly Window[]
  /** The window that is asked about. */
  window: string | null
  once: string
  typed?: Typed | undefined
  errors?: FieldErrors
}>

export function commentsPage(viewer: Viewer, talk: Conversation): Page & Record<string, unknown> {
  const { locale, user, now } = viewer
  const { action, comments, following, windows, errors = {}, typed } = talk
  const at = `/actions/${action.code}`
  const chosen = String(typed?.['window'] ?? talk.window ?? '')
  return {
    title: locale.t('comments.title_of', { code: action.code }),
    heading: locale.t('comments.title'),
    lead: action.title,
    crumbs: [
      { href: '/actions', label: locale.t('actions.title') },
      { href: at, label: action.code },
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
    none: comments.length === 0 ? locale.t('comments.none') : null,
    following: {
      action: `${at}/following`,
      state: locale.t(following ? 'comments.following' : 'comments.not_following'),
      label: locale.t(following ? 'comments.unfollow' : 'comments.follow'),
      value: following ? 'no' : 'yes',
      once: newOnce(),
    },
    form: can(user, 'comment.write')
      ? {
          action: `${at}/comments`,
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
            {
              id: 'window',
              name: 'window',
              label: locale.t('comment.about'),
              options: [
                { value: '', label: locale.t('comment.whole_action'), selected: chosen === '' },
                ...windows.map((window) => ({
                  value: window.code,
                  label: locale.t('comments.about_report', { window: windowName(locale, window) }),
                  selected: chosen === window.code,
                })),
              ],
              ...(errors['window'] && { error: locale.say(errors['window']) }),
            },
          ],
        }
      : null,
  }
}
