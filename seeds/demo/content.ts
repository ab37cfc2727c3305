import type { Fund } from '../../server/actions/action'
import { localeOf } from '../../server/i18n'
import { sumOf, type Content, type Section } from '../../server/reports/report'
import type { BuiltAction } from './build'
import type { Point } from './course'
import type { Dice } from './dice'
import {
  constraintTexts,
  correctionText,
  doneTexts,
  doneWithoutFigure,
  drivingTexts,
  helpTexts,
  nextTexts,
  overBudgetText,
  returnComments,
} from './texts'

/** How a report can be odd, as reports are in life. */
export type Fault = 'identical' | 'lower' | 'money_only' | 'output_only' | 'over_budget' | null

/** Now and then one is. */
export function faultBy(dice: Dice): Fault {
  const throwOf = dice.next()
  if (throwOf < 0.03) return 'identical'
  if (throwOf < 0.05) return 'lower'
  if (throwOf < 0.08) return 'money_only'
  if (throwOf < 0.1) return 'output_only'
  return throwOf < 0.2 ? 'over_budget' : null
}

const indonesian = localeOf('id')

/** What the agency writes at the end of a quarter; `before` is its last word on the action in the same year. */
export function contentOf(
  action: BuiltAction,
  point: Point,
  before: Content | null,
  dice: Dice,
  fault: Fault,
): Content {
  const { planned } = action
  const behind = planned.output?.target != null && point.share < 0.5 && point.quarter >= 3
  const obstructed = point.workStatus !== 'done' && dice.chance(behind ? 0.85 : 0.35)
  const constraintCode = obstructed ? codeFor(action, point, dice) : null
  const plain: Content = {
    output: planned.output?.target == null ? null : point.output,
    beneficiaries: point.beneficiaries,
    money: Object.fromEntries(point.money),
    workStatus: point.workStatus,
    statusReason: point.statusReason,
    doneText: doneText(action, point, dice),
    constraintCode,
    constraintText:
      constraintCode === null ? null : dice.pick(constraintTexts[constraintCode] ?? ['']),
    drivingText: point.share > 0.4 && dice.chance(0.3) ? dice.pick(drivingTexts) : null,
    nextText: point.workStatus === 'running' && dice.chance(0.65) ? dice.pick(nextTexts) : null,
    helpText: behind && dice.chance(0.4) ? dice.pick(helpTexts) : null,
  }
  return withFault(plain, before, action, fault)
}

/** Bends a report the way `fault` says, where it can be bent; else it comes back as it was. */
export function withFault(
  plain: Content,
  before: Content | null,
  action: BuiltAction,
  fault: Fault,
): Content {
  const output = before?.output ?? null
  const spent = before && sumOf(before.money)
  const running = plain.workStatus === 'running' && before?.workStatus === 'running'
  if (fault === 'over_budget') return aboveBudget(plain, action)
  if (!before || !running || plain.output === null || output === null || output < 1) return plain
  switch (fault) {
    case 'identical': {
      const { beneficiaries, money, doneText } = before
      return { ...plain, output, beneficiaries, money, doneText }
    }
    case 'lower':
      return output < 10
        ? plain
        : withNote(
            {
              ...retold(plain, Math.round(output * 0.9), action),
              beneficiaries: before.beneficiaries,
            },
            correctionText,
          )
    case 'money_only':
      return (sumOf(plain.money) ?? 0) > (spent ?? 0)
        ? { ...retold(plain, output, action), beneficiaries: before.beneficiaries }
        : plain
    case 'output_only':
      return plain.output > output && spent !== null && spent > 0
        ? { ...plain, money: before.money }
        : plain
    case null:
      return plain
  }
}

function aboveBudget(plain: Content, action: BuiltAction): Content {
  const current = action.budget.filter((line) => line.isCurrent)
  if (current.length === 0 || plain.workStatus !== 'done') return plain
  const money = Object.fromEntries(
    current.map((line) => [line.fund, toHalfThousand(line.amount * 1.018)]),
  )
  return withNote({ ...plain, money }, overBudgetText)
}

