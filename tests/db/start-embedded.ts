import { startEmbedded } from '../../server/db/embedded'

// A program of its own for tests that need to kill or outlive one: starts the database of the folder it is given,
// prints where it is, and stays until SIGTERM.
async function main(dataDir: string): Promise<void> {
  const database = await startEmbedded({
    dataDir,
    say: (line) => console.error(line),
    onLost: ({ message }) => {
      console.error(message)
      process.exit(3)
    },
  })
  console.log(JSON.stringify({ pid: database.pid, connection: database.connection }))
  const stay = setInterval(() => undefined, 60_000)
  process.once('SIGTERM', () => {
    clearInterval(stay)
    void database.stop()
  })
}

main(process.argv[2] ?? '').catch((error: Error) => {
  console.error(error.message)
  process.exitCode = 1
})
