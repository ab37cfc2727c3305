import type { Measured } from '../indicators/analysis/answer'
import type { Around } from '../indicators/analysis/lenses'
import type { Precision } from '../indicators/analysis/noise'
import type { Baseline } from '../indicators/series'

/** The poverty rates of March that the worked examples use, as BPS published them; each stands on the indicator's page. */
const published: Readonly<Record<string, Readonly<Record<number, number>>>> = {
  '16.04': {
    2011: 17.92,
    2012: 17.46,
    2013: 18.61,
    2014: 18.02,
    2015: 18.02,
    2016: 17.11,
    2017: 16.81,
    2018: 16.15,
    2019: 15.92,
    2020: 15.95,
    2021: 16.46,
    2022: 15.61,
    2023: 15,
    2024: 14.14,
    2025: 13.69,
  },
  '16': {
    2019: 12.71,
    2020: 12.66,
    2021: 12.84,
    2022: 11.9,
    2023: 11.78,
    2024: 10.97,
    2025: 10.15,
  },
  '00': { 2019: 9.41, 2020: 9.78, 2021: 10.14, 2022: 9.54, 2023: 9.36, 2024: 9.03, 2025: 8.47 },
}

/** The August rates of unemployment in the same regency, for the lens of linkage. */
const unemployment: Readonly<Record<number, number>> = {
  2021: 3.6,
  2022: 4.02,
  2023: 3.41,
  2024: 3.11,
}

function readingsOf(
  indicatorId: number,
  regionCode: string,
  month: number,
  values: Readonly<Record<number, number>>,
): Measured[] {
  return Object.entries(values).map(([year, value]) => ({
    id: Number(year),
    indicatorId,
    regionCode,
    methodId: 1,
    year: Number(year),
    month,
    value,
    inUse: true,
  }))
}

export const poverty: readonly Measured[] = Object.entries(published).flatMap(([region, values]) =>
  readingsOf(1, region, 3, values),
)
export const home: readonly Measured[] = poverty.filter((one) => one.regionCode === '16.04')
export const jobless: readonly Measured[] = readingsOf(2, '16.04', 8, unemployment)

export const around: Around = { home: '16.04', peers: [], province: '16', nation: '00' }

export const baseline: Baseline = { year: 2023, month: 3, value: 15 }

/** As precise as a sample of about 670 households with a usual design effect makes a regency's rate. */
export const survey: Precision = {
  kind: 'sample',
  size: 670,
  counted: 'households',
  shareOf: 'persons',
  designEffect: 2,
}

/** One imagined contribution: −0.20 points when complete, a lag of three months, half verified by the end of 2024. */
export const imagined = {
  id: 1,
  actionId: 1,
  expected: -0.2,
  lagMonths: 3,
  startsOn: '2024-01-10',
  target: 100,
  windows: [{ code: '2024-TW4', endsOn: '2024-12-31', verified: 50 }],
} as const
