import {
  remindersOn,
  stageOf,
  type Owing,
  type RemindedWindow,
} from '../../server/notifications/reminders'

const third: RemindedWindow = {
  id: 3,
  code: '2026-TW3',
  kind: 'quarter',
  number: 3,
  year: 2026,
  opensOn: '2026-09-16',
  dueOn: '2026-10-15',
  graceUntil: '2026-12-24',
  unlockedUntil: null,
}
const owes: Owing = { agencyId: 7, windowId: 3, n: 2, isDemo: false }

describe('what there is to say of a window', () => {
  it.each([
    ['2026-09-15', null],
    ['2026-09-16', 'opened'],
    ['2026-10-07', 'opened'],
    ['2026-10-08', 'soon'],
    ['2026-10-14', 'soon'],
    ['2026-10-15', 'due'],
    ['2026-10-16', 'overdue'],
    ['2026-12-16', 'overdue'],
    ['2026-12-17', 'closing'],
    ['2026-12-24', 'closing'],
    ['2026-12-25', null],
  ])('on %s is %s', (day, stage) => {
    expect(stageOf(third, day, 7)).toBe(stage)
  })

  it('goes on as long as it is unlocked', () => {
    const unlocked = { ...third, unlockedUntil: '2027-01-20' }
    expect(stageOf(unlocked, '2027-01-12', 7)).toBe('overdue')
    expect(stageOf(unlocked, '2027-01-13', 7)).toBe('closing')
    expect(stageOf(unlocked, '2027-01-21', 7)).toBeNull()
  })
})

describe('a reminder', () => {
  it('names the window, the days and how much is owed', () => {
    expect(remindersOn('2026-10-15', [third], [owes], 7)).toEqual([
      {
        agencyId: 7,
        notice: {
          kind: 'window_due',
          about: '2026-TW3@2026-10-15',
          facts: {
            window: { code: '2026-TW3', kind: 'quarter', number: 3, year: 2026 },
            due: '2026-10-15',
            until: '2026-12-24',
            n: 2,
          },
        },
      },
    ])
  })

  it('is only for those who owe for that very window', () => {
    const others = [
      { ...owes, n: 0 },
      { ...owes, windowId: 2 },
    ]
    expect(remindersOn('2026-10-15', [third], others, 7)).toEqual([])
    expect(remindersOn('2026-09-15', [third], [owes], 7)).toEqual([])
  })

  it('speaks anew when the due day is moved, and when a lock is put off', () => {
    const about = (window: RemindedWindow, day: string) =>
      remindersOn(day, [window], [owes], 7)[0]?.notice.about
    expect(about({ ...third, dueOn: '2026-10-20' }, '2026-10-20')).toBe('2026-TW3@2026-10-20')
    expect(about({ ...third, unlockedUntil: '2027-01-20' }, '2027-01-20')).toBe(
      '2026-TW3@2027-01-20',
    )
  })
})
