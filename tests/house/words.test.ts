import { catalogue } from '../../server/i18n/catalogue'
import { sources, withoutComments } from '../support/sources'

const words: Record<string, Readonly<{ id: string; en: string }>> = catalogue
const keys = Object.keys(words)

const code = sources('server', '.ts')
  .filter(({ path }) => !path.startsWith('server/i18n/words/'))
  .map(({ path, text }) => ({ path, text: withoutComments(text) }))
const views = sources('views', '.ejs').map(({ path, text }) => ({
  path,
  text: text.replace(/<%#[\s\S]*?%>/g, ''),
}))

/** Keys that are put together: `status.${row.status}` stands for every key of that form. */
const composed = [...code, ...views].flatMap(({ path, text }) =>
  [...text.matchAll(/`([a-z_]+\.[a-z_.]*)\$\{(?:[^{}`]|\{[^{}]*\})*\}([a-z_.]*)`/g)].map(
    (match) => ({
      path,
      begins: match[1] as string,
      ends: match[2] as string,
    }),
  ),
)
const fits = (key: string, form: { begins: string; ends: string }) =>
  key.length > form.begins.length + form.ends.length &&
  key.startsWith(form.begins) &&
  key.endsWith(form.ends)

describe('the words of the house', () => {
  it('exist for every key that a template asks for', () => {
    const missing = views.flatMap(({ path, text }) =>
      [...text.matchAll(/\bt\(\s*(['"])([^'"]+)\1/g)]
        .map((match) => match[2] as string)
        .filter((key) => !(key in words))
        .map((key) => `${path}: ${key}`),
    )
    expect(missing).toEqual([])
  })

  it('exist for every form of key that is put together', () => {
    const asked = composed.filter(({ path, begins }) => {
      // There it is the name of a statement.
      if (/[/-]queries[.]ts$/.test(path)) return false
      const folder = begins.split('.')[0] as string
      return path.startsWith('views/') || keys.some((key) => key.startsWith(`${folder}.`))
    })
    const missing = asked
      .filter((form) => !keys.some((key) => fits(key, form)))
      .map(({ path, begins, ends }) => `${path}: ${begins}…${ends}`)
    expect(missing).toEqual([])
  })

  it('are all used', () => {
    const everything = [...code, ...views].map(({ text }) => text).join('\n')
    const unused = keys.filter(
      (key) =>
        !everything.includes(`'${key}'`) &&
        !everything.includes(`"${key}"`) &&
        !composed.some((form) => fits(key, form)),
    )
    expect(unused).toEqual([])
  })

  it('are said in both languages, with the same gaps', () => {
    const gaps = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort().join(' ')
    const faults = keys.filter((key) => {
      const { id, en } = words[key] as { id: string; en: string }
      return id.trim() !== id || en.trim() !== en || id === '' || en === '' || gaps(id) !== gaps(en)
    })
    expect(faults).toEqual([])
  })

  it('are translated: no whole sentence is the same in both languages', () => {
    const same = keys.filter((key) => {
      const { id, en } = words[key] as { id: string; en: string }
      return id === en && (id.replace(/\{\w+\}/g, '').match(/\p{Ll}{2,}/gu) ?? []).length >= 4
    })
    expect(same).toEqual([])
  })
})

describe('sentences stand in the catalogue', () => {
  // What is the same in every language: the product's name, signs, and letters of a unit or code.
  const sameEverywhere = /^(Tuntas|Rp|WIB|[^\p{L}]*)$/u

  it('and not in the templates', () => {
    const found = views.flatMap(({ path, text }) => {
      const printed = text
        .replace(/<%[\s\S]*?%>/g, '¶')
        .replace(/<!--[\s\S]*?-->/g, '')
        .replace(/&\w+;/g, ' ')
      const texts = printed
        .replace(/<[^>]*>/g, '\n')
        .split(/[\n¶]/)
        .map((piece) => piece.replace(/[^\p{L}\s]/gu, ' ').trim())
      const attributes = [
        ...printed.matchAll(/\s(?:aria-label|title|alt|placeholder|content)="([^"]*)"/g),
      ]
        .map((match) => (match[1] as string).replaceAll('¶', '').trim())
        .filter((value) => !/^(width=device-width.*|light dark)$/.test(value))
      return [...texts, ...attributes]
        .filter((piece) => piece !== '' && !sameEverywhere.test(piece))
        .map((piece) => `${path}: ${piece}`)
    })
    expect(found).toEqual([])
  })

  it('and not in the code', () => {
    const spoken =
      /(['"`])(?:(?!\1)[^\n])*\b(yang|dan|belum|tidak|untuk|dengan|laporan|Anda|masuk|simpan)\b(?:(?!\1)[^\n])*\1/g
    const found = code
      .filter(({ path }) => !path.endsWith('common-passwords.ts'))
      .flatMap(({ path, text }) => (text.match(spoken) ?? []).map((piece) => `${path}: ${piece}`))
    expect(found).toEqual([])
  })
})
