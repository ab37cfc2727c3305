import type { Request, Response } from 'express'
import type { z } from 'zod'
import { titleOf } from '../http/answer'
import type { Locale, MessageKey, Params } from '../i18n'

/** What is wrong with one parameter. */
export type Wrong = Readonly<{ parameter: string; detail: string }>

type Problem = Readonly<{
  status: number
  reason: MessageKey
  params?: Params | undefined
  errors?: readonly Wrong[]
}>

/** Answers a refusal in the form of RFC 9457, with a sentence for whoever reads the log of the asking program. */
export function sendProblem(
  req: Request,
  res: Response,
  locale: Locale,
  { status, reason, params, errors }: Problem,
): void {
  const id = String(req.id ?? '')
  res.setHeader('Cache-Control', 'no-store')
  res
    .status(status)
    .type('application/problem+json')
    .send(
      JSON.stringify({
        type: `/api#${status}`,
        title: locale.t(titleOf(status)),
        status,
        detail: locale.t(reason, { id, ...params }),
        instance: id,
        ...(errors && { errors }),
      }),
    )
}

/** What is wrong with a query, in sentences; `query` knows what may be asked. */
export function wrongIn(locale: Locale, error: z.ZodError, query: z.ZodObject): Wrong[] {
  return error.issues.flatMap((issue): Wrong[] => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => {
        const parameter = key.slice(0, 60)
        return { parameter, detail: locale.t('api.error.unknown_parameter', { parameter }) }
      })
    }
    const parameter = String(issue.path[0] ?? '')
    return [{ parameter, detail: sentenceOf(locale, issue, formOf(query, parameter)) }]
  })
}

type Form = Readonly<{ example?: string; minimum?: number; maximum?: number }>

function formOf(query: z.ZodObject, parameter: string): Form {
  const schema = query.shape[parameter] as z.ZodType | undefined
  const { example } = (schema?.meta() ?? {}) as Form
  const { minimum, maximum } = (schema?.toJSONSchema() ?? {}) as Form
  return {
    ...(example !== undefined && { example }),
    ...(minimum !== undefined && { minimum }),
    ...(maximum !== undefined && { maximum }),
  }
}

function sentenceOf(locale: Locale, issue: z.core.$ZodIssue, form: Form): string {
  if (form.minimum !== undefined && form.maximum !== undefined) {
    const [min, max] = [String(form.minimum), String(form.maximum)]
    return locale.t('api.error.range', { min, max })
  }
  if (issue.code === 'invalid_value') {
    return locale.t('api.error.choice', { choices: issue.values.join(', ') })
  }
  return form.example === undefined
    ? locale.t('api.error.value')
    : locale.t('api.error.form', { example: form.example })
}
