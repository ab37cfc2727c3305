import { daysOpen, daysOverdue, isDue, isOverdue, wasOnTime } from '../../server/decisions/decision'

const today = '2026-11-24'
const decided = { decidedOn: '2026-10-15', dueOn: '2026-11-10', closedAt: null, answeredAt: null }
const wib = (text: string) => new Date(`${text}+07:00`)

describe('a decision that ages', () => {
  it('is overdue from the day after its due day, by the days since', () => {
    const open = { ...decided, state: 'open' as const }
    expect(isOverdue(open, '2026-11-10')).toBe(false)
    expect(isOverdue(open, '2026-11-11')).toBe(true)
    expect(daysOverdue(open, today)).toBe(14)
    // 15 October to 24 November: 16 days of October and 24 of November.
    expect(daysOpen(open, today)).toBe(40)
  })

  it('is not overdue while an answer given on the due day waits for the coordinator', () => {
    const answered = {
      ...decided,
      state: 'answered' as const,
      answeredAt: wib('2026-11-10T23:59:00'),
    }
    expect(isOverdue(answered, today)).toBe(false)
    expect(daysOverdue(answered, today)).toBe(0)
    const late = { ...answered, answeredAt: wib('2026-11-11T00:01:00') }
    expect(isOverdue(late, today)).toBe(true)
    expect(daysOverdue(late, today)).toBe(1)
  })

  it('is on time by the day of the answer, however long the coordinator took', () => {
    const fulfilled = {
      ...decided,
      state: 'fulfilled' as const,
      answeredAt: wib('2026-11-09T08:00:00'),
      closedAt: wib('2026-11-20T08:00:00'),
    }
    expect(wasOnTime(fulfilled, today)).toBe(true)
    // Closed on 20 November: 16 + 20 days, and it ages no more.
    expect(daysOpen(fulfilled, today)).toBe(36)
    expect(wasOnTime({ ...fulfilled, answeredAt: null }, today)).toBe(false)
    expect(daysOverdue({ ...fulfilled, answeredAt: null }, today)).toBe(10)
  })

  it('is due in its last seven days, the due day included', () => {
    const open = { ...decided, state: 'open' as const }
    expect(isDue(open, '2026-11-02')).toBe(false)
    expect(isDue(open, '2026-11-03')).toBe(true)
    expect(isDue(open, '2026-11-10')).toBe(true)
    expect(isDue(open, '2026-11-11')).toBe(false)
  })
})
