/** What is done for a job. `signal` says that the house is closing: stop at the next safe place, by throwing. */
export type Task = (payload: unknown, closing: AbortSignal) => Promise<void>

/** A noun's background work: what is done, by name, and when it is done by itself (cron lines, in UTC). */
export type Jobs = Readonly<{
  tasks: Readonly<Record<string, Task>>
  timetable?: readonly string[]
}>

/** The work of several nouns together. */
export function together(all: readonly Jobs[]): Required<Jobs> {
  return {
    tasks: Object.assign({}, ...all.map((jobs) => jobs.tasks)) as Record<string, Task>,
    timetable: all.flatMap((jobs) => jobs.timetable ?? []),
  }
}
