import { formReader, type Form } from '../http/parse'
import { commentLength, handlesIn } from './comment'

export type CommentInput = Readonly<{
  text: string
  /** The code of the window whose report is meant; null: the whole of what is spoken about. */
  window: string | null
  called: readonly number[]
}>

type Called = Readonly<{ handle: string; userId: number }>

/** Reads a comment; `find` looks up whom its names call. A name that calls nobody is refused: it would reach nobody. */
export async function parseComment(
  body: unknown,
  windows: readonly string[],
  find: (handles: readonly string[]) => Promise<readonly Called[]>,
): Promise<Form<CommentInput>> {
  const form = formReader(body)
  const text = form.text('text', { required: true, max: commentLength })
  const window = form.choice('window', windows)
  const handles = text === null ? [] : handlesIn(text)
  if (handles.length > 20) form.refuse('text', 'comment.too_many_called', { max: 20 })
  const called = handles.length === 0 || !form.clean ? [] : await find(handles)
  const unknown = handles.find((handle) => !called.some((one) => one.handle === handle))
  if (unknown !== undefined) form.refuse('text', 'comment.nobody', { name: `@${unknown}` })
  if (!form.clean || text === null) return form.refused()
  return {
    ok: true,
    input: { text, window, called: [...new Set(called.map(({ userId }) => userId))] },
  }
}
