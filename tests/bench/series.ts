import type { Knex } from 'knex'

const indicators = 60
const years = 25
const regions = 18

/**
 * Published series as they are after a generation: 60 indicators, a value a year for 25 years and 18 regions (home, the
 * others of the province, the province or the nation), and a plan for each. What the reference data holds already stays.
 */
export async function fillSeries(db: Knex, lastYear: number): Promise<void> {
  await db.raw(
    `INSERT INTO indicators (code, name, name_en, unit, unit_en, decimals, is_rate, direction, publisher, frequency,
       definition, definition_en, strategy_number, position)
     SELECT 'BENCH_' || n, 'Ukuran ' || n, 'Measure ' || n, 'persen', 'percent', 2, true,
       (ARRAY['down', 'up'])[n % 2 + 1], 'BPS', 'yearly', 'Untuk mengukur.', 'For measuring.', n % 3 + 1, 9000 + n
     FROM generate_series(1, :wanted::int - (SELECT count(*)::int FROM indicators)) AS n`,
    { wanted: indicators },
  )
  await db.raw(`
    INSERT INTO methods (indicator_id, code, name, name_en, note, position)
    SELECT id, 'utama', 'Sebagaimana diterbitkan', 'As published', '', 0 FROM indicators
    WHERE NOT EXISTS (SELECT FROM methods WHERE methods.indicator_id = indicators.id)`)
  // The method of the latest value at home, so that the years before it can be compared with it.
  await db.raw(
    `INSERT INTO readings (indicator_id, method_id, region_code, year, month, value, source_url, source_note,
       released_on, in_use, sample_size, sample_counts, design_effect)
     SELECT indicators.id, latest.method_id, around.code, year, latest.month,
       round((20 + around.n % 7 + indicators.id % 5 - (year - :last::int + 12) * 0.2 + sin(year + around.n))::numeric, 2),
       'https://lahatkab.bps.go.id/id/statistics-table/2/' || indicators.id, 'Tabel ' || indicators.id,
       make_date(year, 10, 15), true, 670, 'households', 2
     FROM indicators
       CROSS JOIN LATERAL (SELECT coalesce(
           (SELECT readings.method_id FROM readings WHERE readings.indicator_id = indicators.id
             AND readings.region_code = '16.04' AND readings.in_use ORDER BY readings.year DESC, readings.id LIMIT 1),
           (SELECT min(methods.id) FROM methods WHERE methods.indicator_id = indicators.id)) AS method_id,
         (SELECT readings.month FROM readings WHERE readings.indicator_id = indicators.id
           AND readings.region_code = '16.04' AND readings.in_use ORDER BY readings.year DESC, readings.id LIMIT 1) AS month)
         AS latest
       CROSS JOIN (SELECT code, row_number() OVER (ORDER BY code <> '16.04', kind = 'nation', code) AS n FROM regions)
         AS around
       CROSS JOIN generate_series(:last::int - :years::int + 1, :last::int) AS year
     WHERE around.n <= :regions::int
     ON CONFLICT DO NOTHING`,
    { last: lastYear, years, regions },
  )
  await db.raw(
    `INSERT INTO targets (indicator_id, region_code, year, kind, value, baseline_year, baseline_month, baseline_value,
       document, source_url, in_use)
     SELECT based.indicator_id, '16.04', planned.year, 'yearly_change', -0.4, based.year, based.month, based.value,
       'RPD', 'https://rpd.test/', true
     FROM (SELECT DISTINCT ON (readings.indicator_id) readings.* FROM readings
         WHERE readings.region_code = '16.04' AND readings.in_use AND readings.year = :last::int - 3
         ORDER BY readings.indicator_id, readings.id) AS based,
       generate_series(:last::int - 2, :last::int + 1) AS planned (year)
     WHERE NOT EXISTS (SELECT FROM targets WHERE targets.indicator_id = based.indicator_id)`,
    { last: lastYear },
  )
}

/** A contribution of every action, nine of ten accepted; one in five points to the rate of poverty. */
export async function fillContributions(db: Knex): Promise<void> {
  await db.raw(`
    INSERT INTO contributions (action_id, indicator_id, expected, lag_months, confidence, reasoning, state, state_reason,
      proposed_at, decided_at)
    SELECT actions.id, targeted.ids[CASE WHEN actions.id % 5 = 0 THEN 1 ELSE actions.id % cardinality(targeted.ids) + 1 END],
      -0.001 * (actions.id % 20 + 1), actions.id % 4 * 3, (ARRAY['low', 'medium', 'high'])[actions.id % 3 + 1],
      'Sebagian penerima melewati garis dengan bantuan ini.', facts.state,
      CASE WHEN facts.state = 'rejected' THEN 'Terlalu besar.' END, make_date(actions.year, 1, 20),
      CASE WHEN facts.state <> 'proposed' THEN make_date(actions.year, 2, 3) END
    FROM actions
      CROSS JOIN (SELECT array_agg(id ORDER BY code <> 'P0', position, id) AS ids FROM indicators) AS targeted
      CROSS JOIN LATERAL (SELECT CASE actions.id % 20 WHEN 7 THEN 'proposed' WHEN 13 THEN 'rejected' ELSE 'accepted' END
        AS state) AS facts`)
}
