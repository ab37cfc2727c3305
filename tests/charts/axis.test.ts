import { valueDomain, valueTicks, yearDomain, yearTicks } from '../../server/charts/axis'

describe('the value axis', () => {
  it('starts at zero when the smallest value is near it', () => {
    const [low, high] = valueDomain([1.09, 4.9])
    expect(low).toBe(0)
    expect(high).toBeCloseTo(5.194)
  })

  it('starts a little below the smallest value otherwise, so that half a point is seen', () => {
    const [low, high] = valueDomain([13.69, 18.61])
    expect(low).toBeCloseTo(13.0996)
    expect(high).toBeCloseTo(19.2004)
  })

  it('has room around a single value', () => {
    const [low, high] = valueDomain([60_170])
    expect(low).toBeLessThan(60_170)
    expect(high).toBeGreaterThan(60_170)
  })

  it('has a height even when all there is to show is a target of zero', () => {
    expect(valueDomain([0])).toEqual([0, 1])
    expect(valueDomain([])).toEqual([0, 1])
  })

  it('writes round values', () => {
    expect(valueTicks([13.1, 19.2], 5)).toEqual([14, 15, 16, 17, 18, 19])
  })
})

describe('the year axis', () => {
  it('gives each reading a whole year to lie in', () => {
    expect(yearDomain([2011.2, 2025.2])).toEqual([2011, 2026])
    expect(yearDomain([2025])).toEqual([2025, 2026])
  })

  it('writes every year where there is room', () => {
    expect(yearTicks([2021, 2026], 500, 45)).toEqual([2021, 2022, 2023, 2024, 2025])
  })

  it('skips years rather than let them touch, and always writes the last', () => {
    expect(yearTicks([2011, 2026], 441, 45)).toEqual([
      2011, 2013, 2015, 2017, 2019, 2021, 2023, 2025,
    ])
    expect(yearTicks([2011, 2026], 180, 45)).toEqual([2015, 2020, 2025])
  })
})
