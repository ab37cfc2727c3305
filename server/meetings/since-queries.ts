import { prepared, type Db } from '../db'
import { dayOf } from '../i18n'
import { readingAsJson } from '../indicators/queries'
import {
  compareMoments,
  type Between,
  type DecisionEvent,
  type FigurePair,
  type NewReading,
  type Since,
  type StatusPair,
} from './since'

/**
 * Since the last meeting: `from` is the moment that one was closed, `to` the moment this one is looked at (or was
 * closed). Half-open: what happened at `from` counts, what happened at `to` does not. `region` is the home region's
 * code, for the readings. Five statements, each bounded by an index on the moment, however long the history.
 *
 * For the opening page of a meeting: `strategies[n].outputs`, `.moneys`, `.statuses`, `.readings` and `.decisions` are
 * in the order in which to say them, at most two hundred of each; the counts beside them say how many there were.
 */
export async function since(db: Db, from: Date, to: Date, region: string): Promise<Since> {
  return compareMoments(await readBetween(db, from, to, region))
}

const facts = `actions.id AS "actionId", actions.code, actions.year, actions.title,
  actions.strategy_number AS "strategyNumber", agencies.short_name AS "agencyShortName", actions.is_demo AS "isDemo"`

/**
 * The last sent figures of an action at a moment: of its latest window whose latest version was not sent back by then.
 * `reports` are those of the action, the latest window first: they are looked at one after the other up to the first
 * that stands.
 */
const figuresAt = (moment: string, reports: string) => `LATERAL (
  SELECT (sent.content->>'output')::numeric AS output, (sent.content->>'realised')::numeric AS realised
  FROM unnest(${reports}) WITH ORDINALITY AS each (report_id, turn)
    CROSS JOIN LATERAL (SELECT report_versions.content, report_versions.sent_at FROM report_versions
      WHERE report_versions.report_id = each.report_id AND report_versions.sent_at < ${moment}
      ORDER BY report_versions.number DESC LIMIT 1) AS sent
  WHERE coalesce((SELECT report_reviews.verdict FROM report_reviews
      WHERE report_reviews.report_id = each.report_id AND report_reviews.at >= sent.sent_at
        AND report_reviews.at < ${moment}
      ORDER BY report_reviews.id DESC LIMIT 1), '') NOT IN ('returned', 'reopened')
  ORDER BY each.turn LIMIT 1)`

/**
 * Of each row of `rows` the action its report is of, looked up one by one: the limit keeps the planner from reading the
 * reports of all years to join them.
 */
const withAction = (
  rows: string,
) => `${rows} CROSS JOIN LATERAL (SELECT reports.action_id FROM reports
    WHERE reports.id = ${rows}.report_id LIMIT 1) AS reported`

