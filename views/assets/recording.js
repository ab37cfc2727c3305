// Comforts of whoever records a meeting: keys for outcomes, and everything is kept while one types.
;(() => {
  const record = document.querySelector('[data-record]')
  const clock = new Intl.DateTimeFormat(document.documentElement.lang, {
    timeZone: 'Asia/Jakarta',
    hour: '2-digit',
    minute: '2-digit',
  })
  const words = {
    saved: () => record.dataset.saved.replace('{time}', clock.format(new Date())),
    unsaved: () => record.dataset.unsaved,
  }

  // Each part of the record is saved by itself a moment after the last letter, or at once where one chooses; what cannot be
  // saved stays and is tried again; what another wrote meanwhile is shown beside it. A decision that is being written is
  // kept as a draft at an address of its own, and made only when its button is pressed.
  const saving = (form) => {
    const { version, _csrf } = form.elements
    // By its attribute: a decision has a field of that name.
    const action = form.getAttribute('action')
    const address = form.dataset.saves || action
    const told = form.querySelector('[data-told]')
    const read = (pressed) => {
      const body = new URLSearchParams(new FormData(form, pressed))
      for (const name of ['_csrf', 'once', 'version']) body.delete(name)
      return body
    }
    const say = (state) => {
      form.dataset.state = state
      if (told) told.textContent = words[state]?.() ?? ''
    }
    // Natively, so that the answer is a page.
    const leave = (to, pressed) => {
      say('sent')
      if (pressed?.name)
        form.append(Object.assign(document.createElement('input'), { type: 'hidden', name: pressed.name, value: pressed.value }))
      form.setAttribute('action', to)
      form.submit()
    }
    let timer
    // What came back from a conflict replaces the other's words only when one goes on with it or says so.
    const waits = () => 'returned' in form.dataset
    let saved = waits() ? undefined : String(read())
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
      const answer = await fetch(address, {
        method: 'POST',
        body,
        redirect: 'manual',
        keepalive: true,
      }).catch(() => undefined)
      if (answer?.type === 'opaqueredirect') {
        saved = typed
        delete form.dataset.returned
        version.value = String(Number(version.value) + 1)
        say('saved')
        for (const button of pressed ? form.querySelectorAll('[aria-pressed]') : []) {
          button.setAttribute('aria-pressed', String(button === pressed))
          button.classList.toggle('button--primary', button === pressed)
        }
      } else if (answer && answer.status < 500) {
        // Refused or overtaken: the page itself says why, with what was typed.
        leave(address, pressed)
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
    for (const event of ['change', 'focusout']) form.addEventListener(event, () => void (waits() || save()))
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      const { submitter } = event
      if (!form.dataset.saves || submitter?.hasAttribute('formaction')) return void save(submitter)
      clearTimeout(timer)
      void before.then(() => leave(action))
    })
    const settle = async () => {
      if (!waits()) await save()
    }
    return { form, settle }
  }

  const parts = [...document.querySelectorAll('[data-saves]')].map(saving)
  const isUnsaved = () => parts.some(({ form }) => form.dataset.state === 'unsaved')
  const settleAll = () => Promise.all(parts.map(({ settle }) => settle()))

  document.addEventListener('keydown', (event) => {
    if (event.target.closest('input, textarea, select') || event.altKey || event.ctrlKey || event.metaKey) return
    record.querySelector(`[data-open] [data-key="${event.key.toLowerCase()}"]`)?.click()
  })
  // Whoever goes on to another part takes nothing unsaved along: that page must find what was just written.
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[href]')
    if (!link || !isUnsaved() || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    void settleAll().then(() => location.assign(link.href))
  })
  record.querySelector('[data-goes]')?.addEventListener('submit', (event) => {
    event.preventDefault()
    const form = event.target
    const { name, value } = event.submitter
    form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }))
    void settleAll().then(() => form.submit())
  })
  // Where the room is by now, said without taking away what is being typed.
  const room = document.querySelector('[data-room]')
  const roomAt = (id) => {
    for (const item of record.querySelectorAll('.agenda__item')) {
      const here = item.id === `item-${id}`
      item.classList.toggle('agenda__item--current', here)
      item.querySelector('[data-here]').hidden = !here
      item.querySelector('[form="go"]').hidden = here
    }
    const item = document.getElementById(`item-${id}`)
    room.hidden = !item || id === room.dataset.openItem
    if (room.hidden) return
    const words = { n: item.querySelector('.agenda__number'), title: item.querySelector('.agenda__subject') }
    const link = room.querySelector('a')
    link.href = `${link.pathname}?item=${id}#item-${id}`
    room.firstElementChild.textContent = room.dataset.words.replace(/\{(\w+)\}/g, (_, name) => words[name].textContent)
  }
  if (room) followRoom(room.dataset.room, { at: ({ data }) => roomAt(data) })

  addEventListener('beforeunload', (event) => {
    if (isUnsaved()) event.preventDefault()
  })
})()
