import { goalNow, goalsOf, paceOf } from './analysis/pace'
import type { IndicatorSeries } from './indicator'
import { isUnknown, latestOf } from './series'

/** The pace of one region's series towards the goal that is asked about now. */
export function paceNow(series: Pick<IndicatorSeries, 'readings' | 'targets' | 'direction'>) {
  const { readings, targets, direction } = series
  const latest = latestOf(readings)
  const goal = goalNow(goalsOf(targets), isUnknown(latest) ? null : latest.reading, direction)
  return paceOf({ readings, goal, direction })
}
