import fc from 'fast-check'
import { spread } from '../../server/charts/spread'

describe('spreading labels', () => {
  it('leaves labels alone that do not touch', () => {
    expect(
      spread(
        [
          { at: 20, size: 10 },
          { at: 60, size: 10 },
        ],
        0,
        100,
      ),
    ).toEqual([20, 60])
  })

  it('moves two labels of one height apart, each by half of what is needed', () => {
    expect(
      spread(
        [
          { at: 100, size: 10 },
          { at: 100, size: 10 },
        ],
        0,
        200,
      ),
    ).toEqual([95, 105])
  })

  it('answers in the order asked, not in the order drawn', () => {
    expect(
      spread(
        [
          { at: 60, size: 10 },
          { at: 20, size: 10 },
        ],
        0,
        100,
      ),
    ).toEqual([60, 20])
  })

  it('keeps labels inside the room', () => {
    expect(
      spread(
        [
          { at: 0, size: 10 },
          { at: -5, size: 10 },
        ],
        0,
        100,
      ),
    ).toEqual([15, 5])
  })

  it('lets labels share a room that is too small for all of them', () => {
    const wishes = [1, 2, 3].map((at) => ({ at, size: 10 }))
    expect(spread(wishes, 0, 20)).toEqual([5, 10, 15])
  })

  it('has nothing to say about no labels', () => {
    expect(spread([], 0, 100)).toEqual([])
  })

  it('never lets labels overlap or leave the room, wherever they wish to be', () => {
    const wish = fc.record({
      at: fc.double({ min: -50, max: 350, noNaN: true }),
      size: fc.integer({ min: 1, max: 30 }),
    })
    fc.assert(
      fc.property(fc.array(wish, { minLength: 1, maxLength: 9 }), (wishes) => {
        const placed = spread(wishes, 0, 300)
          .map((at, index) => ({ at, half: (wishes[index]?.size ?? 0) / 2 }))
          .sort((one, other) => one.at - other.at)
        for (const [index, label] of placed.entries()) {
          const next = placed[index + 1]
          expect(label.at - label.half).toBeGreaterThanOrEqual(-0.001)
          expect(label.at + label.half).toBeLessThanOrEqual(300.001)
          if (next)
            expect(next.at - label.at).toBeGreaterThanOrEqual(label.half + next.half - 0.001)
        }
      }),
    )
  })
})
