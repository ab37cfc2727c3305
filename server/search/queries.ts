import { prepared, type Db } from '../db'

export const foundKinds = ['action', 'decision', 'meeting', 'place', 'agency', 'indicator'] as const
export type FoundKind = (typeof foundKinds)[number]

/** One thing that was found: `code` is its own part of the address, `title` its name, `note` what tells it from others. */
export type Found = Readonly<{
  kind: FoundKind
  code: string
  title: string
  titleEn: string | null
  note: string | null
  isDemo: boolean
}>

/** How many of each kind are shown; one more is fetched, to know whether there are more. */
export const shownOfKind = 8

/** How many of each kind a file of them holds. */
export const mostOfKind = 1000

const agencyText = `searchable(agencies.short_name || ' ' || agencies.name || ' ' || agencies.code::text)`
const indicatorText = `searchable(indicators.name || ' ' || indicators.name_en || ' ' || replace(indicators.code, '_', ' '))`

/**
 * Looks for words in everything that has a page: codes and names, spelling mistakes forgiven. `words` are lower case
 * and without accents, `squeezed` is all of them without blanks and signs, as places.squeezed; `drafts` are meetings that
 * only their organisers see; `most` is how many of each kind. One statement.
 */
export async function findAnything(
  db: Db,
  words: readonly string[],
  squeezed: string,
  drafts: boolean,
  most = shownOfKind + 1,
): Promise<Found[]> {
  const sought = words.map(
    (_, index) => `actions.id IN (SELECT actions_with_word(($1::text[])[${index + 1}], NULL))`,
  )
  return prepared<Found>(
    db,
    `search.${words.length}`,
    `(SELECT 'action' AS kind, actions.code, actions.title, NULL::text AS "titleEn",
        actions.year::text || ' · ' || agencies.short_name AS note, actions.is_demo AS "isDemo"
      FROM actions JOIN agencies ON agencies.id = actions.agency_id
      WHERE ${sought.join(' AND ')}
      ORDER BY actions.year DESC, actions.number, actions.id LIMIT $4::int)
    UNION ALL
    (SELECT 'decision', decisions.code, decisions.text, NULL, decisions.code || ' · ' || agencies.short_name,
        decisions.is_demo
      FROM decisions JOIN agencies ON agencies.id = decisions.agency_id
      WHERE (SELECT bool_and(strpos(decisions.search, word) > 0) FROM unnest($1::text[]) AS word)
      ORDER BY decisions.decided_on DESC, decisions.id DESC LIMIT $4::int)
    UNION ALL
    (SELECT 'meeting', meetings.id::text, meetings.title, NULL, to_char(meetings.held_on, 'DD-MM-YYYY'), meetings.is_demo
      FROM meetings
      WHERE ($5 OR meetings.state <> 'draft')
        AND (SELECT bool_and(strpos(searchable(concat_ws(' ', meetings.title, meetings.summary, meetings.venue)), word) > 0
            OR EXISTS (SELECT FROM agenda_items WHERE agenda_items.meeting_id = meetings.id AND strpos(searchable(
              concat_ws(' ', agenda_items.title, agenda_items.question, agenda_items.note)), word) > 0))
          FROM unnest($1::text[]) AS word)
      ORDER BY meetings.held_on DESC, meetings.id DESC LIMIT $4::int)
    UNION ALL
    (SELECT 'place', places.code, places.name, NULL, CASE WHEN places.kind = 'kecamatan' THEN 'Kecamatan'
        ELSE initcap(places.kind) || ', Kec. ' || parents.name END, false
      FROM places LEFT JOIN places AS parents ON parents.id = places.parent_id
      WHERE length($2::text) >= 3 AND (strpos(places.squeezed, $2::text) > 0 OR similarity(places.squeezed, $2::text) >= 0.45)
      ORDER BY similarity(places.squeezed, $2::text) DESC, places.kind <> 'kecamatan', places.code LIMIT $4::int)
    UNION ALL
    (SELECT 'agency', agencies.code::text, agencies.name, NULL, agencies.short_name, false
      FROM agencies
      WHERE (SELECT bool_and(strpos(${agencyText}, word) > 0
          OR (length(word) >= 4 AND word_similarity(word, ${agencyText}) >= 0.6)) FROM unnest($1::text[]) AS word)
      ORDER BY word_similarity($3::text, ${agencyText}) DESC, agencies.name COLLATE id_alami, agencies.id LIMIT $4::int)
    UNION ALL
    (SELECT 'indicator', indicators.code, indicators.name, indicators.name_en, indicators.code, false
      FROM indicators
      WHERE (SELECT bool_and(strpos(${indicatorText}, word) > 0
          OR (length(word) >= 4 AND word_similarity(word, ${indicatorText}) >= 0.6)) FROM unnest($1::text[]) AS word)
      ORDER BY indicators.position, indicators.id LIMIT $4::int)`,
    [words, squeezed, words.join(' '), most, drafts],
  )
}
