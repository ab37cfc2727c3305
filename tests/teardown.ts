import { rmSync } from 'node:fs'

export default async function teardown(): Promise<void> {
  await globalThis.embedded?.stop()
  if (globalThis.embeddedFolder) rmSync(globalThis.embeddedFolder, { recursive: true, force: true })
}
