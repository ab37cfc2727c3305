import { z } from 'zod'
import type { Endpoint } from '../http/endpoint'
import type { Lang, Locale, MessageKey } from '../i18n'
import { columnMeaning } from '../i18n/words/dictionary'

type Json = Record<string, unknown>

/** A schema as machines read it, each field with its meaning from the dictionary. */
export function schemaOf(schema: z.ZodType, lang: Lang): Json {
  const made = z.toJSONSchema(schema, {
    override: ({ jsonSchema }) => {
      const json = jsonSchema as Json
      const told = typeof json['of'] === 'string' ? toldBy(json['of'], lang) : undefined
      delete json['of']
      if (told) json['description'] = told
      if (json['example'] !== undefined) json['examples'] = [json['example']]
      delete json['example']
      // The format says the same in one word.
      if (json['format'] === 'date' || json['format'] === 'date-time') delete json['pattern']
      for (const bound of ['minimum', 'maximum']) {
        if (Math.abs(Number(json[bound])) === Number.MAX_SAFE_INTEGER) delete json[bound]
      }
    },
  })
  const { $schema: _, ...rest } = made
  return rest
}

function toldBy(entry: string, lang: Lang): string | undefined {
  const [table = '', column = ''] = entry.split('.')
  const told = columnMeaning(table, column, lang)
  return told && (told.unit === null ? told.meaning : `${told.meaning} (${told.unit})`)
}

/** Its sentence in the manual. */
export function aboutOf(locale: Locale, endpoint: Endpoint): string {
  return locale.t(`api.about.${endpoint.about}` as MessageKey)
}

/** What a parameter is, in a few words. */
export function paramOf(locale: Locale, name: string): string {
  return locale.t(`api.param.${name}` as MessageKey)
}

/** '/actions/:code' as OpenAPI writes it: '/actions/{code}'. */
const pathOf = (path: string) => path.replace(/:(\w+)/g, '{$1}')

const problem: Json = {
  type: 'object',
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    instance: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: { parameter: { type: 'string' }, detail: { type: 'string' } },
        required: ['parameter', 'detail'],
        additionalProperties: false,
      },
    },
  },
  required: ['type', 'title', 'status', 'detail', 'instance'],
  additionalProperties: false,
}

const paging: Json = {
  type: 'object',
  properties: {
    number: { type: ['integer', 'null'], minimum: 1 },
    limit: { type: 'integer', minimum: 1 },
    total: { type: ['integer', 'null'] },
    next: { type: ['integer', 'null'], minimum: 1 },
  },
  required: ['number', 'limit', 'total', 'next'],
  additionalProperties: false,
}

const refusals = [401, 403, 404, 406, 422, 429]

/** The description of the whole API as OpenAPI 3.1, made from what the addresses themselves check and answer. */
export function openApi(locale: Locale, endpoints: readonly Endpoint[]): Json {
  const schemas: Record<string, Json> = { Problem: problem, Paging: paging }
  for (const { kind, record } of endpoints) schemas[kind] ??= schemaOf(record, locale.lang)
  const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
  return {
    openapi: '3.1.0',
    info: {
      title: 'Tuntas',
      version: '1',
      description: `${locale.t('api.begin_text')} ${locale.t('api.rule.null')}`,
    },
    servers: [{ url: '/api/v1' }],
    security: [{ token: [] }],
    paths: Object.fromEntries(
      endpoints.map((endpoint) => [
        pathOf(endpoint.path),
        { get: operation(locale, endpoint, ref) },
      ]),
    ),
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas,
      responses: {
        Problem: {
          description: locale.t('api.rule.problems'),
          content: { 'application/problem+json': { schema: ref('Problem') } },
        },
      },
    },
  }
}

function operation(locale: Locale, endpoint: Endpoint, ref: (name: string) => Json): Json {
  const { properties = {} } = schemaOf(endpoint.query, locale.lang) as { properties?: Json }
  const data = endpoint.many ? { type: 'array', items: ref(endpoint.kind) } : ref(endpoint.kind)
  return {
    operationId: endpoint.name,
    summary: aboutOf(locale, endpoint),
    parameters: [
      ...Object.entries(endpoint.params).map(([name, example]) => ({
        name,
        in: 'path',
        required: true,
        schema: { type: 'string', examples: [example] },
      })),
      ...Object.entries(properties).map(([name, schema]) => ({
        name,
        in: 'query',
        description: paramOf(locale, name),
        schema,
      })),
    ],
    responses: {
      200: {
        description: aboutOf(locale, endpoint),
        headers: {
          ETag: { schema: { type: 'string' } },
          ...(endpoint.many && { Link: { schema: { type: 'string' } } }),
        },
        content: {
          'application/json': {
            schema: {
              type: 'object',
              properties: { data, ...(endpoint.many && { page: ref('Paging') }) },
              required: endpoint.many ? ['data', 'page'] : ['data'],
              additionalProperties: false,
            },
          },
        },
      },
      304: { description: locale.t('api.rule.etag') },
      ...Object.fromEntries(
        refusals.map((status) => [status, { $ref: '#/components/responses/Problem' }]),
      ),
    },
  }
}
