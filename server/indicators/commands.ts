import { violates, type Db } from '../db'
import { Outdated, Refused } from '../errors'
import { remember } from '../history'
import type { User } from '../users/user'
import type { Weighed } from './entry'
import type { Source } from './form'
import type { Indicator, ReadingFile, TargetLine } from './indicator'
import type { Decision, MethodInput, PrecisionInput, SourceInput, UseInput } from './reading-form'
import type { ReleaseInput } from './release-form'
import type { TargetInput, WithdrawalInput } from './target-form'

/** Whoever enters values of an indicator waits for whoever is doing so: what was weighed stays true until it is stored. */
export async function holdSeries(trx: Db, indicatorId: number): Promise<void> {
  await trx.raw('SELECT id FROM indicators WHERE id = ? FOR UPDATE', [indicatorId])
}

/** What is the same for all values that are entered at once. */
export type Entering = Readonly<{
  indicator: Pick<Indicator, 'id'>
  methodId: number
  source: Source
  precision: PrecisionInput
  /** For the values that differ from the one in use. */
  decision: Decision | null
}>

export const noPrecision = {
  standardError: null,
  sampleSize: null,
  sampleCounts: null,
  designEffect: null,
} as const

/**
 * Stores published values and returns their ids. What is stored already is left alone; what differs from the value in
 * use is handled as decided. `noteOf` adds what a table's cell said beside its figure.
 */
export async function enterReadings(
  db: Db,
  actor: User,
  entering: Entering,
  weighed: readonly Weighed[],
  noteOf: (one: Weighed) => string = () => '',
): Promise<number[]> {
  return db.transaction(async (trx) => {
    const ids: number[] = []
    for (const one of weighed) {
      const id = await enterReading(trx, actor, entering, one, noteOf(one))
      if (id !== null) ids.push(id)
    }
    return ids
  })
}

async function enterReading(
  trx: Db,
  actor: User,
  entering: Entering,
  { candidate, outcome }: Weighed,
  note: string,
): Promise<number | null> {
  if (outcome.kind === 'same' || outcome.kind === 'future') return null
  const { decision } = entering
  const former = outcome.kind === 'differs' ? outcome.stored : null
  if (former && !decision) return null
  const inUse = !former || decision?.difference !== 'kept_aside'
  const conflicting = former !== null && decision?.difference !== 'revision'
  if (former && decision) await stepAside(trx, actor, former, decision, inUse)
  const { source, precision } = entering
  const row = {
    indicator_id: entering.indicator.id,
    method_id: entering.methodId,
    region_code: candidate.region.code,
    year: candidate.period.year,
    month: candidate.period.month,
    value: candidate.value,
    source_url: source.url,
    source_note: [source.note, note]
      .filter((part) => part !== '')
      .join('; ')
      .slice(0, 2000),
    released_on: source.releasedOn,
    in_use: inUse,
    use_note: decision && former ? decision.reason : '',
    conflicting,
    standard_error: precision.standardError,
    sample_size: precision.sampleSize,
    sample_counts: precision.sampleCounts,
    design_effect: precision.designEffect,
    entered_by: actor.id,
  }
  const [made] = (await trx('readings')
    .insert(row)
    .returning('id')
    .catch((error: unknown) => {
      if (violates(error, 'readings_one_in_use')) throw new Outdated('reading')
      throw error
    })) as [{ id: number }]
  if (former && decision?.difference === 'revision') {
    await trx('readings').where({ id: former.id }).update({ replaced_by: made.id })
  }
  await remember(trx, actor, former ? 'reading.revised' : 'reading.entered', 'reading', made.id, {
    ...(former && { before: { id: former.id, value: former.value } }),
    after: row,
  })
  return made.id
}

