export const agencyKinds = [
  'team',
  'badan',
  'dinas',
  'kecamatan',
  'other_local',
  'vertical',
  'partner',
] as const
export type AgencyKind = (typeof agencyKinds)[number]

/** An owner of actions: an OPD, a kecamatan, a vertical office or a partner. */
export type Agency = Readonly<{
  id: number
  code: string
  name: string
  shortName: string
  kind: AgencyKind
  active: boolean
}>
