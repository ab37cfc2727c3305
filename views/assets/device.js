// What waits on this device while the line is gone: rows of reports, each sent once and only once when it is back.
// Held in IndexedDB under the person's id until it has arrived; gone at sign-out and when another person signs in.
;(() => {
  const { user, ...says } = document.currentScript.dataset
  const forms = '/reports/update'
  const listeners = new Set()
  const queue = new Map()
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
    const request = indexedDB.open('tuntas', 1)
    request.addEventListener('upgradeneeded', () => {
      request.result.createObjectStore('rows', { keyPath: 'row' })
      request.result.createObjectStore('about', { keyPath: 'name' })
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
    await store('rows', (rows) => rows.clear())
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

  /** Sends what waits, in order. A try that got no answer is repeated letter by letter: the server knows it again. */
  async function flush() {
    await ready
    if (flushing || !user) return
    flushing = true
    clearTimeout(again)
    let line = true
    for (const record of [...queue.values()].filter(isWaiting)) {
      while (line && record.waiting.length > 0) line = await sendFirst(record)
      if (!line) break
    }
    flushing = false
    if (!line) {
      for (const record of queue.values())
        if (isWaiting(record)) tell(record.row, { state: 'waiting', wish: record.waiting.at(-1).wish })
      again = setTimeout(flush, 15_000)
    } else if ([...queue.values()].some(isWaiting)) void flush()
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
    line.className = `notice notice--${waiting.length > 0 ? 'warning' : 'success'}`
    line.textContent = parts.join(' ')
  }

  // Leaving a shared computer: nothing stays, and nobody loses unsent work without being asked.
  document.addEventListener('submit', (event) => {
    if (!/\/(session\/end|account\/sign-out)$/.test(event.target.action)) return
    if (event.target.dataset.emptied) return
    const waiting = [...queue.values()].filter(isWaiting).length
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
