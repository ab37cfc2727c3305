// What waits on this device while the line is gone: rows of reports and their photos, each sent once when it is back.
// Held in IndexedDB under the person's id until it has arrived; gone at sign-out and when another person signs in.
;(() => {
  const { user, ...says } = document.currentScript.dataset
  const forms = '/reports/update'
  const listeners = new Set()
  const queue = new Map()
  /** Photos that wait, in the order in which they were chosen. */
  let photos = []
  let flushing = false
  let again = null
  let arrived = 0

  // ---- The store; without one (an old browser, a private window) the queue lives as long as the page ----

  const wait = (request) =>
    new Promise((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result))
      request.addEventListener('error', () => reject(request.error))
    })
  let opening
  const opened = () => (opening ??= open().catch(() => null))
  async function open() {
    const request = indexedDB.open('tuntas', 2)
    request.addEventListener('upgradeneeded', ({ oldVersion }) => {
      if (oldVersion < 1) {
        request.result.createObjectStore('rows', { keyPath: 'row' })
        request.result.createObjectStore('about', { keyPath: 'name' })
      }
      request.result.createObjectStore('photos', { keyPath: 'once' })
    })
    return wait(request)
  }

  async function store(name, act, mode = 'readwrite') {
    const db = await opened()
    if (!db) return undefined
    try {
      const work = db.transaction(name, mode)
      return await wait(act(work.objectStore(name)))
    } catch {
      return undefined
    }
  }
  const keep = (record) => store('rows', (rows) => rows.put(record))

  /** Everything this device holds of anybody. */
  async function wipe() {
    queue.clear()
    photos = []
    await store('rows', (rows) => rows.clear())
    await store('photos', (all) => all.clear())
    await store('about', (about) => about.clear())
    await forgetPages()
  }
  async function forgetPages() {
    if (window.caches) await caches.delete('tuntas-mine').catch(() => false)
  }

  const ready = (async () => {
    if (!user) return forgetPages()
    const owner = await store('about', (about) => about.get('owner'), 'readonly')
    if (owner && owner.user !== user) await wipe()
    await store('about', (about) => about.put({ name: 'owner', user }))
    for (const record of (await store('rows', (rows) => rows.getAll(), 'readonly')) ?? [])
      queue.set(record.row, record)
    photos = ((await store('photos', (all) => all.getAll(), 'readonly')) ?? []).sort(
      (one, other) => one.at - other.at,
    )
  })()

  // ---- The queue ----

  const isWaiting = (record) => record.waiting.length > 0
  const newKey = () =>
    crypto.randomUUID?.() ??
    // Without a secure context there is no randomUUID; the same from random bytes.
    '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, (digit) =>
      (digit ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (digit / 4)))).toString(16),
    )

  /** Puts what a row says into the queue: 'save' or 'send'. What was tried already stays ahead of it, as it was. */
  async function push({ row, code, agency, wish, fields }) {
    await ready
    const record = queue.get(row) ?? { row, user, waiting: [] }
    Object.assign(record, { code, agency, typed: fields })
    const last = record.waiting.at(-1)
    if (last && !last.tried) record.waiting.pop()
    record.waiting.push({ wish, fields, once: newKey(), tried: false })
    queue.set(row, record)
    await keep(record)
    await flush()
  }

  const recordOf = (row) => queue.get(row) ?? { row, user, waiting: [] }
  const photosOf = (row) => photos.filter((photo) => photo.row === row)

  /** Puts a photo of a row, made small, into the queue; `to` is where it is filed. */
  async function pushPhoto({ row, to, file }) {
    await ready
    const photo = { once: newKey(), at: Date.now(), row, to, name: file.name, file }
    photos.push(photo)
    await store('photos', (all) => all.put(photo))
    tell(row, { state: 'photo_waiting' })
    await flush()
  }

  /** Sends what waits, in order. A try that got no answer is repeated letter by letter: the server knows it again. */
  async function flush() {
    await ready
    if (flushing || !user) return
    flushing = true
    clearTimeout(again)
    let line = true
    const rows = new Set([...queue.values()].filter(isWaiting).map(({ row }) => row))
    for (const { row } of photos) rows.add(row)
    for (const record of [...rows].map(recordOf)) {
      // What was tried is repeated first; then the photos, so that they are part of what is sent after them.
      while (line && record.waiting[0]?.tried) line = await sendFirst(record)
      for (const photo of photosOf(record.row)) line &&= await sendPhoto(record, photo)
      while (line && record.waiting.length > 0) line = await sendFirst(record)
      if (!line) break
    }
    flushing = false
    if (!line) {
      for (const { row } of photos) tell(row, { state: 'photo_waiting' })
      for (const record of queue.values())
        if (isWaiting(record)) tell(record.row, { state: 'waiting', wish: record.waiting.at(-1).wish })
      again = setTimeout(() => void flush(), 15_000)
    } else if (photos.length > 0 || [...queue.values()].some(isWaiting)) void flush()
    show()
  }

  async function sendFirst(record) {
    const [first] = record.waiting
    if (!first.tried) {
      const known = record.known?.version ?? 0
      const name = `${record.row}_version`
      if (known > Number(first.fields[name])) first.fields[name] = String(known)
      first.tried = true
      await keep(record)
    }
    tell(record.row, { state: 'sending' })
    const body = new URLSearchParams(first.fields)
    body.set('_csrf', document.querySelector('[name="_csrf"]')?.value ?? '')
    body.set('once', first.once)
    body.set('do', first.wish === 'send' ? `send:${record.row}` : 'save')
    if (record.agency) body.set('agency', record.agency)
    let answer
    try {
      const response = await fetch(forms, {
        method: 'POST',
        headers: { Accept: 'application/json' },
        body,
      })
      if (response.status === 401 || response.status === 403) {
        record.over = true
        tell(record.row, { state: 'over' })
        return false
      }
      if (!response.ok) return false
      answer = (await response.json()).rows[0]
    } catch {
      return false
    }
    await settle(record, first, answer ?? { row: record.row, state: 'gone', word: '' })
    return true
  }

  /** Files one photo. Sent again under the same key when no answer came: the server knows it again. */
  async function sendPhoto(record, photo) {
    const body = new FormData()
    body.set('_csrf', document.querySelector('[name="_csrf"]')?.value ?? '')
    body.set('once', photo.once)
    body.set('files', photo.file, photo.name)
    let answer
    try {
      const response = await fetch(photo.to, {
        method: 'POST',
        headers: { Accept: 'application/json' },
        body,
      })
      if (response.status === 401 || response.status === 403) {
        tell(photo.row, { state: 'over' })
        return false
      }
      if (response.status >= 500 || response.status === 429) return false
      answer = response.headers.get('content-type')?.includes('json') ? await response.json() : {}
      answer.filed = response.ok
    } catch {
      return false
    }
    photos = photos.filter((one) => one !== photo)
    await store('photos', (all) => all.delete(photo.once))
    // The first piece of evidence makes the draft: the row goes on from its version.
    if (answer.filed && answer.version > (record.known?.version ?? 0)) {
      record.known = { fields: {}, ...record.known, version: answer.version, sent: false }
      queue.set(record.row, record)
      await keep(record)
    }
    const { name, row } = photo
    tell(row, { ...answer, name, state: answer.filed ? 'photo_filed' : 'photo_refused' })
    return true
  }

  async function settle(record, first, answer) {
    record.waiting.shift()
    const done = ['saved', 'sent', 'unchanged'].includes(answer.state)
    if (done) {
      const fields = { ...first.fields, [`${record.row}_link`]: '' }
      record.known = { version: answer.version, fields, sent: answer.state === 'sent' }
      if (record.waiting.length === 0) record.typed = null
      if (answer.state === 'sent') arrived += 1
    } else {
      // What comes after would fare no better before the person has chosen.
      record.waiting = []
    }
    await keep(record)
    tell(record.row, { ...answer, fields: first.fields })
  }

  function tell(row, news) {
    for (const listener of listeners) listener(row, news)
  }

  // ---- What the person sees ----

  function show() {
    const waiting = [...queue.values()].filter(isWaiting)
    const parts = []
    if (waiting.length > 0) parts.push(says.sayWaiting.replace('{n}', waiting.length))
    if (photos.length > 0) parts.push(says.sayPhotos.replace('{n}', photos.length))
    if (waiting.some((record) => record.over)) parts.push(says.sayOver)
    if (arrived > 0) parts.push(says.sayArrived.replace('{n}', arrived))
    let line = document.getElementById('device')
    if (parts.length === 0) return line?.remove()
    if (!line) {
      line = document.createElement('p')
      line.id = 'device'
      line.setAttribute('role', 'status')
      document.querySelector('.heading')?.after(line)
    }
    line.className = `notice notice--${waiting.length + photos.length > 0 ? 'warning' : 'success'}`
    line.textContent = parts.join(' ')
  }

  // Leaving a shared computer: nothing stays, and nobody loses unsent work without being asked.
  document.addEventListener('submit', (event) => {
    if (!/\/(session\/end|account\/sign-out)$/.test(event.target.action)) return
    if (event.target.dataset.emptied) return
    const waiting = [...queue.values()].filter(isWaiting).length + photos.length
    event.preventDefault()
    event.stopPropagation()
    if (waiting > 0 && !confirm(says.sayLeaving.replace('{n}', waiting))) return
    event.target.dataset.emptied = '1'
    void wipe().finally(() => event.target.requestSubmit())
  }, true)

  /** The forms of due reports are fetched ahead, once in a while, so that they open when the line is gone. */
  async function fetchAhead() {
    if (!window.caches || !document.querySelector(`a[href^="${forms}"]`)) return
    const cache = await caches.open('tuntas-mine')
    const kept = await cache.match(forms)
    if (kept && Date.now() - Date.parse(kept.headers.get('date') ?? '') < 1_800_000) return
    let at = forms
    for (let pages = 0; at && pages < 10; pages += 1) {
      const answer = await fetch(at, { headers: { Accept: 'text/html' } })
      if (!answer.ok || answer.redirected) return
      const words = await answer.clone().text()
      await cache.put(at, answer)
      at = /<a href="([^"]+)" rel="next"/.exec(words)?.[1].replaceAll('&amp;', '&')
    }
  }

  window.tuntasDevice = {
    ready,
    push,
    pushPhoto,
    photosOf,
    recordOf: (row) => queue.get(row),
    records: () => [...queue.values()],
    listen: (listener) => listeners.add(listener),
    async drop(row) {
      queue.delete(row)
      await store('rows', (rows) => rows.delete(row))
      show()
    },
  }
  if (!user) return
  addEventListener('online', () => void flush())
  void ready.then(flush)
  if ('serviceWorker' in navigator) {
    navigator.serviceWorker
      .register('/sw.js')
      .then(() => navigator.serviceWorker.ready)
      .then(fetchAhead)
      .catch(() => undefined)
  }
})()