async function readBetween(db: Db, from: Date, to: Date, region: string): Promise<Between> {
  const moments = [from, to]
  const days = [dayOf(from), dayOf(to)]
  const year = Number(dayOf(to).slice(0, 4))
  const figures = await prepared<FigurePair>(
    db,
    'meetings.since_figures',
    `WITH touched AS MATERIALIZED (
        SELECT report_versions.report_id FROM report_versions
          WHERE report_versions.sent_at >= $1 AND report_versions.sent_at < $2
        UNION
        SELECT report_reviews.report_id FROM report_reviews
          WHERE report_reviews.at >= $1 AND report_reviews.at < $2 AND report_reviews.verdict <> 'verified'),
      changed AS MATERIALIZED (SELECT DISTINCT reported.action_id FROM ${withAction('touched')}),
      theirs AS MATERIALIZED (SELECT changed.action_id, each.*
        FROM changed CROSS JOIN LATERAL (SELECT reports.id, reports.window_id, reports.first_sent_at FROM reports
          WHERE reports.action_id = changed.action_id) AS each),
      -- What was first sent after a moment had no version by then.
      known AS MATERIALIZED (SELECT theirs.action_id,
          array_agg(theirs.id ORDER BY windows.ends_on DESC, windows.id DESC) FILTER (WHERE theirs.first_sent_at < $1) AS earlier,
          array_agg(theirs.id ORDER BY windows.ends_on DESC, windows.id DESC) FILTER (WHERE theirs.first_sent_at < $2) AS later
        FROM theirs JOIN windows ON windows.id = theirs.window_id
        GROUP BY theirs.action_id)
      SELECT ${facts}, actions.output_target AS "outputTarget", actions.output_unit AS "outputUnit",
        earlier.output AS "outputBefore", later.output AS "outputAfter",
        earlier.realised AS "realisedBefore", later.realised AS "realisedAfter"
      FROM known JOIN actions ON actions.id = known.action_id JOIN agencies ON agencies.id = actions.agency_id
        LEFT JOIN ${figuresAt('$1', 'known.earlier')} AS earlier ON true
        LEFT JOIN ${figuresAt('$2', 'known.later')} AS later ON true
      WHERE (earlier.output, earlier.realised) IS DISTINCT FROM (later.output, later.realised)`,
    moments,
  )
  const statuses = await prepared<StatusPair>(
    db,
    'meetings.since_statuses',
    `SELECT ${facts}, moved.before, moved.after FROM (
        SELECT history.subject_id, (array_agg(history.before->>'status' ORDER BY history.id))[1] AS before,
          (array_agg(history.after->>'status' ORDER BY history.id DESC))[1] AS after
        FROM history
        WHERE history.subject = 'action' AND jsonb_exists(history.before, 'status')
          AND history.at >= $1 AND history.at < $2
        GROUP BY history.subject_id) AS moved
      JOIN actions ON actions.id = moved.subject_id JOIN agencies ON agencies.id = actions.agency_id
      WHERE moved.before <> moved.after`,
    moments,
  )
  const counts = await prepared<Between['counts'][number]>(
    db,
    'meetings.since_counts',
    `WITH reviewed AS MATERIALIZED (SELECT DISTINCT report_reviews.report_id FROM report_reviews
        WHERE report_reviews.at >= $1 AND report_reviews.at < $2 AND report_reviews.verdict = 'verified'),
      verified AS (SELECT actions.strategy_number, count(*) AS reports
        FROM ${withAction('reviewed')} JOIN actions ON actions.id = reported.action_id
        GROUP BY actions.strategy_number),
      of_year AS (SELECT actions.strategy_number, count(*) FILTER (WHERE actions.created_at >= $1) AS added,
          count(*) AS actions
        FROM actions WHERE actions.year = $3 AND actions.created_at < $2
        GROUP BY actions.strategy_number)
      SELECT strategies.number AS "strategyNumber", coalesce(verified.reports, 0) AS verified,
        coalesce(of_year.added, 0) AS added, coalesce(of_year.actions, 0) AS actions
      FROM strategies LEFT JOIN verified ON verified.strategy_number = strategies.number
        LEFT JOIN of_year ON of_year.strategy_number = strategies.number
      ORDER BY strategies.number`,
    [...moments, year],
  )
  const readings = await prepared<NewReading>(
    db,
    'meetings.since_readings',
    `SELECT indicators.code AS "indicatorCode", indicators.name, indicators.name_en AS "nameEn",
        indicators.unit, indicators.unit_en AS "unitEn", indicators.decimals, indicators.is_rate AS "isRate",
        indicators.direction, indicators.strategy_number AS "strategyNumber",
        ${readingAsJson('readings')} AS reading, previous.reading AS previous
      FROM readings JOIN indicators ON indicators.id = readings.indicator_id
        LEFT JOIN LATERAL (SELECT ${readingAsJson('earlier')} AS reading FROM readings AS earlier
          WHERE earlier.indicator_id = readings.indicator_id AND earlier.region_code = readings.region_code
            AND earlier.method_id = readings.method_id AND earlier.month IS NOT DISTINCT FROM readings.month
            AND earlier.year < readings.year AND earlier.in_use
          ORDER BY earlier.year DESC LIMIT 1) AS previous ON true
      WHERE readings.region_code = $3 AND readings.in_use
        -- The day its publisher released it; without one, the moment a person entered it. The reference data that
        -- came with the installation was published before.
        AND CASE WHEN readings.released_on IS NOT NULL
            THEN readings.released_on >= $4::date AND readings.released_on < $5::date
            ELSE readings.reference_key IS NULL AND readings.known_from >= $1 AND readings.known_from < $2 END
      ORDER BY indicators.position, readings.year DESC, readings.month DESC, readings.id DESC LIMIT 60`,
    [...moments, region, ...days],
  )
  const decisions = await prepared<DecisionEvent>(
    db,
    'meetings.since_decisions',
    `SELECT decisions.code, decisions.text, agencies.short_name AS "agencyShortName", decisions.due_on AS "dueOn",
        coalesce(actions.strategy_number, indicators.strategy_number) AS "strategyNumber", events.what,
        decisions.is_demo AS "isDemo"
      FROM (
        SELECT decisions.id, decisions.state AS what FROM decisions
          WHERE decisions.closed_at >= $1 AND decisions.closed_at < $2
        UNION ALL
        -- Overdue by the day of the later moment and not yet by that of the earlier; as isOverdue() says.
        SELECT decisions.id, 'newly_overdue' FROM decisions
          WHERE decisions.due_on >= $3::date AND decisions.due_on < $4::date
            AND (decisions.closed_at IS NULL OR decisions.closed_at >= $2)
            AND (decisions.answered_at IS NULL OR decisions.answered_at >= $2
              OR (decisions.answered_at AT TIME ZONE 'Asia/Jakarta')::date > decisions.due_on)
        UNION ALL
        SELECT decisions.id, 'made' FROM decisions WHERE decisions.created_at >= $1 AND decisions.created_at < $2
      ) AS events
        JOIN decisions ON decisions.id = events.id JOIN agencies ON agencies.id = decisions.agency_id
        LEFT JOIN actions ON actions.id = decisions.action_id
        LEFT JOIN indicators ON indicators.id = decisions.indicator_id
      ORDER BY decisions.due_on, decisions.id LIMIT 300`,
    [...moments, ...days],
  )
  return { from, to, year, figures, statuses, counts, readings, decisions }
}
