import type { Request, Response } from 'express'
import type { Db } from '../db'
import { NotFound } from '../errors'
import { disposition } from '../http/files'
import { showPage } from '../http/page'
import { readId } from '../http/parse'
import { get, type Route } from '../http/route'
import { viewerOf } from '../http/viewer'
import { writeDocx } from '../papers/docx'
import type { Paper } from '../papers/paper'
import { writePdf } from '../papers/pdf'
import { can } from '../policy'
import { isVisible } from './meeting'
import { readMinutes } from './minutes-queries'
import { findKeptPage, getMeeting } from './queries'
import { minutesPage } from './minutes-page'
import { minutesOf as minutesPaperOf } from './screens-page'

type OfMeeting = Request<{ id: string }>

export function minutesRoutes(db: Db): Route[] {
  return [
    get('/meetings/:id/minutes', 'meeting.see', show),
    get('/meetings/:id/minutes.pdf', 'meeting.see', downloadPdf),
    get('/meetings/:id/minutes.docx', 'meeting.see', downloadDocx),
  ]

  async function show(req: OfMeeting, res: Response) {
    const { meeting, paper, kept } = await minutesOf(req, res)
    showPage(req, res, 'meetings/minutes', minutesPage(viewerOf(res), meeting, paper, kept))
  }

  async function downloadPdf(req: OfMeeting, res: Response) {
    const { meeting, paper } = await minutesOf(req, res)
    await handOver(res, `notulen-${meeting.heldOn}.pdf`, 'application/pdf', writePdf(paper))
  }

  async function downloadDocx(req: OfMeeting, res: Response) {
    const { meeting, paper } = await minutesOf(req, res)
    await handOver(res, `notulen-${meeting.heldOn}.docx`, docx, writeDocx(paper))
  }

  /** A closed meeting shows what it kept; any other the minutes as they stand. */
  async function minutesOf(req: OfMeeting, res: Response) {
    const viewer = viewerOf(res)
    const { user, locale } = viewer
    const { lang } = locale
    const facts = await readMinutes(db, readId(req.params.id))
    const { meeting } = facts
    // A draft is the organisers' own.
    if (!isVisible(meeting, can(user, 'meeting.manage'))) {
      throw new NotFound(`minutes of meeting ${meeting.id}`)
    }
    const stored =
      meeting.state === 'closed' ? await findKeptPage(db, meeting.id, 'minutes', lang) : undefined
    if (stored) return { meeting, paper: stored as unknown as Paper, kept: true }
    const paper = await minutesPaperOf(db, viewer, await getMeeting(db, meeting.id), facts)
    return { meeting, paper, kept: false }
  }
}

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

async function handOver(res: Response, name: string, type: string, made: Promise<Buffer>) {
  const bytes = await made
  res.setHeader('Content-Type', type)
  res.setHeader('Content-Disposition', disposition(name))
  res.end(bytes)
}
