import type { Db } from '../db'
import { NotFound } from '../errors'
import { numberOfRate, type IndicatorFile } from './indicator'
import { getSurroundings, listCompanions, listMethods, listReadings, listTargets } from './queries'

/** All that the page of one indicator is made from; NotFound for one that does not exist. */
export async function readIndicatorFile(db: Db, code: string): Promise<IndicatorFile> {
  const companions = await listCompanions(db, code, numberOfRate(code))
  const indicator = companions.find((one) => one.code === code)
  if (!indicator) throw new NotFound(`indicator ${code}`)
  return {
    indicator,
    ...(await getSurroundings(db)),
    methods: await listMethods(db, indicator.id),
    readings: await listReadings(db, indicator.id),
    targets: await listTargets(db, indicator.id),
    companions,
  }
}