/** The value in use so far gives way, or learns that another source disagrees. */
async function stepAside(
  trx: Db,
  actor: User,
  former: Readonly<{ id: number; version: number }>,
  decision: Decision,
  giveWay: boolean,
): Promise<void> {
  const change = {
    ...(giveWay && { in_use: false, use_note: decision.reason }),
    ...(decision.difference !== 'revision' && { conflicting: true }),
  }
  const changed = await trx('readings')
    .where({ id: former.id, version: former.version, in_use: true })
    .update({ ...change, version: former.version + 1 })
  if (changed === 0) throw new Outdated(`reading ${former.id}`)
  const event = giveWay ? 'reading.set_aside' : 'reading.disputed'
  await remember(trx, actor, event, 'reading', former.id, {
    before: giveWay ? { inUse: true } : {},
    after: { ...(giveWay && { inUse: false }), reason: decision.reason },
  })
}

/** Puts one of several values into use, or takes it out, for a reason that all can read. */
export async function useReading(
  db: Db,
  actor: User,
  reading: ReadingFile,
  input: UseInput,
): Promise<void> {
  await db.transaction(async (trx) => {
    await holdSeries(trx, reading.indicatorId)
    if (input.inUse && reading.replacedBy !== null) throw new Refused('series.replaced_stays')
    if (input.inUse) {
      const others: { id: number; version: number; value: number }[] = await trx('readings')
        .select('id', 'version', 'value')
        .where({
          indicator_id: reading.indicatorId,
          method_id: reading.methodId,
          region_code: reading.regionCode,
          year: reading.year,
          month: reading.month,
          in_use: true,
        })
        .whereNot({ id: reading.id })
      for (const other of others) {
        await trx('readings')
          .where({ id: other.id })
          .update({ in_use: false, use_note: input.reason, version: other.version + 1 })
        await remember(trx, actor, 'reading.set_aside', 'reading', other.id, {
          before: { inUse: true },
          after: { inUse: false, reason: input.reason },
        })
      }
    }
    await changeReading(trx, reading, input.version, {
      in_use: input.inUse,
      use_note: input.reason,
    })
    const event = input.inUse ? 'reading.used' : 'reading.set_aside'
    await remember(trx, actor, event, 'reading', reading.id, {
      before: { inUse: reading.inUse, reason: reading.useNote },
      after: { inUse: input.inUse, reason: input.reason },
    })
  })
}

/** Mends where a value was read and how precise it is; the value itself never changes. */
export async function editSource(
  db: Db,
  actor: User,
  reading: ReadingFile,
  { source, precision, version }: SourceInput,
): Promise<void> {
  await db.transaction(async (trx) => {
    await changeReading(trx, reading, version, {
      source_url: source.url,
      source_note: source.note,
      released_on: source.releasedOn,
      standard_error: precision.standardError,
      sample_size: precision.sampleSize,
      sample_counts: precision.sampleCounts,
      design_effect: precision.designEffect,
    })
    const { sourceUrl, sourceNote, releasedOn, standardError, sampleSize, designEffect } = reading
    await remember(trx, actor, 'reading.sourced', 'reading', reading.id, {
      before: {
        source: { url: sourceUrl, note: sourceNote, releasedOn },
        precision: { standardError, sampleSize, sampleCounts: reading.sampleCounts, designEffect },
      },
      after: { source, precision },
    })
  })
}

async function changeReading(
  trx: Db,
  reading: ReadingFile,
  version: number,
  change: Readonly<Record<string, unknown>>,
): Promise<void> {
  const changed = await trx('readings')
    .where({ id: reading.id, version })
    .update({ ...change, version: version + 1 })
  if (changed === 0) throw new Outdated(`reading ${reading.id}`)
}

