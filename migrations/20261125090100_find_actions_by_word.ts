import type { Knex } from 'knex'

/**
 * The actions in which a word is found: in the title, the sub kegiatan and the codes, in the name of the agency, and in
 * the name of a place or of its kecamatan. Where none has it letter by letter, a word of four letters and more may be
 * spelled a little wrong; codes and numbers are taken as they are.
 *
 * A slip is looked for among the words that any action ever had, not in the text of every action: the words of a
 * regency's programs are few, however many actions there are. A function, because PostgreSQL keeps its plans: as one
 * statement a search of three words took as long to plan as to run.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- Two who bring the same new word at once may both write it down: a key on it would make one wait for the other.
    CREATE TABLE action_words (
      id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT action_words_pkey PRIMARY KEY,
      word text NOT NULL
    );
    CREATE INDEX action_words_word ON action_words (word);
    CREATE INDEX action_words_alike ON action_words USING gin (word gin_trgm_ops);

    CREATE FUNCTION learn_action_words() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO action_words (word)
          SELECT DISTINCT words.word
          FROM written CROSS JOIN LATERAL regexp_split_to_table(written.search, '[^a-z]+') AS words (word)
          WHERE length(words.word) BETWEEN 3 AND 40
            AND NOT EXISTS (SELECT FROM action_words WHERE action_words.word = words.word);
        RETURN NULL;
      END $$;
    CREATE TRIGGER actions_words_inserted AFTER INSERT ON actions
      REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION learn_action_words();
    CREATE TRIGGER actions_words_updated AFTER UPDATE ON actions
      REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION learn_action_words();
    INSERT INTO action_words (word)
      SELECT DISTINCT words.word
      FROM actions CROSS JOIN LATERAL regexp_split_to_table(actions.search, '[^a-z]+') AS words (word)
      WHERE length(words.word) BETWEEN 3 AND 40;

    CREATE INDEX agencies_alike ON agencies
      USING gin (searchable(short_name || ' ' || name || ' ' || code::text) gin_trgm_ops);

    CREATE FUNCTION actions_with_word(sought text, in_year integer) RETURNS SETOF integer
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
          SELECT action_places.action_id FROM action_places JOIN places ON places.id = action_places.place_id
          WHERE places.id IN (SELECT id FROM named) OR places.parent_id IN (SELECT id FROM named);
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
          SELECT action_places.action_id FROM action_places JOIN places ON places.id = action_places.place_id
          WHERE places.id IN (SELECT id FROM named) OR places.parent_id IN (SELECT id FROM named);
      END $$
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    DROP FUNCTION actions_with_word(text, integer);
    DROP TRIGGER actions_words_updated ON actions;
    DROP TRIGGER actions_words_inserted ON actions;
    DROP FUNCTION learn_action_words();
    DROP TABLE action_words;
    DROP INDEX agencies_alike;
  `)
}
