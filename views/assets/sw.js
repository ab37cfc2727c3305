// Keeps the house's files and one signed-in page, the forms of the reader's due reports, for when the line is gone.
// `shell` and `edition` are put in front of this file by the server.
const files = `tuntas-files-${edition}`
const mine = 'tuntas-mine'
const forms = '/reports/update'

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(files)
      .then((cache) => cache.addAll(shell))
      .then(() => self.skipWaiting()),
  )
})

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(
          names
            .filter((name) => name !== files && name !== mine)
            .map((name) => caches.delete(name)),
        ),
      )
      .then(() => self.clients.claim()),
  )
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin) return
  if (url.pathname.startsWith('/assets/')) event.respondWith(file(request))
  else if (request.mode === 'navigate') event.respondWith(visit(request, url))
})

async function file(request) {
  return (await caches.match(request, { cacheName: files })) ?? fetch(request)
}

async function visit(request, url) {
  const key = url.pathname + url.search
  try {
    const answer = await fetch(request)
    if (url.pathname === forms && answer.status === 200 && answer.type === 'basic') {
      const copy = answer.clone()
      const cache = await caches.open(mine)
      await cache.put(key, copy)
    }
    return answer
  } catch {
    const kept = url.pathname === forms && (await caches.match(key, { cacheName: mine }))
    return kept || withoutLine()
  }
}

function withoutLine() {
  const css = shell.find((path) => path.endsWith('.css'))
  return new Response(
    `<!DOCTYPE html><html lang="id"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Tidak ada sambungan · Tuntas</title><link rel="stylesheet" href="${css}">
<main class="page main"><h1>Tidak ada sambungan</h1>
<p class="lead">Halaman ini memerlukan sambungan internet. Laporan yang perlu diisi tetap dapat dibuka dan diketik; kiriman menunggu di perangkat ini.</p>
<p lang="en">No connection. The reports you owe can still be opened and filled in; what you send waits on this device.</p>
<p><a class="button button--primary" href="${forms}">Isi semua laporan</a></p></main></html>`,
    { status: 503, headers: { 'Content-Type': 'text/html; charset=utf-8' } },
  )
}
