import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ejs from 'ejs'
import { projectRoot } from '../root'

const root = join(projectRoot, 'views')
const compiled = new Map<string, ejs.TemplateFunction>()
let cache = true

/** While templates are being written they are read anew for each page. */
export function rereadTemplates(): void {
  cache = false
}

/** What a template sees as `it`. */
export type It = Record<string, unknown>

/**
 * One compiled template. `strict` compiles without `with`: a third of the time, and a template sees only `it`. Its
 * `include` is ours: EJS's own copies everything the page knows for each partial, and asks the disk where it lies.
 */
function template(view: string): ejs.TemplateFunction {
  const known = compiled.get(view)
  if (known) return known
  const filename = join(root, `${view}.ejs`)
  const made = ejs.compile(readFileSync(filename, 'utf8'), {
    filename,
    strict: true,
    _with: false,
    localsName: 'it',
    // Templates are indented for those who write them; a weak line need not carry that.
    rmWhitespace: true,
    destructuredLocals: ['include'],
    // What a template is handed was made here, object by object; there is no foreign prototype to keep out.
    unsafePrototypeLocals: true,
  } as ejs.Options) as ejs.TemplateFunction
  if (cache) compiled.set(view, made)
  return made
}

/** Draws a template; its partials, named from the views' root as '/components/status', see what it sees and `more`. */
export function draw(view: string, outer: It | null, more: It): string {
  const it: It = Object.assign(Object.create(outer) as It, more)
  it['include'] = (path: string, inner: It = {}) => draw(path.slice(1), it, inner)
  return template(view)(it)
}
