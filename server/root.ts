import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The project's folder, whether this runs from server/ or from dist/server/: views and seeds' data lie there. */
export const projectRoot = existsSync(join(dirname(__dirname), 'package.json'))
  ? dirname(__dirname)
  : dirname(dirname(__dirname))