/** What a first sending got wrong, and what the reviewer says of it. */
export function flaw(
  content: Content,
  action: BuiltAction,
  dice: Dice,
): { flawed: Content; review: Readonly<{ section: Section; comment: string }> } {
  const { money, output, beneficiaries } = content
  if (beneficiaries !== null && dice.chance(0.35)) {
    const [comment] = returnComments.beneficiaries
    return {
      flawed: { ...content, beneficiaries: null },
      review: { section: 'beneficiaries', comment },
    }
  }
  if ((sumOf(money) ?? 0) > 0 && dice.chance(0.5)) {
    const less = Object.entries(money).map(([fund, amount]) => [
      fund,
      toHalfThousand(amount * 0.82),
    ])
    const [comment] = returnComments.money
    return {
      flawed: { ...content, money: Object.fromEntries(less) as Partial<Record<Fund, number>> },
      review: { section: 'money', comment },
    }
  }
  if (output !== null && output > 1 && dice.chance(0.6)) {
    return {
      flawed: retold(content, Math.round(output * 0.6), action),
      review: { section: 'output', comment: returnComments.output[1] },
    }
  }
  return {
    flawed: { ...content, constraintText: null, nextText: null },
    review: {
      section: 'texts',
      comment: returnComments.texts[content.constraintCode === null ? 1 : 0],
    },
  }
}

/** The same report with another output, also in its words. */
function retold(content: Content, output: number, action: BuiltAction): Content {
  const doneText =
    content.doneText?.replace(saidOf(content.output, action), saidOf(output, action)) ?? null
  return { ...content, output, doneText }
}

function withNote(content: Content, note: string): Content {
  return { ...content, doneText: `${content.doneText ?? ''} ${note}`.trim() }
}

function saidOf(output: number | null, action: BuiltAction): string {
  return `${indonesian.number(output ?? 0)} ${action.planned.output?.unit ?? ''}`
}

function toHalfThousand(rupiah: number): number {
  return Math.round(rupiah / 500) * 500
}

function doneText(action: BuiltAction, point: Point, dice: Dice): string {
  const { planned, places } = action
  if (point.workStatus === 'delayed' || point.workStatus === 'cancelled') {
    return 'Tidak ada kegiatan lapangan pada masa pelaporan ini.'
  }
  if (planned.output?.target == null) return dice.pick(doneWithoutFigure)
  const phase = point.output === 0 ? 'before' : point.workStatus === 'done' ? 'after' : 'during'
  const names = places
    .slice(0, 3)
    .map(({ place }) => (place.kind === 'kecamatan' ? `Kecamatan ${place.name}` : place.name))
  const where = (places.length > 3 ? ' antara lain di ' : ' di ') + andList(names)
  return dice
    .pick(doneTexts[planned.style][phase])
    .replace('{di}', places.length === 0 || places.length > 14 ? '' : where)
    .replace('{output}', saidOf(point.output, action))
}

function andList(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} dan ${names.at(-1)}`
}

/** Which constraint fits: papers early in the year, contracts and weather later. */
function codeFor(action: BuiltAction, point: Point, dice: Dice): number {
  const { style, kind } = action.planned
  const early = point.quarter <= 1 || point.share === 0
  // Roads and buildings are contracted; houses are mended by groups of neighbours.
  if (style === 'works' && kind === 'indirect') return dice.pick(early ? [3, 4, 6] : [6, 8, 9])
  if (style === 'works') return dice.pick(early ? [2, 5, 7] : [7, 8, 10])
  if (style === 'aid') return dice.pick(early ? [1, 2, 4, 5, 6] : [2, 5, 8, 9, 11])
  return dice.pick(early ? [2, 4, 5] : [2, 5, 8, 11])
}
