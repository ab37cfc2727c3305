import { HtmlValidate } from 'html-validate'
import { parse, type HTMLElement } from 'node-html-parser'
import type { Express } from 'express'
import request, { type Response } from 'supertest'
import { demoPassword } from './constants'

const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:a11y'],
  rules: {
    'void-style': 'off',
    'no-trailing-whitespace': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'doctype-style': 'off',
    'long-title': 'off',
    'prefer-native-element': 'off',
    'no-inline-style': 'error',
    // A search box and a filter's date may share a name with a form elsewhere on the page.
    'form-dup-name': 'off',
    'valid-autocomplete': 'off',
  },
})

const checked = new Set<string>()

/** A page as a person has it in front of them. */
export type Page = Readonly<{
  status: number
  html: HTMLElement
  text: string
  response: Response
  path: string
}>
type Fields = Record<string, string | string[]>
type Upload = Readonly<{ name: string; bytes: Buffer; field?: string }>

/** A browser without scripts: keeps cookies, fills forms, and checks every page it fetches. */
export class Client {
  private readonly agent: ReturnType<typeof request.agent>

  constructor(app: Express) {
    this.agent = request.agent(app)
  }

  /** Fetches a page, following redirects, and checks its HTML. */
  async get(path: string): Promise<Page> {
    return this.take(await this.agent.get(path).redirects(5), path)
  }

  /** Fetches without following or checking: files, refusals, headers. */
  raw(path: string) {
    return this.agent.get(path)
  }

  /** Posts fields as they are, without a page before; follows no redirect. */
  post(path: string, fields: Fields = {}) {
    return this.agent.post(path).type('form').send(fields)
  }

  /**
   * Fills the form on `page` whose action is `action` and sends it: hidden and prefilled fields go along as a browser
   * would send them. Redirects are followed; the answer is the page one ends on.
   */
  async submit(page: Page, action: string, fields: Fields = {}): Promise<Page> {
    const form = page.html
      .querySelectorAll('form')
      .find(
        (one) =>
          (one.getAttribute('action') === action && one.getAttribute('method') === 'post') ||
          one.querySelector(`[formaction="${action}"]`) !== null,
      )
    if (!form) throw new Error(`${page.path} has no form for ${action}`)
    const response = await this.agent
      .post(action)
      .type('form')
      .send({ ...filled(form), ...fields })
    if (response.status === 303) return this.get(response.headers['location'] as string)
    return this.take(response, action)
  }

  /** Sends files by the upload form on `page` whose action is `action`, as a browser would. */
  async upload(page: Page, action: string, files: Upload[], fields: Fields = {}): Promise<Page> {
    const form = page.html
      .querySelectorAll('form[enctype="multipart/form-data"]')
      .find((one) => one.getAttribute('action') === action)
    if (!form) throw new Error(`${page.path} has no upload form for ${action}`)
    const request = this.agent.post(action)
    for (const [name, value] of Object.entries({ ...filled(form), ...fields })) {
      for (const one of [value].flat()) request.field(name, one)
    }
    for (const file of files) request.attach(file.field ?? 'files', file.bytes, file.name)
    const response = await request
    if (response.status === 303) return this.get(response.headers['location'] as string)
    return this.take(response, action)
  }

  /** Signs in by the sign-in page. */
  async signIn(email: string, password = demoPassword): Promise<Page> {
    return this.submit(await this.get('/session/new'), '/session', { email, password })
  }

  private async take(response: Response, path: string): Promise<Page> {
    if (!String(response.headers['content-type']).startsWith('text/html')) {
      throw new Error(`${path} answered ${response.status} ${response.headers['content-type']}`)
    }
    // Checking takes longer than all the rest: a page that differs only in its tokens was checked before.
    const shape = response.text.replace(/value="[0-9a-f-]{36,64}"/g, '')
    const report = checked.has(shape) ? undefined : await validator.validateString(response.text)
    if (report?.valid) checked.add(shape)
    if (report && !report.valid) {
      const faults = report.results.flatMap((result) =>
        result.messages.map((one) => `${one.line}: ${one.message} (${one.ruleId})`),
      )
      throw new Error(`The HTML of ${path} has faults:\n${faults.slice(0, 10).join('\n')}`)
    }
    const html = parse(response.text)
    const text = (html.querySelector('body')?.structuredText ?? '').replace(/[ \u00a0]+/g, ' ')
    return { status: response.status, html, text, response, path }
  }
}

/** What a browser would send of a form that nobody touched. */
function filled(form: HTMLElement): Fields {
  const fields: Record<string, string[]> = {}
  const add = (name: string | undefined, value: string) => {
    if (name) (fields[name] ??= []).push(value)
  }
  for (const input of form.querySelectorAll('input, textarea, select')) {
    const name = input.getAttribute('name')
    const type = input.getAttribute('type')
    if (input.hasAttribute('disabled')) continue
    if (input.tagName === 'TEXTAREA') add(name, decode(input.innerHTML.replace(/^\n/, '')))
    else if (input.tagName === 'SELECT') {
      const options = input.querySelectorAll('option')
      const chosen = options.filter((one) => one.hasAttribute('selected'))
      const sent = input.hasAttribute('multiple') ? chosen : [chosen[0] ?? options[0]]
      for (const option of sent) if (option) add(name, option.getAttribute('value') ?? option.text)
    } else if (type === 'checkbox' || type === 'radio') {
      if (input.hasAttribute('checked')) add(name, input.getAttribute('value') ?? 'on')
    } else if (type !== 'submit' && type !== 'file') add(name, input.getAttribute('value') ?? '')
  }
  return Object.fromEntries(
    Object.entries(fields).map(([name, values]) => [
      name,
      values.length === 1 ? values[0]! : values,
    ]),
  )
}

function decode(html: string): string {
  return parse(`<p>${html}</p>`).text
}