/** Records a planned value; the one whose place it takes is kept, with the reason and the day. Returns its id. */
export async function enterTarget(
  db: Db,
  actor: User,
  indicator: Pick<Indicator, 'id'>,
  input: TargetInput,
): Promise<number> {
  return db.transaction(async (trx) => {
    await holdSeries(trx, indicator.id)
    const row = {
      indicator_id: indicator.id,
      region_code: input.region.code,
      year: input.year,
      kind: input.kind,
      value: input.value,
      baseline_year: input.baseline?.year ?? null,
      baseline_month: input.baseline?.month ?? null,
      baseline_value: input.baseline?.value ?? null,
      document: input.document,
      source_url: input.sourceUrl,
      source_note: input.sourceNote,
      in_use: true,
      entered_by: actor.id,
    }
    if (input.replaces !== null) {
      await endTarget(
        trx,
        actor,
        { id: input.replaces, indicatorId: indicator.id },
        'target.set_aside',
        {
          reason: input.reason ?? '',
          version: input.version,
        },
      )
    }
    const [made] = (await trx('targets')
      .insert(row)
      .returning('id')
      .catch((error: unknown) => {
        if (!violates(error, 'targets_one_in_use')) throw error
        throw new Refused('series.target_exists', {}, 422)
      })) as [{ id: number }]
    if (input.replaces !== null) {
      await trx('targets').where({ id: input.replaces }).update({ replaced_by: made.id })
    }
    const event = input.replaces === null ? 'target.entered' : 'target.changed'
    await remember(trx, actor, event, 'target', made.id, {
      ...(input.replaces !== null && { before: { id: input.replaces } }),
      after: row,
    })
    return made.id
  })
}

/** Takes a target out of use without another in its place. */
export async function withdrawTarget(
  db: Db,
  actor: User,
  target: TargetLine,
  input: WithdrawalInput,
): Promise<void> {
  await db.transaction((trx) => endTarget(trx, actor, target, 'target.withdrawn', input))
}

async function endTarget(
  trx: Db,
  actor: User,
  target: Readonly<{ id: number; indicatorId: number }>,
  event: string,
  { reason, version }: WithdrawalInput,
): Promise<void> {
  const changed = await trx('targets')
    .where({ id: target.id, indicator_id: target.indicatorId, version, in_use: true })
    .update({ in_use: false, use_note: reason, version: version + 1 })
  if (changed === 0) throw new Outdated(`target ${target.id}`)
  await remember(trx, actor, event, 'target', target.id, {
    before: { inUse: true },
    after: { inUse: false, reason },
  })
}

/** Adds a way of measuring; values of it are compared only with one another. Returns its id. */
export async function addMethod(
  db: Db,
  actor: User,
  indicator: Pick<Indicator, 'id'>,
  input: MethodInput,
): Promise<number> {
  return db.transaction(async (trx) => {
    await holdSeries(trx, indicator.id)
    const [last] = (await trx('methods')
      .where({ indicator_id: indicator.id })
      .max('position as position')
      .count('id as count')) as [{ position: number | null; count: number }]
    if (last.count >= 50) throw new Refused('series.methods_full')
    const row = {
      indicator_id: indicator.id,
      code: `metode-${last.count + 1}`,
      name: input.name,
      name_en: input.nameEn,
      note: input.note,
      reason: input.reason,
      position: (last.position ?? 0) + 1,
      entered_by: actor.id,
    }
    const [made] = (await trx('methods').insert(row).returning('id')) as [{ id: number }]
    await remember(trx, actor, 'method.added', 'method', made.id, { after: row })
    return made.id
  })
}

/** Says when the value of a period is expected. */
export async function expectRelease(
  db: Db,
  actor: User,
  indicator: Pick<Indicator, 'id'>,
  input: ReleaseInput,
): Promise<void> {
  await db.transaction(async (trx) => {
    await holdSeries(trx, indicator.id)
    const period = { indicator_id: indicator.id, year: input.year, month: input.month }
    const change = { expected_on: input.expectedOn, note: input.note, entered_by: actor.id }
    const former = (await trx('releases')
      .where(period)
      .first('id', 'version', 'expected_on', 'note')) as
      { id: number; version: number; expected_on: string; note: string } | undefined
    if ((former?.version ?? 0) !== input.version) throw new Outdated('release')
    if (!former) {
      const [made] = (await trx('releases')
        .insert({ ...period, ...change })
        .returning('id')) as [{ id: number }]
      await remember(trx, actor, 'release.expected', 'release', made.id, {
        after: { ...period, ...change },
      })
      return
    }
    await trx('releases')
      .where({ id: former.id })
      .update({ ...change, version: former.version + 1 })
    await remember(trx, actor, 'release.expected', 'release', former.id, {
      before: { expectedOn: former.expected_on, note: former.note },
      after: { expectedOn: input.expectedOn, note: input.note },
    })
  })
}
