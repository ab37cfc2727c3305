import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'

/** An app behind a port of this machine, for tests that ask as any program would. */
export async function listening(
  app: RequestListener,
): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer(app)
  // A test that fails on its way to close() must not keep the whole run waiting.
  server.unref()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
