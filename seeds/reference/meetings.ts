import type { Knex } from 'knex'
import { readLines, type Line } from './csv'
import { insertMissing } from './insert'

const columns = [
  'date',
  'title',
  'place',
  'chaired_by',
  'agenda',
  'decisions_reported',
  'source_url',
  'source_note',
] as const
type Reported = Line<(typeof columns)[number]>

/**
 * The meetings that the press told of, as history: offices and no persons, each with its source, closed and without
 * anything that was not reported. One of which no day is known is left out rather than given one.
 */
export async function seedMeetings(trx: Knex.Transaction): Promise<void> {
  const told = new Map<string, Reported[]>()
  for (const line of readLines('lahat/meetings.csv', columns)) {
    if (!/^\d{4}-\d{2}-\d{2}/.test(line.date)) continue
    const key = `${line.date.slice(0, 10)} ${line.title}`
    told.set(key, [...(told.get(key) ?? []), line])
  }
  const rows = [...told].map(([key, lines]) => meetingOf(key, lines))
  await insertMissing(trx, 'meetings', 'reference_key', rows)
}

function meetingOf(key: string, lines: readonly Reported[]) {
  const first = lines[0] as Reported
  const heldOn = first.date.slice(0, 10)
  const said = (name: 'agenda' | 'decisions_reported' | 'source_note') => [
    ...new Set(lines.map((line) => line[name]).filter((text) => text !== '')),
  ]
  return {
    reference_key: key.slice(0, 250),
    title: first.title.slice(0, 200),
    kind: /TKPK|kemiskinan/i.test(first.title) ? 'tkpk' : 'technical',
    held_on: heldOn,
    venue: first.place || null,
    chair: first.chaired_by || null,
    state: 'closed',
    // Nobody reported the hour: the end of that day.
    closed_at: `${heldOn}T23:59:00+07:00`,
    summary: [...said('agenda'), ...said('decisions_reported')].join('\n') || null,
    source_url: first.source_url,
    source_note:
      [...said('source_note'), ...lines.slice(1).map((line) => line.source_url)].join('\n') || null,
  }
}
