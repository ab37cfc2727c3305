import { violates, type Db } from '../db'
import { Outdated, Refused } from '../errors'
import { remember, rememberAll, type NewLine } from '../history'
import type { User } from '../users/user'
import type { Drawn } from './boundary'
import { hiddenCount, type BoundaryInput, type RegistryInput, type RemovalInput } from './form'
import type { Place } from './place'
import {
  leastShown,
  type PlaceCount,
  type Pocket,
  type PocketInput,
  type RegistryCount,
} from './pocket'
import type { CountChange, PocketChange } from './rows'

/** Whoever enters pockets or counts waits for whoever is doing so: what was weighed stays true until it is stored. */
export async function holdPlaces(trx: Db, what: 'pockets' | 'place_counts'): Promise<void> {
  await trx.raw(`LOCK TABLE ${what} IN SHARE ROW EXCLUSIVE MODE`)
}

const rowFrom = ({ year, decree, criteria, sourceUrl, sourceNote }: PocketInput) => ({
  year,
  decree,
  criteria,
  source_url: sourceUrl,
  source_note: sourceNote,
})

const traceFrom = ({ year, decree, criteria, sourceUrl, sourceNote }: PocketInput) => ({
  year,
  decree,
  criteria,
  sourceUrl,
  sourceNote,
})

/** Lists a place as a pocket of a year. Refused (422) where it is listed for that year already. */
export async function listPocket(
  db: Db,
  actor: User,
  place: Pick<Place, 'id'>,
  input: PocketInput,
): Promise<number> {
  return db.transaction(async (trx) => {
    try {
      const [row] = await trx('pockets')
        .insert({ place_id: place.id, ...rowFrom(input) })
        .returning('id')
      await remember(trx, actor, 'pocket.listed', 'place', place.id, { after: traceFrom(input) })
      return row.id as number
    } catch (error) {
      if (!violates(error, 'pockets_place_year_key')) throw error
      throw new Refused('pockets.there', { year: String(input.year) }, 422)
    }
  })
}

/** Changes the year of an entry, or why the place is listed. */
export async function editPocket(
  db: Db,
  actor: User,
  pocket: Pocket,
  input: PocketInput,
  version: number,
): Promise<void> {
  await db.transaction(async (trx) => {
    try {
      const edited = await trx('pockets')
        .where({ id: pocket.id, version })
        .update({ ...rowFrom(input), is_demo: false, version: version + 1 })
      if (edited === 0) throw new Outdated(`pocket ${pocket.id}`)
    } catch (error) {
      if (!violates(error, 'pockets_place_year_key')) throw error
      throw new Refused('pockets.there', { year: String(input.year) }, 422)
    }
    await remember(trx, actor, 'pocket.edited', 'place', pocket.placeId, {
      before: traceFrom(pocket),
      after: traceFrom(input),
    })
  })
}

/** Takes away what was listed by mistake. A place that is no pocket any more is left out of the next year's list instead. */
export async function removePocket(
  db: Db,
  actor: User,
  pocket: Pocket,
  { reason, version }: RemovalInput,
): Promise<void> {
  await db.transaction(async (trx) => {
    const removed = await trx('pockets').where({ id: pocket.id, version }).delete()
    if (removed === 0) throw new Outdated(`pocket ${pocket.id}`)
    await remember(trx, actor, 'pocket.removed', 'place', pocket.placeId, {
      before: traceFrom(pocket),
      after: { reason },
    })
  })
}

/** Stores what a table of pockets was seen to do; returns how many entries were written. */
export async function applyPockets(
  db: Db,
  actor: User,
  changes: readonly PocketChange[],
): Promise<number> {
  return db.transaction(async (trx) => {
    const lines: NewLine[] = []
    const fresh = changes.filter((one) => one.outcome === 'new')
    for (let from = 0; from < fresh.length; from += 500) {
      await trx('pockets').insert(
        fresh
          .slice(from, from + 500)
          .map(({ place, pocket }) => ({ place_id: place.id, ...rowFrom(pocket) })),
      )
    }
    for (const { place, pocket } of fresh) {
      const after = traceFrom(pocket)
      lines.push({ event: 'pocket.listed', subject: 'place', subjectId: place.id, after })
    }
    for (const { place, pocket, stored, outcome } of changes) {
      if (outcome !== 'changed' || !stored) continue
      await trx('pockets')
        .where({ id: stored.id })
        .update({ ...rowFrom(pocket), is_demo: false, version: stored.version + 1 })
      const [before, after] = [traceFrom(stored), traceFrom(pocket)]
      lines.push({ event: 'pocket.edited', subject: 'place', subjectId: place.id, before, after })
    }
    await rememberAll(trx, actor, lines)
    return lines.length
  })
}

const registryRow = ({ registry, countedOn, sourceUrl, sourceNote }: RegistryInput) => ({
  registry,
  counted_on: countedOn,
  source_url: sourceUrl,
  source_note: sourceNote,
})

/** Names a count: which registry, and of which day. Refused (422) where that one is there already. */
export async function addRegistryCount(db: Db, actor: User, input: RegistryInput): Promise<number> {
  return db.transaction(async (trx) => {
    try {
      const [row] = await trx('registry_counts').insert(registryRow(input)).returning('id')
      const { version: _, ...after } = input
      await remember(trx, actor, 'registry.created', 'registry', row.id as number, { after })
      return row.id as number
    } catch (error) {
      if (!violates(error, 'registry_counts_key')) throw error
      throw new Refused('pockets.count_there', {}, 422)
    }
  })
}

