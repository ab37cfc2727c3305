import fc from 'fast-check'
import { countsUpTo, protectedCells, type StoredCell } from '../../server/places/disclosure'
import { isShown, type Figure } from '../../server/places/pocket'
import { useDatabase } from '../support/database'
import { testApp } from '../support/app'
import { Client } from '../support/client'
import { everyone } from '../support/people'

const db = useDatabase()

/** Kecamatan 1 with its total and its villages 11, 12, …; families only, of one desil. */
function column(
  total: number | null,
  villages: readonly (number | null)[],
  desil = 1,
): StoredCell[] {
  const cell = (placeId: number, parentId: number | null, families: number | null) => ({
    placeId,
    parentId,
    desil,
    families,
    persons: null,
  })
  return [
    ...(total === null ? [] : [cell(1, null, total)]),
    ...villages.map((count, at) => cell(11 + at, 1, count)),
  ]
}

const figures = (cells: readonly StoredCell[], of = 0): Figure[] =>
  protectedCells(cells, new Map([[1, of]])).map((one) => one.families)

describe('a small count', () => {
  it.each<[string, number | null, (number | null)[], Figure[]]>([
    // 53 − 20 − 12 − 18 would be 3: the smallest of the others goes with it, and 15 may be any of 0 + 15 … 4 + 11.
    ['hides the smallest other village with it', 53, [20, 12, 3, 18], [53, 20, 'kept', 'few', 18]],
    // 5 with 3 makes 8, and 8 − 5 leaves nobody's 4: the next one goes instead.
    ['leaves one that would not hide it', 40, [5, 3, 12, 20], [40, 5, 'few', 'kept', 20]],
    // 4 + 4 = 8 would tell both.
    ['does not hide behind other small ones', 38, [4, 4, 30], [38, 'few', 'few', 'kept']],
    ['takes the total where no village can hide it', 7, [4, 3], ['kept', 'few', 'few']],
    ['takes the total where the others are too small', 5, [5, 0], ['kept', 5, 'few']],
    ['stands alone where no total is told', null, [20, 3], [20, 'few']],
    ['is hidden in a total too', 3, [3, 0], ['few', 'few', 'few']],
    ['leaves a kecamatan without any alone', 30, [10, 20], [30, 10, 20]],
    [
      'counts a village that nobody counted as nothing',
      30,
      [null, 4, 26],
      [30, null, 'few', 'kept'],
    ],
  ])('%s', (_name, total, villages, shown) => {
    expect(figures(column(total, villages))).toEqual(shown)
  })

  it('is hidden in the sum of a kecamatan that was not counted by itself', () => {
    expect(figures(column(null, [20, 12, 3]), 3)).toEqual([35, 20, 'kept', 'few'])
    expect(figures(column(null, [20, 12, 3]), 4)).toEqual([20, 12, 'few'])
  })

  it('is not told by a sum over deciles', () => {
    const cells = protectedCells([...column(100, [60, 40]), ...column(44, [41, 3], 2)], new Map())
    const upTo = (desil: number) => countsUpTo(cells, desil, 1).map((one) => one.families)
    expect(upTo(1)).toEqual([100, 60, 40])
    expect(upTo(2)).toEqual([144, 'kept', 'kept'])
    expect(countsUpTo(cells, 2, null).map((one) => one.families)).toEqual([144])
  })

  it('may still be anything from nothing to four, whatever is printed around it', () => {
    const village = fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 4 }))
    fc.assert(
      fc.property(fc.array(village, { minLength: 1, maxLength: 6 }), (villages) => {
        const sum = villages.reduce((all, one) => all + one, 0)
        const [total, ...shown] = figures(column(sum, villages))
        if (!isShown(total ?? null)) return
        const numbers = shown.filter((one) => typeof one === 'number')
        const open = (total as number) - numbers.reduce((all, one) => all + one, 0)
        const [few = 0, kept = 0] = (['few', 'kept'] as const).map(
          (word) => shown.filter((one) => one === word).length,
        )
        for (const guess of few ? [0, 1, 2, 3, 4] : []) {
          // The other small ones are 0 to 4 each, what is kept back is 5 or more each.
          const [least, most] = [guess + 5 * kept, kept ? Infinity : guess + 4 * (few - 1)]
          expect({ villages, guess, holds: least <= open && open <= most }).toMatchObject({
            holds: true,
          })
        }
      }),
    )
  })

  it('cannot be worked out from any page, nor read in the history', async () => {
    await everyone(db())
    const kecamatan = await db()('places').where({ code: '16.04.10' }).first('id')
    const villages: { id: number; code: string }[] = await db()('places')
      .where({ parent_id: kecamatan.id })
      .orderBy('code')
      .select('id', 'code')
    const [count] = await db()('registry_counts')
      .insert({ registry: 'DTSEN', counted_on: '2025-10-31' })
      .returning('id')
    // 103 persons in the first village, 3 in the second, 100 + n in the others.
    const persons = villages.map((_, at) => (at === 1 ? 3 : 103 + at))
    const total = persons.reduce((sum, one) => sum + one, 0)
    await db()('place_counts').insert(
      [
        { id: kecamatan.id, persons: total },
        ...villages.map((one, at) => ({ id: one.id, persons: persons[at] })),
      ].map((one) => ({
        registry_count_id: count.id,
        place_id: one.id,
        desil: 1,
        persons: one.persons,
      })),
    )
    await db()('history').insert({
      event: 'count.entered',
      subject: 'place',
      subject_id: villages[0]?.id,
      actor_name: 'Ratna',
      after: JSON.stringify({ 'DTSEN 2025-10-31, desil 1, jiwa': 103 }),
    })
    const ratna = new Client(testApp(db()))
    await ratna.signIn('ratna@tkpk.test')
    for (const path of [
      `/places/counts/${count.id}?in=16.04.10`,
      `/places/16.04.10?count=${count.id}`,
      `/places/${villages[0]?.code}?count=${count.id}`,
      '/history',
      '/history.csv',
    ]) {
      const { text } = path.includes('.csv') ? await ratna.raw(path) : await ratna.get(path)
      expect([path, text]).toEqual([path, expect.stringContaining('ditahan')])
      expect([path, /\b103\b/.test(text)]).toEqual([path, false])
    }
  })
})
