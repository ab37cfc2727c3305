import type { Endpoint } from '../http/endpoint'
import type { Page } from '../http/page'
import type { Lang, Locale } from '../i18n'
import {
  columnMeaning,
  explainedColumns,
  explainedTables,
  rowMeaning,
} from '../i18n/words/dictionary'
import { perMinute } from '../tokens/token'
import { aboutOf, paramOf, schemaOf } from './openapi-page'
import { mostRecords } from './params'

type Field = Readonly<{
  description?: string
  type?: string | readonly string[]
  enum?: readonly string[]
  examples?: readonly string[]
  minimum?: number
  maximum?: number
  properties?: Record<string, Field>
  items?: Field
  anyOf?: readonly Field[]
}>

/** The manual of the API for people, with the dictionary; made from the same as the description for machines. */
export function manualPage(
  locale: Locale,
  endpoints: readonly Endpoint[],
  origin: string,
): Page & Record<string, unknown> {
  const { t, lang } = locale
  const kinds = new Map(endpoints.map(({ kind, record }) => [kind, record]))
  return {
    title: t('api.title'),
    lead: t('api.lead'),
    machine: { href: '/api/v1/openapi.json', label: t('api.machine') },
    example: `curl -H "Authorization: Bearer tuntas_…" "${origin}/api/v1/actions?year=2026&judged=slow"`,
    rules: [
      { id: 'scope', text: t('api.rule.scope') },
      { id: 'null', text: t('api.rule.null') },
      { id: 'paging', text: t('api.rule.pages', { n: mostRecords }) },
      { id: 'cursor', text: t('api.rule.cursor') },
      { id: 'etag', text: t('api.rule.etag') },
      { id: 'limit', text: t('api.rule.limit', { n: perMinute }) },
      { id: 'problems', text: t('api.rule.problems') },
    ],
    addresses: endpoints.map((endpoint) => ({
      id: endpoint.name,
      path: `GET /api/v1${endpoint.path.replace(/:(\w+)/g, '{$1}')}`,
      about: aboutOf(locale, endpoint),
      kind: { href: `#kind-${endpoint.kind}`, label: endpoint.kind },
      parameters: Object.entries((schemaOf(endpoint.query, lang) as Field).properties ?? {}).map(
        ([name, field]) => ({ name, about: paramOf(locale, name), form: formOf(locale, field) }),
      ),
    })),
    kinds: [...kinds].map(([kind, record]) => ({
      id: `kind-${kind}`,
      title: t('api.fields', { kind }),
      fields: fieldsOf(schemaOf(record, lang) as Field),
    })),
    tables: explainedTables.map((table) => ({
      id: `table-${table}`,
      name: table,
      about: rowMeaning(table, lang) ?? '',
      columns: columnsOf(table, lang),
    })),
  }
}

function columnsOf(table: string, lang: Lang) {
  return explainedColumns(table).map((name) => {
    const told = columnMeaning(table, name, lang)
    return { name, meaning: told?.meaning ?? '', unit: told?.unit ?? '' }
  })
}

function formOf(locale: Locale, field: Field): string {
  if (field.enum) return field.enum.join(', ')
  if (field.minimum !== undefined && field.maximum !== undefined) {
    const [min, max] = [String(field.minimum), String(field.maximum)]
    return locale.t('api.between', { min, max })
  }
  const [example] = field.examples ?? []
  return example === undefined ? '' : locale.t('api.example', { example })
}

/** The fields of a record with those inside them: 'units[].sum'. */
function fieldsOf(record: Field, before = ''): { name: string; meaning: string }[] {
  return Object.entries(record.properties ?? {}).flatMap(([name, field]) => {
    const whole = field.anyOf?.find((one) => one.properties) ?? field
    const inner = whole.items ?? whole
    const here = `${before}${name}${whole.items ? '[]' : ''}`
    const meaning = field.description ?? ''
    return [{ name: here, meaning }, ...(inner.properties ? fieldsOf(inner, `${here}.`) : [])]
  })
}
