import type { ActivityKind, DemoPart, Fund } from '../../server/actions/action'

/** What kind of work an action is: its reports speak of it in other words. */
export type Style = 'aid' | 'works' | 'training' | 'service' | 'transfer' | 'labour' | 'office'

/** How an action fares; left out, the dice decide. */
export type Fate =
  'on_track' | 'slow' | 'stuck' | 'early' | 'postponed' | 'called_off' | 'not_started'

/** An action as the demo plans it, before its places, days and reports are worked out. Money in rupiah. */
export type PlannedAction = Readonly<{
  /** Names the action across the files: 'rtlh-2026'. */
  key: string
  year: number
  title: string
  strategy: 1 | 2 | 3
  tags?: readonly (1 | 2 | 3)[]
  agency: string
  supports?: readonly string[]
  office: string
  program?: string
  activity?: string
  subActivity?: string
  nomenclature?: string
  kind: ActivityKind
  aid?: readonly [kind: string, nature: string]
  benefit?: readonly [size: string, duration: string]
  style: Style
  output: Readonly<{ target: number | null; unit: string }> | null
  people: Readonly<{ target: number | null; unit: string }> | null
  budget: readonly Readonly<{ fund: Fund; amount: number; revised?: number }>[]
  /** First and last month; days are made up. */
  months: readonly [from: number, to: number]
  places: PlacesWish
  predecessor?: string
  sourceUrl?: string
  sourceNote?: string
  demoParts: readonly DemoPart[]
  fate?: Fate
  /** Cumulative output by quarter where a source tells it. */
  known?: readonly (number | null)[]
}>

/** Where an action works: named places with their targets, or so many that the dice choose. */
export type PlacesWish =
  | Readonly<{ named: readonly (readonly [label: string, target?: number])[] }>
  | Readonly<{ choose: 'kecamatan' | 'desa' | 'kelurahan'; count: readonly [number, number] }>
  | Readonly<{ choose: 'own'; count: readonly [number, number] }>
  | 'all_kecamatan'
  | 'none'