/** Mends the name, day or source of a count. */
export async function editRegistryCount(
  db: Db,
  actor: User,
  count: RegistryCount,
  input: RegistryInput,
): Promise<void> {
  await db.transaction(async (trx) => {
    try {
      const edited = await trx('registry_counts')
        .where({ id: count.id, version: input.version })
        .update({ ...registryRow(input), version: input.version + 1 })
      if (edited === 0) throw new Outdated(`count ${count.id}`)
    } catch (error) {
      if (!violates(error, 'registry_counts_key')) throw error
      throw new Refused('pockets.count_there', {}, 422)
    }
    const { registry, countedOn, sourceUrl, sourceNote } = count
    const { version: _, ...after } = input
    await remember(trx, actor, 'registry.edited', 'registry', count.id, {
      before: { registry, countedOn, sourceUrl, sourceNote },
      after,
    })
  })
}

/** Takes a whole count away, with everything it says. */
export async function removeRegistryCount(
  db: Db,
  actor: User,
  count: RegistryCount,
  { reason, version }: RemovalInput,
): Promise<void> {
  await db.transaction(async (trx) => {
    const removed = await trx('registry_counts').where({ id: count.id, version }).delete()
    if (removed === 0) throw new Outdated(`count ${count.id}`)
    const { registry, countedOn } = count
    await remember(trx, actor, 'registry.removed', 'registry', count.id, {
      before: { registry, countedOn },
      after: { reason },
    })
  })
}

// A small count is hidden in the history as well: it would point at a family there just the same.
const told = (value: number | null) => (value !== null && value < leastShown ? hiddenCount : value)

function countTrace(count: RegistryCount, desil: number, said: PlaceCount | null) {
  if (!said) return {}
  const name = `${count.registry} ${count.countedOn}, desil ${desil === 0 ? '1–10' : desil}`
  return { [`${name}, KK`]: told(said.families), [`${name}, jiwa`]: told(said.persons) }
}

/** Stores counts of places: one line of history for each place. `absent` are cells that were emptied. */
export async function enterCounts(
  db: Db,
  actor: User,
  count: RegistryCount,
  changes: readonly Pick<CountChange, 'place' | 'desil' | 'count' | 'stored' | 'outcome'>[],
  absent: readonly Readonly<{ place: Place; desil: number; stored: PlaceCount }>[] = [],
): Promise<number> {
  return db.transaction(async (trx) => {
    const written = changes.filter((one) => one.outcome !== 'same')
    for (let from = 0; from < written.length; from += 500) {
      await trx('place_counts')
        .insert(
          written.slice(from, from + 500).map(({ place, desil, count: said }) => ({
            registry_count_id: count.id,
            place_id: place.id,
            desil,
            families: said.families,
            persons: said.persons,
          })),
        )
        .onConflict(['registry_count_id', 'place_id', 'desil'])
        .merge(['families', 'persons'])
    }
    for (const { place, desil } of absent) {
      await trx('place_counts')
        .where({ registry_count_id: count.id, place_id: place.id, desil })
        .delete()
    }
    const places = new Map<number, { before: object; after: object }>()
    const note = (placeId: number, desil: number, was: PlaceCount | null, is: PlaceCount) => {
      const line = places.get(placeId) ?? { before: {}, after: {} }
      Object.assign(line.before, countTrace(count, desil, was))
      Object.assign(line.after, countTrace(count, desil, is))
      places.set(placeId, line)
    }
    for (const one of written) note(one.place.id, one.desil, one.stored, one.count)
    for (const one of absent) {
      note(one.place.id, one.desil, one.stored, { families: null, persons: null })
    }
    await rememberAll(
      trx,
      actor,
      [...places].map(([subjectId, change]) => ({
        event: 'count.entered',
        subject: 'place' as const,
        subjectId,
        ...change,
      })),
    )
    return places.size
  })
}

/** Draws the map from these boundaries from now on. Outdated when others were loaded since the form was opened. */
export async function loadBoundaries(
  db: Db,
  actor: User,
  drawn: Drawn,
  source: BoundaryInput,
): Promise<void> {
  await db.transaction(async (trx) => {
    await replaceBoundaries(trx, source.version)
    const [row] = await trx('boundaries')
      .insert({
        source_note: source.sourceNote,
        source_url: source.sourceUrl,
        width: drawn.width,
        height: drawn.height,
        vertices_read: drawn.read,
        vertices_kept: drawn.kept,
        loaded_by: actor.id,
      })
      .returning('id')
    const rows = drawn.shapes.map(({ placeId, path, x, y, room }) => ({
      boundary_id: row.id as number,
      place_id: placeId,
      path,
      x,
      y,
      room,
    }))
    for (let from = 0; from < rows.length; from += 500) {
      await trx('boundary_shapes').insert(rows.slice(from, from + 500))
    }
    await remember(trx, actor, 'boundary.loaded', 'setting', 1, {
      after: { source: source.sourceNote, vertices: drawn.kept },
    })
  })
}

/** Draws the map as tiles again. */
export async function removeBoundaries(db: Db, actor: User, version: number): Promise<void> {
  await db.transaction(async (trx) => {
    await replaceBoundaries(trx, version)
    await remember(trx, actor, 'boundary.unloaded', 'setting', 1)
  })
}

async function replaceBoundaries(trx: Db, version: number): Promise<void> {
  await trx.raw('LOCK TABLE boundaries IN SHARE ROW EXCLUSIVE MODE')
  const there = await trx('boundaries').first('id')
  if (((there?.id as number | undefined) ?? 0) !== version) throw new Outdated('boundaries')
  if (there) await trx('boundaries').where({ id: there.id }).delete()
}
