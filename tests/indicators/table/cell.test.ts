import { readCell, signOf } from '../../../server/indicators/table/cell'

const value = (typed: string) => {
  const read = readCell(typed)
  return read.kind === 'value' ? [read.value, read.marks] : read
}

describe('a cell of a published table', () => {
  it.each([
    ['14,14', 14.14, ''],
    ['14.14', 14.14, ''],
    ['0', 0, ''],
    ['-0,50', -0.5, ''],
    ['−0.4', -0.4, ''],
    ['60,170', null, null],
    ['0,170', 0.17, ''],
    ['6.971', null, null],
    ['1.234.567', 1234567, ''],
    ['1,234,567', 1234567, ''],
    ['1.234,5', 1234.5, ''],
    ['1,234.5', 1234.5, ''],
    ['60 170', 60170, ''],
    ['60\u00a0170', 60170, ''],
    ['12500', 12500, ''],
    [',69', 0.69, ''],
    ["'13,69", 13.69, ''],
    ['14,14 %', 14.14, ''],
    ['13,69*', 13.69, '*'],
    ['13,69 *)', 13.69, '*)'],
    ['13,69**', 13.69, '**'],
    ['13.69r', 13.69, 'r'],
    ['13,69 r)', 13.69, 'r)'],
    ['13,69 e', 13.69, 'e'],
    ['13,69 a)', 13.69, 'a)'],
    ['13,69 1)', 13.69, '1)'],
    ['13,69¹', 13.69, '¹'],
    ['13,69¹⁾', 13.69, '¹⁾'],
    ['12500 2)', 12500, '2)'],
  ])('says %s', (typed, number, marks) => {
    if (number === null) expect(readCell(typed)).toMatchObject({ kind: 'either' })
    else expect(value(typed)).toEqual([number, marks])
  })

  it.each([
    '', ' ', '-', '–', '—', '--', '...', '…', '..', 'N/A', 'n/a', 'NA', 'n.a.', 'na', '#N/A', 'NULL', 'tad', 'x',
    '- *)', '-*', '*', 'Tidak tersedia', '\u00a0',
  ])('is a gap and no zero: "%s"', (typed) => {
    expect(readCell(typed).kind).toBe('gap')
  }) // prettier-ignore

  it.each([
    ['13,691)', 'footnote'],
    ['12500)', 'footnote'],
    ['1)', 'footnote'],
    ['<10', 'range'],
    ['13-14', 'range'],
    ['13 s.d. 14', 'range'],
    ['13,69 dari 100', 'text'],
    ['1,23E+05', 'text'],
    ['14,,14', 'text'],
    ['1.2.3', 'text'],
    ['(13,69)', 'text'],
    ['=1+1', 'text'],
    ['13,6900000001', 'digits'],
    ['9'.repeat(40), 'text'],
    ['٣', 'text'],
  ])('is not guessed: %s', (typed, why) => {
    expect(readCell(typed)).toEqual({ kind: 'unreadable', why })
  })

  it('with three digits behind one sign is two numbers, until the others show which', () => {
    expect(readCell('60.170')).toMatchObject({ comma: 60170, point: 60.17 })
    expect(readCell('60,170')).toMatchObject({ comma: 60.17, point: 60170 })
    expect(readCell('-60,170 *')).toMatchObject({ comma: -60.17, point: -60170, marks: '*' })
    expect(signOf(['60.170', '14,14'].map(readCell))).toBe('comma')
    expect(signOf(['60.170', '14.14'].map(readCell))).toBe('point')
    expect(signOf(['60.170', '14.14', '14,14'].map(readCell))).toBeNull()
    expect(signOf(['60.170', '12'].map(readCell))).toBeNull()
  })
})
