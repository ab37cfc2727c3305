import { flagsOf, type Suspect } from '../../server/reports/flags'
import {
  disposition,
  endingFits,
  isMovingPng,
  keptName,
  typeOf,
} from '../../server/reports/evidence'
import {
  daysLate,
  doubtsOf,
  ownFigure,
  ownFigures,
  sumOf,
  type Money,
} from '../../server/reports/report'

describe('the figures of a report', () => {
  it('adds money up by fund, to the cent', () => {
    expect(sumOf({ apbd: 0.1, dak: 0.2 })).toBe(0.3)
    expect(sumOf({ apbd: 9_999_999_999_999, csr: 0.99 })).toBe(9_999_999_999_999.99)
  })

  it('knows money that is nothing from money that nobody named', () => {
    expect(sumOf({})).toBeNull()
    expect(sumOf({ apbd: 0 })).toBe(0)
  })

  it('derives what the period itself added', () => {
    expect(ownFigure(60, { figure: 40 })).toBe(20)
    expect(ownFigure(0.3, { figure: 0.1 })).toBe(0.2)
    expect(ownFigure(30, { figure: 40 })).toBe(-10)
    expect(ownFigure(0, { figure: 0 })).toBe(0)
  })

  it('counts from nothing on 1 January when there is no report before', () => {
    expect(ownFigure(60, null)).toBe(60)
  })

  it('does not invent an addition where either figure was not reported', () => {
    expect(ownFigure(null, { figure: 40 })).toBeNull()
    expect(ownFigure(60, { figure: null })).toBeNull()
    expect(ownFigure(null, null)).toBeNull()
    expect(ownFigures({ output: 60, beneficiaries: null, realised: 5 }, null)).toEqual({
      output: 60,
      beneficiaries: null,
      realised: 5,
    })
  })

  it('asks twice about less than before and more than the budget, never about what is unknown', () => {
    const nothing = {
      workStatus: null,
      statusReason: null,
      doneText: null,
      constraintCode: null,
      constraintText: null,
      drivingText: null,
      nextText: null,
      helpText: null,
    }
    const word = (output: number | null, beneficiaries: number | null, money: Money) => ({
      ...nothing,
      output,
      beneficiaries,
      money,
      realised: sumOf(money),
    })
    const before = word(40, null, { apbd: 60, dak: 40 })
    expect(doubtsOf(word(39, 1, { apbd: 59, dak: 40 }), before, 1000)).toEqual([
      { about: 'output', kind: 'lower', against: 40 },
      { about: 'apbd', kind: 'lower', against: 60 },
    ])
    expect(doubtsOf(word(40, 0, { apbd: 500, dak: 500 }), before, 1000)).toEqual([])
    expect(doubtsOf(word(null, null, { apbd: 500 }), before, null)).toEqual([
      { about: 'dak', kind: 'missing', against: 40 },
    ])
    expect(doubtsOf(word(null, null, {}), before, 1000)).toEqual([])
    expect(doubtsOf(word(null, null, { dak: 1001 }), null, 1000)).toEqual([
      { about: 'dak', kind: 'over_budget', against: 1000 },
    ])
    expect(doubtsOf(word(null, null, { dak: 1001 }), null, null)).toEqual([])
  })

  it('counts days late from the day after the due day, by the clock of Jakarta', () => {
    expect(daysLate('2026-10-15', new Date('2026-10-15T16:59:59Z'))).toBe(0)
    expect(daysLate('2026-10-15', new Date('2026-10-15T17:00:00Z'))).toBe(1)
    expect(daysLate('2026-10-15', new Date('2026-10-01T00:00:00Z'))).toBe(0)
    expect(daysLate('2026-10-15', new Date('2026-11-24T02:00:00Z'))).toBe(40)
  })
})

