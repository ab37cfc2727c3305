import type { Knex } from 'knex'

// The function as it was made, but for how it finds the actions of the places whose name was sought.
const actionsWithWord = (ofPlaces: string) => `
    CREATE OR REPLACE FUNCTION actions_with_word(sought text, in_year integer) RETURNS SETOF integer
      LANGUAGE plpgsql STABLE ROWS 50
      -- The index of trigrams, even where a plan is made before the word is known.
      SET enable_seqscan = off AS $$
      DECLARE
        pattern text := '%' || regexp_replace(sought, '([\\\\%_])', '\\\\\\1', 'g') || '%';
        letters text := regexp_replace(sought, '[^a-z]', '', 'g');
        inside text := '%' || letters || '%';
        alike text[];
        literally boolean;
      BEGIN
        RETURN QUERY WITH titled AS MATERIALIZED
            (SELECT actions.id, actions.year FROM actions WHERE actions.search LIKE pattern)
          SELECT titled.id FROM titled WHERE in_year IS NULL OR titled.year = in_year;
        literally := FOUND;
        IF sought ~ '[0-9]' OR length(letters) < 3 THEN RETURN; END IF;

        RETURN QUERY SELECT actions.id FROM agencies JOIN actions ON actions.agency_id = agencies.id
          WHERE searchable(agencies.short_name || ' ' || agencies.name || ' ' || agencies.code::text) LIKE pattern
            AND (in_year IS NULL OR actions.year = in_year);
        literally := literally OR FOUND;
        RETURN QUERY WITH named AS MATERIALIZED (SELECT places.id FROM places WHERE places.squeezed LIKE inside)
          ${ofPlaces};
        literally := literally OR FOUND;
        IF literally OR length(sought) < 4 THEN RETURN; END IF;

        SELECT array_agg('%' || near.word || '%') INTO alike
          FROM (SELECT DISTINCT action_words.word, word_similarity(sought, action_words.word) AS likeness
            FROM action_words WHERE sought <% action_words.word
            ORDER BY likeness DESC, action_words.word LIMIT 12) AS near;
        IF alike IS NOT NULL THEN
          IF in_year IS NULL THEN
            RETURN QUERY SELECT actions.id FROM actions WHERE actions.search LIKE ANY (alike);
          ELSE
            RETURN QUERY SELECT actions.id FROM actions
              WHERE actions.search LIKE ANY (alike) AND actions.year = in_year;
          END IF;
        END IF;
        RETURN QUERY SELECT actions.id FROM agencies JOIN actions ON actions.agency_id = agencies.id
          WHERE sought <% searchable(agencies.short_name || ' ' || agencies.name || ' ' || agencies.code::text)
            AND (in_year IS NULL OR actions.year = in_year);
        RETURN QUERY WITH named AS MATERIALIZED (SELECT places.id FROM places WHERE sought <% places.squeezed)
          ${ofPlaces};
      END $$
`

/** The places are known before their actions are looked up: joined as they were, the places of every action were read. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(
    actionsWithWord(`SELECT action_places.action_id FROM action_places WHERE action_places.place_id = ANY (ARRAY(
            SELECT places.id FROM places
            WHERE places.id IN (SELECT id FROM named) OR places.parent_id IN (SELECT id FROM named)))`),
  )
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(
    actionsWithWord(`SELECT action_places.action_id FROM action_places JOIN places ON places.id = action_places.place_id
          WHERE places.id IN (SELECT id FROM named) OR places.parent_id IN (SELECT id FROM named)`),
  )
}
