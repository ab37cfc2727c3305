import { stackedCounts } from '../../server/charts/counts'
import { meter } from '../../server/charts/meter'
import { barPair } from '../../server/charts/pair'

describe('counts side by side', () => {
  it('divide a hundred parts without a gap', () => {
    const bar = stackedCounts('judged', 'Penilaian', [
      { tone: 'on_track', label: 'sesuai', count: 1 },
      { tone: 'slow', label: 'lambat', count: 1 },
      { tone: 'stuck', label: 'tersendat', count: 1 },
    ])
    expect(bar.total).toBe(3)
    expect(bar.segments.map(({ x, width }) => [x, width])).toEqual([
      [0, 33.3],
      [33.3, 33.4],
      [66.7, 33.3],
    ])
  })

  it('keep a word with a count of zero in the list, though it has no part in the bar', () => {
    const bar = stackedCounts('judged', 'Penilaian', [
      { tone: 'on_track', label: 'sesuai', count: 4, href: '/actions?judged=on_track' },
      { tone: 'stuck', label: 'tersendat', count: 0 },
    ])
    expect(bar.segments).toHaveLength(1)
    expect(bar.items).toEqual([
      {
        tone: 'on_track',
        label: 'sesuai',
        count: '4',
        zero: false,
        href: '/actions?judged=on_track',
      },
      { tone: 'stuck', label: 'tersendat', count: '0', zero: true, href: null },
    ])
  })

  it('draw no part of nothing', () => {
    expect(stackedCounts('judged', 'Penilaian', []).segments).toEqual([])
    const none = stackedCounts('judged', 'Penilaian', [{ tone: 'slow', label: 'lambat', count: 0 }])
    expect(none.segments).toEqual([])
  })
})

describe('a meter', () => {
  const words = { label: 'Realisasi anggaran', text: 'Rp1,25 miliar dari Rp2,50 miliar' }

  it('is filled by the share that was realised', () => {
    expect(meter({ ...words, value: 1.25, total: 2.5, expected: 2 })).toMatchObject({
      known: true,
      filled: 50,
      expected: 80,
      whole: null,
    })
  })

  it('shows what was realised beyond the whole instead of cutting it', () => {
    expect(meter({ ...words, value: 3, total: 2.4 })).toMatchObject({ filled: 100, whole: 80 })
  })

  it('tells zero from not reported', () => {
    expect(meter({ ...words, value: 0, total: 10 })).toMatchObject({ known: true, filled: 0 })
    expect(meter({ ...words, value: null, total: 10 })).toMatchObject({ known: false, filled: 0 })
  })

  it('knows no share of nothing', () => {
    expect(meter({ ...words, value: 5, total: 0 }).known).toBe(false)
    expect(meter({ ...words, value: 5, total: null }).known).toBe(false)
    expect(meter({ ...words, value: NaN, total: 10 }).known).toBe(false)
  })
})

describe('a pair of bars', () => {
  const bar = (value: number | null) => ({ label: '', value, text: '', tone: 'observed' })

  it('measures falls from zero on the right', () => {
    const pair = barPair('Perubahan', [bar(-0.5), bar(-1)])
    expect(pair.zero).toBe(100)
    expect(pair.bars.map(({ x, width }) => [x, width])).toEqual([
      [50, 50],
      [0, 100],
    ])
  })

  it('puts a rise and a fall on either side of one zero', () => {
    const pair = barPair('Perubahan', [bar(-1), bar(3)])
    expect(pair.zero).toBe(25)
    expect(pair.bars.map(({ x, width }) => [x, width])).toEqual([
      [0, 25],
      [25, 75],
    ])
  })

  it('draws no bar for what is not known', () => {
    expect(barPair('Perubahan', [bar(null), bar(0)]).bars.map(({ width }) => width)).toEqual([0, 0])
  })
})