describe('odd reports', () => {
  const plain: Suspect = {
    output: 60,
    beneficiaries: 60,
    realised: 600,
    workStatus: 'running',
    previous: { output: 40, beneficiaries: 40, realised: 400, workStatus: 'running' },
    oneWindow: true,
    outputTarget: 100,
    budgetTotal: 1000,
    windowEndsOn: '2026-09-30',
    actionEndsOn: '2026-12-31',
    evidenceReused: false,
    jumpFrom: 0.5,
    silentDays: 90,
    windowKind: 'quarter',
  }
  const before = { output: 40, beneficiaries: 40, realised: 400, workStatus: 'running' as const }

  it('leaves an ordinary report alone', () => {
    expect(flagsOf(plain)).toEqual([])
  })

  it.each<[string, Partial<Suspect>, string[]]>([
    ['identical figures', { output: 40, beneficiaries: 40, realised: 400 }, ['identical']],
    ['identical, one of them unreported both times', { output: 40, beneficiaries: null, realised: 400, previous: { ...before, beneficiaries: null } }, ['identical']],
    ['identical, but the work was done before', { output: 40, beneficiaries: 40, realised: 400, previous: { ...before, workStatus: 'done' } }, []],
    ['nothing yet, twice', { output: 0, beneficiaries: 0, realised: 0, previous: { output: 0, beneficiaries: 0, realised: 0, workStatus: 'not_started' } }, []],
    ['nothing reported, twice', { output: null, beneficiaries: null, realised: null, previous: { output: null, beneficiaries: null, realised: null, workStatus: 'running' } }, []],
    ['fewer houses', { output: 39 }, ['lower']],
    ['fewer people', { beneficiaries: 39 }, ['lower']],
    ['exactly the budget', { realised: 1000 }, []],
    ['a rupiah above the budget', { realised: 1001 }, ['over_budget']],
    ['above a budget nobody knows', { realised: 1001, budgetTotal: null }, []],
    ['money without houses', { output: 40 }, ['money_only']],
    ['money, and houses not reported', { output: null }, []],
    ['houses without money', { realised: 400 }, ['output_only']],
    ['houses without money where there is no budget', { realised: 400, budgetTotal: null }, []],
    ['exactly half the target in one period', { output: 90 }, []],
    ['more than half the target in one period', { output: 91 }, ['jump']],
    ['the same over two periods', { output: 91, oneWindow: false }, []],
    ['a first report of most of the target', { previous: null }, ['jump']],
    ['everything before the end', { output: 100, previous: { ...before, output: 90 } }, ['complete_early']],
    ['everything before the end, and done', { output: 100, workStatus: 'done', previous: { ...before, output: 90 } }, []],
    ['everything at the end', { output: 100, windowEndsOn: '2026-12-31', previous: { ...before, output: 90 } }, []],
    ['a photo seen elsewhere', { evidenceReused: true }, ['evidence_reused']],
    ['exactly 120 days of silence', { silentDays: 120 }, []],
    ['121 days of silence', { silentDays: 121 }, ['silent']],
    ['121 days of silence where half-years are reported', { silentDays: 121, windowKind: 'semester' }, []],
  ])('%s', (_name, change, expected) => {
    expect(flagsOf({ ...plain, ...change })).toEqual(expected)
  }) // prettier-ignore
})

describe('files as evidence', () => {
  it('is known by its first bytes', () => {
    expect(typeOf(Buffer.from('ffd8ffe000104a46', 'hex'))).toBe('jpeg')
    expect(typeOf(Buffer.from('89504e470d0a1a0a00', 'hex'))).toBe('png')
    expect(typeOf(Buffer.from('RIFF\0\0\0\0WEBPVP8 '))).toBe('webp')
    expect(typeOf(Buffer.from('%PDF-1.7'))).toBe('pdf')
    expect(typeOf(Buffer.from('MZ\x90\0'))).toBeNull()
    expect(typeOf(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg">'))).toBeNull()
    expect(typeOf(Buffer.from(' %PDF-1.7'))).toBeNull()
    expect(typeOf(Buffer.from('RIFF\0\0\0\0WAVE'))).toBeNull()
    expect(typeOf(Buffer.alloc(0))).toBeNull()
  })

  it('must be called what it is', () => {
    expect(endingFits('rumah.JPG', 'jpeg')).toBe(true)
    expect(endingFits('rumah.png', 'jpeg')).toBe(false)
    expect(endingFits('rumah.jpg.exe', 'jpeg')).toBe(false)
    expect(endingFits('rumah', 'jpeg')).toBe(false)
  })

  it('is kept under a harmless name', () => {
    expect(keptName('../../etc/passwd.jpg', 'jpg')).toBe('passwd.jpg')
    expect(keptName('C:\\foto\\rumah 1.png', 'jpg')).toBe('rumah 1.jpg')
    expect(keptName('rumah\u202Egpj.exe.jpg', 'jpg')).toBe('rumahgpj.exe.jpg')
    expect(keptName('.htaccess.pdf', 'pdf')).toBe('htaccess.pdf')
    expect(keptName('a"b<c>\r\nd.pdf', 'pdf')).toBe('a_b_c_d.pdf')
    expect(keptName('KTP 1604010101010001.jpg', 'jpg')).toBe('KTP ….jpg')
    expect(keptName('', 'pdf')).toBe('berkas.pdf')
    expect(keptName('...', 'pdf')).toBe('berkas.pdf')
    expect([...keptName(`${'rumah'.repeat(100)}.jpg`, 'jpg')]).toHaveLength(120)
  })

  it('travels with a name that both old and new readers take', () => {
    expect(disposition('attachment', 'Foto dapur – Pulau Pinang.jpg')).toBe(
      `attachment; filename="Foto dapur  Pulau Pinang.jpg"; filename*=UTF-8''Foto%20dapur%20%E2%80%93%20Pulau%20Pinang.jpg`,
    )
    expect(disposition('inline', `a"b'(c)*;.jpg`)).toBe(
      `inline; filename="a_b'(c)*_.jpg"; filename*=UTF-8''a%22b%27%28c%29%2A%3B.jpg`,
    )
  })

  it('is a moving picture when a PNG says so before its image', () => {
    expect(isMovingPng(Buffer.from('....IHDR....acTL....IDAT'))).toBe(true)
    expect(isMovingPng(Buffer.from('....IHDR....IDAT....acTL'))).toBe(false)
  })
})
