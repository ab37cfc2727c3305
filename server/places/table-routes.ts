import type { Request, Response } from 'express'
import type { Db } from '../db'
import type { Back } from '../http/attempt'
import { onceOf } from '../http/once'
import { showPage } from '../http/page'
import type { FieldErrors } from '../http/parse'
import { applySeen, sentTable } from '../http/table-file'
import { viewerOf } from '../http/viewer'
import { holdPlaces } from './commands'
import { readPasteForm, type PasteInput } from './form'
import { pastePage, pastePreview, type Pasted } from './paste-page'
import { findPlacesByNames, listCountCells, listPocketsAt } from './queries'
import {
  draftCounts,
  draftPockets,
  readCountTable,
  readPocketTable,
  type AskedRow,
  type CountChange,
  type Drafted,
  type PocketChange,
} from './rows'

type Draft = Drafted<PocketChange> | Drafted<CountChange>

/** The steps of a pasted table, the same for pockets and for counts: its form, its preview, and applying what was seen. */
export function tableSteps(db: Db) {
  return { show, preview, apply }

  async function show(req: Request, res: Response, about: Pasted, back: Back, status = 200) {
    const page = pastePage(viewerOf(res), about, { ...back, once: onceOf(req) })
    showPage(req, res, 'places/import', page, status)
  }

  async function preview(req: Request, res: Response, about: Pasted) {
    const read = await readPaste(req, res, about)
    if (!read) return
    await drawPreview(req, res, about, read.input, read.draft, {})
  }

  async function apply(
    req: Request,
    res: Response,
    about: Pasted,
    work: (trx: Db, draft: Draft) => Promise<string>,
  ) {
    const read = await readPaste(req, res, about)
    if (!read) return
    const { input, draft, rows } = read
    if (input.seen === draft.digest && draft.problems.length > 0 && !input.leave) {
      const errors: FieldErrors = { leave: { key: 'series.unanswered.leave' } }
      return drawPreview(req, res, about, input, draft, errors, 422)
    }
    await applySeen(db, req, res, {
      seen: input.seen,
      hold: (trx) => holdPlaces(trx, about.kind === 'pockets' ? 'pockets' : 'place_counts'),
      draftOf: (from) => draftOf(from, about, rows, input),
      work,
      notice: { key: 'pockets.applied' },
      again: (now, status) => drawPreview(req, res, about, input, now, {}, status),
    })
  }

  /** The form and what its table would do; undefined when the form was already sent back. */
  async function readPaste(req: Request, res: Response, about: Pasted) {
    const { given, trouble, typed } = sentTable(req, res)
    const refuse = async (errors: FieldErrors, status = 422) => {
      await show(req, res, about, { typed, errors }, status)
      return undefined
    }
    if (trouble) return refuse({ table: trouble.message }, trouble.status)
    const read = readPasteForm(req.body, given, about.kind === 'pockets')
    if (!read.ok) return refuse(read.errors)
    const table =
      about.kind === 'pockets' ? readPocketTable(read.input.text) : readCountTable(read.input.text)
    if (!table.ok) return refuse({ table: { key: `pockets.table.${table.why}` } })
    const draft = await draftOf(db, about, table.rows, read.input)
    return { input: read.input, rows: table.rows, draft }
  }

  async function draftOf(
    from: Db,
    about: Pasted,
    rows: readonly AskedRow[],
    input: PasteInput,
  ): Promise<Draft> {
    const names = [...new Set(rows.map((row) => row.place))].filter((name) => name !== '')
    const found = new Map(
      (await findPlacesByNames(from, names)).map((one) => [one.typed, one] as const),
    )
    const ids = [...found.values()].flatMap((one) => one.place?.id ?? [])
    return about.kind === 'pockets'
      ? draftPockets(rows, { found, common: input.common, stored: await listPocketsAt(from, ids) })
      : draftCounts(rows, { found, stored: await listCountCells(from, about.count.id, ids) })
  }

  async function drawPreview(
    req: Request,
    res: Response,
    about: Pasted,
    input: PasteInput,
    draft: Draft,
    errors: FieldErrors,
    status = 200,
  ) {
    const facts = { about, input, errors, once: onceOf(req) }
    showPage(req, res, 'places/preview', pastePreview(viewerOf(res), facts, draft), status)
  }
}
