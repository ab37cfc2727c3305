import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../server/root'

/** A file of the project: its path from the root, and what it says. */
export type Source = Readonly<{ path: string; text: string }>

/** The files under `folder` with one of these endings, in order of their paths. */
export function sources(folder: string, ...endings: string[]): Source[] {
  return readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => join(entry.parentPath, entry.name).slice(projectRoot.length + 1))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(projectRoot, path), 'utf8') }))
}

/** The text without its comments; strings that contain a comment's signs stay as they are. */
export function withoutComments(text: string): string {
  return text.replace(
    /('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`)|\/\*[\s\S]*?\*\/|(?<![:\\/])\/\/[^\n]*/g,
    (_whole, literal: string | undefined) => literal ?? '',
  )
}
