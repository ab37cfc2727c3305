import { localeOf } from '../i18n'
import type { Page } from '../http/page'
import type { Viewer } from '../http/viewer'
import { cellText, type Column, type Paper } from '../papers/paper'

/** The minutes on screen: the same paper, block by block, for the template to print. */
export function minutesPage(
  { locale }: Viewer,
  meeting: Readonly<{ id: number; isDemo: boolean }>,
  paper: Paper,
  kept: boolean,
): Page & Record<string, unknown> {
  const here = `/meetings/${meeting.id}/minutes`
  const tool = (form: 'pdf' | 'docx') => ({
    href: `${here}.${form}`,
    label: locale.t(`minutes.download.${form}`),
    icon: 'download',
  })
  return {
    title: paper.title,
    heading: locale.t('minutes.heading'),
    lead: locale.t(kept ? 'minutes.kept' : 'minutes.as_it_stands'),
    tools: [tool('docx'), tool('pdf')],
    bodyClass: 'paper-f4',
    isDemo: meeting.isDemo,
    letterhead: paper.letterhead,
    blocks: paper.blocks.map((block) =>
      block.kind === 'table'
        ? {
            ...block,
            heads: block.columns.map(({ label }) => label),
            // Numbers and days are read in one piece.
            looks: block.columns.map(({ key, kind }) =>
              key === 'code' || kind === 'day' ? 'nowrap' : null,
            ),
            lines: block.rows.map((row) =>
              row.kind === 'band'
                ? [row.text]
                : row.cells.map((cell, at) =>
                    cellText(localeOf(paper.lang), block.columns[at] as Column, cell),
                  ),
            ),
          }
        : block,
    ),
  }
}
