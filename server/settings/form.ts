import { formReader, type Form } from '../http/parse'

export type SettingsInput = Readonly<{
  teamName: string
  onTrackFrom: number
  slowFrom: number
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
  const strategies = [1, 2, 3].map((number) => ({
    number,
    name: read.text(`strategy_${number}`, { min: 3, max: 200, required: true }),
    nameEn: read.text(`strategy_${number}_en`, { min: 3, max: 200, required: true }),
  }))
  if (!read.clean) return read.refused()
  return {
    ok: true,
    input: {
      teamName: teamName as string,
      onTrackFrom: (onTrack as number) / 100,
      slowFrom: (slow as number) / 100,
      strategies: strategies as StrategyWording[],
    },
  }
}
