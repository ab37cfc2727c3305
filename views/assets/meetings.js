// Comforts of a meeting: arrow keys, a running clock, following, keys for outcomes, saving while one types.
;(() => {
  const screen = document.querySelector('.screen')
  const typing = (event) => event.target.closest('input, textarea, select')

  const tell = (item) =>
    fetch(`/meetings/${screen.dataset.meeting}/current`, {
      method: 'POST',
      body: new URLSearchParams({ _csrf: screen.dataset.csrf, item }),
      redirect: 'manual',
      keepalive: true,
    }).catch(() => undefined)

  if (screen) {
    // Those who follow are told where the room is; one who may not tell is simply not heard.
    if ('running' in screen.dataset) void tell(screen.dataset.item)
    document.addEventListener('keydown', (event) => {
      if (typing(event) || event.altKey || event.ctrlKey || event.metaKey) return
      const way = { ArrowRight: 'next', PageDown: 'next', ArrowLeft: 'prev', PageUp: 'prev' }[event.key]
      const link = way && document.querySelector(`.foot [rel="${way}"]`)
      if (!link) return
      event.preventDefault()
      link.click()
    })
    const clock = document.querySelector('[data-started]')
    if (clock) {
      const words = clock.textContent
      setInterval(() => {
        const minutes = Math.max(0, Math.floor((Date.now() - Date.parse(clock.dataset.started)) / 60000))
        clock.textContent = words.replace(/\d+/, String(minutes))
      }, 10000)
    }
    if (screen.dataset.follows) {
      const stream = new EventSource(screen.dataset.follows)
      // With the line comes where the room is: it may have moved on since this page was made.
      stream.addEventListener('at', ({ data }) => {
        if (data !== screen.dataset.item) location.reload()
      })
      stream.addEventListener('message', () => location.reload())
    }
  }

  // Each part of the record is saved by itself a moment after the last letter, or at once where one chooses; what cannot be
  // saved stays and is tried again; what another wrote meanwhile is shown beside it.
  const saving = (form, words) => {
    const { version, _csrf } = form.elements
    const told = form.querySelector('[data-told]')
    const read = (pressed) => {
      const body = new URLSearchParams(new FormData(form, pressed))
      for (const name of ['_csrf', 'once', 'version']) body.delete(name)
      return body
    }
    const say = (state) => {
      form.dataset.state = state
      if (told) told.textContent = words[state] ?? ''
    }
    let timer
    let saved = String(read())
    let before = Promise.resolve()
    const send = async (pressed) => {
      clearTimeout(timer)
      const body = read(pressed)
      const typed = String(body)
      if (typed === saved) return form.dataset.state === 'unsaved' && say('saved')
      // Who is represented is whole only with the office.
      if (body.get('attendance') === 'represented' && body.get('represented_by').trim().length < 2) return
      body.set('_csrf', _csrf.value)
      body.set('once', crypto.randomUUID())
      body.set('version', version.value)
      const answer = await fetch(form.action, {
        method: 'POST',
        body,
        redirect: 'manual',
        keepalive: true,
      }).catch(() => undefined)
      if (answer?.type === 'opaqueredirect') {
        saved = typed
        version.value = String(Number(version.value) + 1)
        say('saved')
        for (const button of pressed ? form.querySelectorAll('[aria-pressed]') : []) {
          button.setAttribute('aria-pressed', String(button === pressed))
          button.classList.toggle('button--primary', button === pressed)
        }
      } else if (answer && answer.status < 500) {
        // Refused or overtaken: the page itself says why, with what was typed.
        say('sent')
        if (pressed) {
          const chosen = Object.assign(document.createElement('input'), { type: 'hidden', name: pressed.name, value: pressed.value })
          form.append(chosen)
        }
        form.submit()
      } else {
        say('unsaved')
        timer = setTimeout(() => void save(pressed), 5000)
      }
    }
    // One after the other, so that nobody is overtaken by their own hand.
    const save = (pressed) => (before = before.then(() => send(pressed)))
    form.addEventListener('input', () => {
      say('unsaved')
      clearTimeout(timer)
      timer = setTimeout(() => void save(), 800)
    })
    form.addEventListener('change', () => void save())
    form.addEventListener('focusout', () => void save())
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      void save(event.submitter)
    })
  }

  const record = document.querySelector('[data-record]')
  if (record) {
    document.addEventListener('keydown', (event) => {
      if (typing(event) || event.altKey || event.ctrlKey || event.metaKey) return
      const key = event.key.toLowerCase()
      const current = record.querySelector('[data-current]')
      current?.querySelector(`[data-key="${key}"]`)?.click()
    })
    // The room is shown another item without loading this page anew: a decision may be half typed on it.
    const show = async (form) => {
      const body = new URLSearchParams(new FormData(form))
      const answer = await fetch(form.action, { method: 'POST', body }).catch(() => undefined)
      if (!answer?.ok) return form.submit()
      const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html')
      for (const item of record.querySelectorAll('.agenda__item')) {
        const now = fresh.getElementById(item.id)
        if (!now) continue
        item.className = now.className
        item.toggleAttribute('data-current', now.hasAttribute('data-current'))
        item.querySelector('[data-ways]').replaceWith(now.querySelector('[data-ways]'))
      }
    }
    record.addEventListener('submit', (event) => {
      if (!('goes' in event.target.dataset)) return
      event.preventDefault()
      void show(event.target)
    })
    const forms = [...document.querySelectorAll('[data-saves]')]
    for (const form of forms) saving(form, record.dataset)
    addEventListener('beforeunload', (event) => {
      if (forms.some((form) => form.dataset.state === 'unsaved')) event.preventDefault()
    })
  }
})()
