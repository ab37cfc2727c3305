// All due reports on one screen: drafts kept as one types, keys from cell to cell, answers by row. The page works without.
;(() => {
  const form = document.getElementById('update')
  if (!form || !window.fetch) return
  const says = form.dataset
  const rows = [...form.querySelectorAll('[data-row]')]
  const state = new Map(rows.map((row) => [row, { saved: textOf(row), busy: false, again: null }]))
  const field = (name) => form.elements.namedItem(name)

  /** What a row says, name by name, without its version. */
  function fieldsOf(row) {
    const fields = {}
    for (const box of row.querySelectorAll('input, select, textarea')) {
      if (box.type === 'checkbox' ? box.checked : box.name) fields[box.name] = box.value
    }
    return fields
  }
  function textOf(row) {
    const fields = fieldsOf(row)
    delete fields[`${row.id}_version`]
    return JSON.stringify(fields)
  }
  const isDirty = (row) => textOf(row) !== state.get(row).saved

  function say(row, text, wrong = false) {
    const line = row.querySelector('[data-say]')
    line.textContent = text
    line.classList.toggle('is-wrong', wrong)
  }

  // ---- Sending one row ----

  /** Hands one row to the server: 'save' or 'send'. While one is under way the next waits, and takes what is typed then. */
  async function hand(row, wish) {
    const mine = state.get(row)
    if (mine.busy) {
      mine.again = mine.again === 'send' ? 'send' : wish
      return
    }
    mine.busy = true
    clearTimeout(mine.timer)
    const text = textOf(row)
    const body = new URLSearchParams(fieldsOf(row))
    body.set('_csrf', field('_csrf').value)
    body.set('do', wish === 'send' ? `send:${row.id}` : 'save')
    if (field('agency')) body.set('agency', field('agency').value)
    // A try that got no answer is repeated under its own key: it is done once, however often it arrives.
    if (!mine.attempt || mine.attempt.of !== `${wish} ${text}`) {
      mine.attempt = { of: `${wish} ${text}`, once: crypto.randomUUID?.() ?? field('once').value }
    }
    body.set('once', mine.attempt.once)
    say(row, says.sayRowSaving)
    try {
      const answer = await fetch(form.action, {
        method: 'POST',
        headers: { Accept: 'application/json' },
        body,
      })
      if (answer.status === 401 || answer.status === 403) say(row, says.saySessionOver, true)
      else if (!answer.ok) say(row, says.sayRowFailed, true)
      else settle(row, text, (await answer.json()).rows[0])
    } catch {
      say(row, says.sayRowFailed, true)
      mine.timer = setTimeout(hand, 15000, row, wish)
    }
    mine.busy = false
    const next = mine.again
    mine.again = null
    if (next && (next === 'send' || isDirty(row))) void hand(row, next)
  }

  function settle(row, text, result) {
    clearMarks(row)
    if (!result) return say(row, '')
    const mine = state.get(row)
    if (result.state === 'saved' || result.state === 'sent') {
      mine.saved = text
      mine.attempt = null
      field(`${row.id}_version`).value = result.version
      clearLink(row, text)
    }
    if (result.state === 'saved') say(row, says.sayRowSaved.replace('{when}', result.when))
    if (result.state === 'unchanged') say(row, '')
    if (result.state === 'sent') close(row, says.sayRowSent.replace('{when}', result.when))
    if (result.state === 'gone') {
      mine.saved = text
      say(row, result.word, true)
    }
    if (result.state === 'refused') {
      say(row, says.sayRowRefused, true)
      for (const [name, words] of Object.entries(result.errors)) mark(row, name, words)
    }
    if (result.state === 'conflict') compare(row, result)
  }

  /** A link that has been filed is evidence now, and no longer something to file. */
  function clearLink(row, text) {
    const box = field(`${row.id}_link`)
    if (!box.value || JSON.parse(text)[box.name] !== box.value) return
    box.value = ''
    const saved = JSON.parse(text)
    saved[box.name] = ''
    state.get(row).saved = JSON.stringify(saved)
  }

  /** What was sent is no longer this page's to change. */
  function close(row, words) {
    row.classList.add('is-sent')
    for (const box of row.querySelectorAll('input, select, textarea, button')) box.disabled = true
    const status = row.querySelector('.update__state .status')
    if (status) status.remove()
    say(row, words)
  }

  function clearMarks(row) {
    for (const mark of row.querySelectorAll('.field__error, .update__stored')) mark.remove()
    for (const box of row.querySelectorAll('[aria-invalid]')) {
      box.removeAttribute('aria-invalid')
      box.removeAttribute('aria-describedby')
    }
  }

  function mark(row, name, words) {
    let box = field(`${row.id}_${name}`)
    if (!box && name === 'confirmed') box = addConfirm(row)
    if (!box) return
    box.setAttribute('aria-invalid', 'true')
    box.setAttribute('aria-describedby', `${box.id}-error`)
    const line = document.createElement('p')
    line.className = 'field__error'
    line.id = `${box.id}-error`
    line.textContent = words
    ;(box.closest('label') ?? box).after(line)
  }

  /** The tick beside figures that look wrong; on the page without scripts it comes with the refused form. */
  function addConfirm(row) {
    const label = document.createElement('label')
    label.className = 'choice'
    const box = document.createElement('input')
    box.type = 'checkbox'
    box.value = '1'
    box.id = box.name = `${row.id}_confirmed`
    const words = document.createElement('span')
    words.textContent = says.sayConfirmed
    label.append(box, ' ', words)
    row.querySelector('.update__ends').before(label)
    return box
  }

  /** Someone else wrote first: both stand side by side, and the person chooses. */
  function compare(row, { version, stored }) {
    say(row, says.sayRowConflict, true)
    const offer = document.createElement('span')
    offer.className = 'update__stored'
    for (const [name, value] of Object.entries(stored)) {
      const box = field(`${row.id}_${name}`)
      if (!box || box.value === value) continue
      const line = document.createElement('p')
      line.className = 'update__stored'
      const shown = box.options ? [...box.options].find((one) => one.value === value)?.text : value
      line.textContent = says.sayStoredNow.replace('{value}', shown || '–')
      box.after(line)
    }
    const choose = (words, act) => {
      const button = document.createElement('button')
      button.type = 'button'
      button.className = 'button'
      button.textContent = words
      button.addEventListener('click', () => {
        field(`${row.id}_version`).value = version
        clearMarks(row)
        act()
      })
      offer.append(button)
    }
    choose(says.sayKeepMine, () => void hand(row, 'save'))
    choose(says.sayTakeTheirs, () => {
      for (const [name, value] of Object.entries(stored)) {
        const box = field(`${row.id}_${name}`)
        if (box) box.value = value
      }
      state.get(row).saved = textOf(row)
      say(row, '')
    })
    state.get(row).choosing = true
    row.querySelector('[data-say]').after(offer)
    offer.addEventListener('click', () => (state.get(row).choosing = false), { capture: true })
  }

  // ---- As one types ----

  const rowAt = (event) => event.target.closest?.('[data-row]')
  form.addEventListener('input', (event) => {
    const row = rowAt(event)
    const mine = row && state.get(row)
    if (!mine || mine.choosing) return
    say(row, isDirty(row) ? says.sayRowTyping : '')
    clearTimeout(mine.timer)
    mine.timer = setTimeout(() => void (isDirty(row) && hand(row, 'save')), 3000)
  })
  form.addEventListener('focusout', (event) => {
    const row = rowAt(event)
    if (!row || row.contains(event.relatedTarget) || state.get(row).choosing) return
    if (isDirty(row)) void hand(row, 'save')
  })
  let leaving = false
  form.addEventListener('submit', () => (leaving = true))
  addEventListener('beforeunload', (event) => {
    if (leaving) return
    if (rows.some((row) => isDirty(row) && !row.classList.contains('is-sent'))) event.preventDefault()
  })

  // One row is sent from where it stands; all of them by the form itself.
  form.addEventListener('click', (event) => {
    const button = event.target.closest('button[value^="send:"]')
    if (!button) return
    event.preventDefault()
    void hand(button.closest('[data-row]'), 'send')
  })

  // ---- From cell to cell ----

  const columnOf = (box, row) => box.name.slice(row.id.length)
  form.addEventListener('keydown', (event) => {
    const row = rowAt(event)
    const box = event.target
    if (!row || !box.name) return
    if (event.key === 'Enter' && event.ctrlKey) {
      event.preventDefault()
      void hand(row, 'send')
      return
    }
    if (box.tagName !== 'INPUT') return
    const step = { Enter: event.shiftKey ? -1 : 1, ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step) return
    event.preventDefault()
    for (let at = rows.indexOf(row) + step; rows[at]; at += step) {
      const next = field(rows[at].id + columnOf(box, row))
      if (!next || next.disabled) continue
      next.focus()
      next.select?.()
      return
    }
  })
})()
