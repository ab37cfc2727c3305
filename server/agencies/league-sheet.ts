import type { ListColumn } from '../http/files'
import type { Agency } from './agency'
import type { Discipline, Standing } from './discipline'

type Row = Standing<{ agency: Agency; discipline: Discipline }>

/** The league as a file: those with a rank first, then those without, as on the page. */
export const leagueColumns: readonly ListColumn<Row>[] = [
  ['agencies.rank', 'number', 9, (row) => row.rank],
  ['agencies.agency', 'text', 24, ({ agency }) => agency.shortName],
  ['agencies.csv.name', 'text', 48, ({ agency }) => agency.name],
  [
    'agencies.on_time',
    'percent',
    12,
    ({ discipline: { onTimeShare } }) =>
      onTimeShare === null ? null : Math.round(onTimeShare * 1000) / 1000,
  ],
  ['agencies.csv.on_time', 'number', 14, ({ discipline }) => discipline.onTime],
  ['agencies.due', 'number', 12, ({ discipline }) => discipline.due],
  ['agencies.late', 'number', 12, ({ discipline }) => discipline.late],
  ['agencies.median', 'number', 12, ({ discipline }) => discipline.medianDaysLate],
  ['agencies.missing', 'number', 12, ({ discipline }) => discipline.missing],
  ['agencies.returned', 'number', 14, ({ discipline }) => discipline.returned],
  ['agencies.run', 'number', 14, ({ discipline }) => discipline.run],
]
