import { commonPasswords } from '../../server/users/common-passwords'
import { hashPassword, passwordFits, passwordProblem } from '../../server/users/password'
import { cheapHash } from '../support/constants'

const budi = { email: 'budi.hartono@lahatkab.go.id', name: 'Budi Hartono' }
const problem = (password: string) => passwordProblem(password, budi)?.key ?? null

describe('a new password', () => {
  it.each([
    'kuali tembaga di serambi',
    'correct horse battery staple',
    'Xk7#pq!mZ2vL',
    'perahu-tenggelam-karam',
    '482 915 630 277',
    'mata air dekat lahat lama',
    '   twelve-blanks   ',
    'пароль-из-слов-кириллицы',
    '🦊🐧🐝🦀🌵🍄🚲🧭🪁🛶🎻🧵',
    'a'.repeat(4) + 'Qz9-'.repeat(3) + 'w3f8LmR2',
  ])('may be “%s”', (password) => {
    expect(problem(password)).toBeNull()
  })

  it('has 12 to 128 characters, as people count them', () => {
    expect(problem('kuali-batu7')).toBe('field.too_short')
    expect(problem('🦊🐧🐝🦀🌵🍄🚲🧭🪁🛶🎻')).toBe('field.too_short')
    const long = Array.from({ length: 40 }, (_, n) => `w${(n * 7919) % 97}x`).join('')
    expect(problem(long.slice(0, 128))).toBeNull()
    expect(problem(long.padEnd(129, 'q7'))).toBe('field.too_long')
  })

  it.each([
    '123456789012',
    '098765432109',
    '111111111111',
    'password1234',
    'P@ssw0rd1234',
    'Password!2026',
    'qwertyuiop123',
    '1qaz2wsx3edc4rfv',
    'qazwsxedcrfv',
    'abcdefghijkl',
    'asdfghjkl123',
    'iloveyou123456',
    'ILoveYou!ILoveYou!',
    'rahasiarahasia',
    'rahasia-sekali-2026'.replace('-sekali', ''),
    'bismillah12345',
    'BismillahirRahmanirRahim',
    'Alhamdulillah99',
    'indonesiaraya45',
    'Indonesia-Merdeka-1945',
    'sayangku12345',
    'akusayangkamu1',
    'palembang12345',
    'liverpoolfc1892',
    'admin123456789',
    'administrator1',
    'adminlahat2026',
    'dinassosial2026',
    '081234567890',
    '6281234567890',
    'abcabcabcabcabc',
    'qwerty12345678',
    'p4ssw0rdp4ssw0rd',
  ])('is refused when it is as common as “%s”', (password) => {
    expect(problem(password)).toBe('password.common')
  })

  it.each([
    'tuntas-tuntas-26',
    'tkpk-lahat-2026',
    'TuntasLahat2026!',
    'budihartono1987',
    'Hartono.Budi.77',
    'budi.hartono@lahat',
    'kemiskinan-2026',
  ])('is refused when it leans on the name, the address or the house: “%s”', (password) => {
    expect(['password.context', 'password.common']).toContain(problem(password))
  })

  it('is held against more than 3000 common ones that are long enough', () => {
    const long = [...commonPasswords].flatMap((word) =>
      ['', '123', '1234', '12345', '123456', '2025', '2026!', '@2026'].map((end) => word + end),
    )
    const choosable = long.filter((password) => password.length >= 12)
    expect(choosable.length).toBeGreaterThan(3000)
    expect(choosable.filter((password) => problem(password) === null)).toEqual([])
  })
})

describe('a stored password', () => {
  it('is an argon2id hash, fits to the letter, and to nothing else', async () => {
    const stored = await hashPassword(' Kuali tembaga ', cheapHash)
    expect(stored).toMatch(/^\$argon2id\$/)
    expect(await passwordFits(' Kuali tembaga ', stored)).toBe(true)
    expect(await passwordFits('Kuali tembaga', stored)).toBe(false)
    expect(await passwordFits(' kuali tembaga ', stored)).toBe(false)
    expect(await passwordFits('no one has this password', null)).toBe(false)
  })

  it('costs what OWASP recommends unless told otherwise', async () => {
    expect(await hashPassword('kuali tembaga')).toContain('$argon2id$v=19$m=19456,t=2,p=1$')
  })
})
