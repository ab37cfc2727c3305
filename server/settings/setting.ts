/** The team's own settings; each has a default that holds until the secretariat changes it. */
export type Settings = Readonly<{
  /** Printed on every page and paper. */
  teamName: string
  /** Judged progress at or above this share of what was expected is "sesuai". */
  onTrackFrom: number
  /** At or above this share "lambat", below it "tersendat". */
  slowFrom: number
}>

export const defaultSettings: Settings = { teamName: 'TKPK', onTrackFrom: 0.95, slowFrom: 0.6 }
