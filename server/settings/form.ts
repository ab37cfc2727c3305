import { formReader, type Form, type FormReader } from '../http/parse'
import { roles, type Role } from '../users/user'
import { numberGaps } from './setting'

export type SettingsInput = Readonly<{
  teamName: string
  onTrackFrom: number
  slowFrom: number
  letterhead: string
  letterheadAddress: string
  city: string
  signatoryOffice: string
  signatoryName: string
  signatoryUnder: string
  minutesNumber: string
  publicPage: boolean
  secondFactorRoles: readonly Role[]
  remindDays: number
  jumpFrom: number
  strategies: readonly StrategyWording[]
}>
export type StrategyWording = Readonly<{ number: number; name: string; nameEn: string }>

/** Reads the settings form. Thresholds are typed in percent and kept as shares of one. */
export function parseSettingsForm(body: unknown): Form<SettingsInput> {
  const read = formReader(body)
  const teamName = read.text('team_name', { min: 3, max: 120, required: true })
  const onTrack = read.number('on_track', { required: true, above: 0, max: 100, whole: true })
  const slow = read.number('slow', { required: true, above: 0, max: 100, whole: true })
  if (onTrack !== null && slow !== null && slow >= onTrack) {
    read.refuse('slow', 'settings.slow_below_on_track')
  }
  const remindDays = read.number('remind_days', { required: true, above: 0, max: 30, whole: true })
  const jump = read.number('jump', { required: true, above: 0, max: 100, whole: true })
  const strategies = [1, 2, 3].map((number) => ({
    number,
    name: read.text(`strategy_${number}`, { min: 3, max: 200, required: true }),
    nameEn: read.text(`strategy_${number}_en`, { min: 3, max: 200, required: true }),
  }))
  const letterhead = linesOf(read, 'letterhead', { lines: 4, max: 300 })
  const letterheadAddress = read.text('letterhead_address', { max: 200 })
  const city = read.text('city', { max: 60 })
  const signatoryOffice = linesOf(read, 'signatory_office', { lines: 2, max: 160 })
  const signatoryName = read.text('signatory_name', { max: 120 })
  const signatoryUnder = linesOf(read, 'signatory_under', { lines: 2, max: 120 })
  const minutesNumber = read.text('minutes_number', { max: 80 })
  if (minutesNumber !== null && !isNumberPattern(minutesNumber)) {
    read.refuse('minutes_number', 'settings.minutes_number_gaps')
  }
  const asked = read.rawAll('factor_roles')
  if (!read.clean) return read.refused()
  return {
    ok: true,
    input: {
      teamName: teamName as string,
      onTrackFrom: (onTrack as number) / 100,
      slowFrom: (slow as number) / 100,
      letterhead: letterhead ?? '',
      letterheadAddress: letterheadAddress ?? '',
      city: city ?? '',
      signatoryOffice: signatoryOffice ?? '',
      signatoryName: signatoryName ?? '',
      signatoryUnder: signatoryUnder ?? '',
      minutesNumber: minutesNumber ?? '',
      publicPage: read.raw('public_page') === '1',
      secondFactorRoles: roles.filter((role) => asked.includes(role)),
      remindDays: remindDays as number,
      jumpFrom: (jump as number) / 100,
      strategies: strategies as StrategyWording[],
    },
  }
}

/** Has the gaps that tell two minutes apart, and no other. */
function isNumberPattern(pattern: string): boolean {
  const gaps = [...pattern.matchAll(/\{(\w*)\}/g)].map(([, name]) => name ?? '')
  const known: readonly string[] = numberGaps
  return (
    gaps.every((name) => known.includes(name)) && gaps.includes('nomor') && gaps.includes('tahun')
  )
}

/** A text of at most so many lines: what stands over a paper or under a name has its room. */
function linesOf(read: FormReader, name: string, most: { lines: number; max: number }) {
  const text = read.text(name, { max: most.max })
  if (text !== null && text.split('\n').length > most.lines) {
    return read.refuse(name, 'settings.too_many_lines', { n: most.lines })
  }
  return text
}
