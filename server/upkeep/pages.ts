import type { Page } from '../http/page'
import type { Viewer } from '../http/viewer'
import type { Locale } from '../i18n'
import type { Seal } from '../history/seals'
import type { Schema, Storage, WaitingJobs } from './queries'
import type { BackupOutcome, FailedOutcome, Run, SealsOutcome } from './run'

/** What the house knows of itself at this moment. `backups`: whether archives are made by themselves in this process. */
export type HouseState = Readonly<{
  version: string
  node: string
  upSince: Date
  schema: Schema
  storage: Storage
  jobs: readonly WaitingJobs[]
  backups: boolean
  backupRuns: readonly Run<BackupOutcome | FailedOutcome>[]
  sealRuns: readonly Run<SealsOutcome | FailedOutcome>[]
  newestSeal: (Seal & Readonly<{ at: Date }>) | undefined
  unsealed: number
  mail: boolean
}>

type Fact = Readonly<{ label: string; text: string }>
type Status = Readonly<{ tone: string; label: string }>

/** A night without an archive is told from this age on, in ms: a day and a half, so that one late night is no alarm. */
const stale = 36 * 3_600_000

/** The administrator's page: how the house fares, and what to do where it does not. */
export function upkeepPage(
  viewer: Viewer,
  state: HouseState,
  once: string,
): Page & Record<string, unknown> {
  const { locale } = viewer
  const { t } = locale
  return {
    title: t('upkeep.title'),
    lead: t('upkeep.lead'),
    once,
    system: [
      { label: t('upkeep.version'), text: state.version },
      { label: 'Node', text: state.node },
      { label: 'PostgreSQL', text: state.schema.server },
      {
        label: t('upkeep.schema'),
        text: t('upkeep.schema_steps', { n: state.schema.steps, newest: state.schema.newest }),
      },
      { label: t('upkeep.up_since'), text: locale.instant(state.upSince) },
      { label: t('upkeep.mail'), text: t(state.mail ? 'upkeep.mail_on' : 'upkeep.mail_off') },
    ] satisfies Fact[],
    storage: {
      whole: t('upkeep.storage_whole', { size: locale.bytes(state.storage.bytes) }),
      tables: state.storage.tables.map(({ name, bytes }) => ({ name, size: locale.bytes(bytes) })),
    },
    jobs: state.jobs.map((job) => ({
      task: job.task,
      waiting: locale.number(job.waiting),
      running: locale.number(job.running),
      failed: locale.number(job.failed),
      status: statusOfJobs(locale, job),
      error: job.lastError,
    })),
    backup: backupOf(viewer, state),
    seals: sealsOf(locale, state),
  }
}

function statusOfJobs(locale: Locale, { failed, lastError }: WaitingJobs): Status {
  if (failed > 0) return { tone: 'bad', label: locale.t('upkeep.jobs_failed') }
  if (lastError !== null) return { tone: 'warning', label: locale.t('upkeep.jobs_retried') }
  return { tone: 'good', label: locale.t('upkeep.jobs_fine') }
}

function isFailure(outcome: object): outcome is FailedOutcome {
  return 'error' in outcome
}

function backupOf({ locale, now }: Viewer, { backups, backupRuns }: HouseState) {
  const { t } = locale
  const good = backupRuns.find(({ ok }) => ok)
  const [last] = backupRuns
  const status: Status = !backups
    ? { tone: 'warning', label: t('upkeep.backup_none') }
    : last && !last.ok
      ? { tone: 'bad', label: t('upkeep.backup_failed') }
      : !good || now.getTime() - good.endedAt.getTime() > stale
        ? { tone: 'warning', label: t('upkeep.backup_stale') }
        : { tone: 'good', label: t('upkeep.backup_fine') }
  return {
    can: backups,
    status,
    note: t(backups ? 'upkeep.backup_note' : 'upkeep.backup_how'),
    runs: backupRuns.map(({ endedAt, beganAt, outcome }) => ({
      when: locale.instant(endedAt),
      what: isFailure(outcome)
        ? t('upkeep.backup_error', { error: outcome.error })
        : t('upkeep.backup_made', {
            file: outcome.file,
            size: locale.bytes(outcome.bytes),
            rows: outcome.rows,
            kept: outcome.kept,
            seconds: locale.number((endedAt.getTime() - beganAt.getTime()) / 1000, 1),
          }),
    })),
  }
}

function sealsOf(locale: Locale, { sealRuns, newestSeal, unsealed }: HouseState) {
  const { t } = locale
  const [last] = sealRuns
  const status: Status = !last
    ? { tone: 'none', label: t('upkeep.seals_never') }
    : last.ok
      ? { tone: 'good', label: t('upkeep.seals_whole') }
      : { tone: 'bad', label: t('upkeep.seals_not_whole') }
  return {
    status,
    facts: [
      {
        label: t('upkeep.seals_newest'),
        text: newestSeal
          ? t('upkeep.seals_newest_text', {
              id: newestSeal.id,
              line: newestSeal.lastLine,
              sum: newestSeal.sum.slice(0, 16),
              at: locale.instant(newestSeal.at),
            })
          : t('upkeep.seals_none_yet'),
      },
      { label: t('upkeep.seals_unsealed'), text: t('upkeep.lines', { n: unsealed }) },
      ...(last ? [{ label: t('upkeep.seals_last'), text: lastLook(locale, last) }] : []),
    ] satisfies Fact[],
  }
}

function lastLook(locale: Locale, { endedAt, outcome }: Run<SealsOutcome | FailedOutcome>): string {
  const at = locale.instant(endedAt)
  if (isFailure(outcome)) return locale.t('upkeep.seals_error', { at, error: outcome.error })
  const { broken, lines, seals } = outcome
  if (!broken) return locale.t('upkeep.seals_fit', { at, lines, n: seals })
  return locale.t('upkeep.seals_broken', {
    at,
    id: broken.seal,
    first: broken.firstLine,
    last: broken.lastLine,
  })
}
