// All due reports on one screen: drafts kept as one types, keys from cell to cell, answers by row. The page works without.
;(() => {
  const form = document.getElementById('update')
  const device = window.tuntasDevice
  if (!form || !device || !window.fetch) return
  const says = form.dataset
  const rows = [...form.querySelectorAll('[data-row]')]
  const state = new Map(rows.map((row) => [row, { saved: textOf(row) }]))
  const field = (name) => form.elements.namedItem(name)
  const isClosed = (row) => row.matches('.is-sent, .is-waiting')

  /** What a row says, name by name. */
  function fieldsOf(row) {
    const fields = {}
    for (const box of row.querySelectorAll('input, select, textarea')) {
      if (box.type === 'checkbox' ? box.checked : box.name) fields[box.name] = box.value
    }
    return fields
  }
  function textOf(row) {
    return textIn(fieldsOf(row), row)
  }
  function textIn({ ...fields }, row) {
    delete fields[`${row.id}_version`]
    return JSON.stringify(fields)
  }
  const isDirty = (row) => textOf(row) !== state.get(row).saved

  function say(row, text, wrong = false) {
    const line = row.querySelector('[data-say]')
    line.textContent = text
    line.classList.toggle('is-wrong', wrong)
  }

  /** Hands one row over: 'save' or 'send'. The device keeps it until it has arrived. */
  function hand(row, wish) {
    const mine = state.get(row)
    clearTimeout(mine.timer)
    if (isClosed(row) || mine.choosing) return
    const fields = fieldsOf(row)
    mine.handed = textIn(fields, row)
    const code = row.dataset.code
    const agency = field('agency')?.value
    if (wish === 'send') close(row, 'is-waiting', says.sayRowSaving)
    void device.push({ row: row.id, code, agency, wish, fields })
  }

  device.listen((id, news) => {
    const row = document.getElementById(id)
    const mine = row && state.get(row)
    if (!mine) return
    if (news.state === 'sending') return say(row, says.sayRowSaving)
    if (news.state.startsWith('photo_')) return tellPhoto(row, news)
    if (news.state === 'over') return say(row, says.saySessionOver, true)
    if (news.state === 'waiting')
      return say(row, news.wish === 'send' ? says.sayRowQueued : says.sayRowFailed, true)
    clearMarks(row)
    if (news.state !== 'sent') reopen(row)
    if (['saved', 'sent', 'unchanged'].includes(news.state)) {
      mine.saved = textIn(news.fields, row)
      field(`${id}_version`).value = news.version
      clearLink(row, news.fields)
    }
    if (news.state === 'saved') say(row, says.sayRowSaved.replace('{when}', news.when))
    if (news.state === 'unchanged') say(row, '')
    if (news.state === 'sent') sent(row, news.when)
    if (news.state === 'gone') {
      mine.saved = mine.handed
      say(row, news.word, true)
    }
    if (news.state === 'refused') {
      say(row, says.sayRowRefused, true)
      for (const [name, words] of Object.entries(news.errors)) mark(row, name, words)
    }
    if (news.state === 'conflict') compare(row, news)
  })

  /** A link that has been filed is evidence now, and no longer something to file. */
  function clearLink(row, fields) {
    const box = field(`${row.id}_link`)
    if (!box.value || fields[box.name] !== box.value) return
    box.value = ''
    state.get(row).saved = textIn({ ...fields, [box.name]: '' }, row)
  }

  // ---- Photos, chosen with a line or without ----

  const chooser = document.createElement('input')
  chooser.type = 'file'
  chooser.accept = 'image/*'
  chooser.multiple = true
  let chosenFor = null
  chooser.addEventListener('change', () => {
    void take(chosenFor, [...chooser.files])
    chooser.value = ''
  })
  async function take(row, files) {
    const to = row.querySelector('.update__ends a').getAttribute('href')
    for (const file of files)
      void device.pushPhoto({ row: row.id, to, file: await window.tuntasShrink(file) })
  }
  for (const row of rows) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'button'
    button.textContent = says.sayPhoto
    button.setAttribute('aria-label', says.sayPhotoOf.replace('{code}', row.dataset.code))
    button.addEventListener('click', () => {
      chosenFor = row
      chooser.click()
    })
    const line = document.createElement('p')
    line.className = 'update__say'
    line.setAttribute('role', 'status')
    line.dataset.photos = ''
    row.querySelector('.update__ends').prepend(button)
    row.querySelector('.update__ends').after(line)
  }

  /** What became of a row's photos: which wait, which have arrived, which were not taken and why. */
  function tellPhoto(row, news = {}) {
    const mine = state.get(row)
    if (news.state === 'photo_filed') (mine.filed ??= []).push(news.name)
    if (news.state === 'photo_refused')
      mine.refused = says.sayPhotoRefused.replace('{name}', news.name).replace('{why}', news.word ?? '')
    const version = field(`${row.id}_version`)
    if (news.version > Number(version.value)) version.value = news.version
    const names = device.photosOf(row.id).map((photo) => photo.name)
    row.querySelector('[data-photos]').textContent = [
      names.length > 0 && says.sayPhotoWaiting.replace('{names}', names.join(', ')),
      mine.filed && says.sayPhotoSent.replace('{names}', mine.filed.join(', ')),
      mine.refused,
    ]
      .filter(Boolean)
      .join(' ')
  }

  const boxesOf = (row) => row.querySelectorAll('input, select, textarea, button')
  function close(row, name, words) {
    row.classList.add(name)
    for (const box of boxesOf(row)) box.disabled = true
    say(row, words)
  }
  function reopen(row) {
    row.classList.remove('is-waiting')
    for (const box of boxesOf(row)) box.disabled = false
  }

  /** What was sent is no longer this page's to change. */
  function sent(row, when) {
    row.classList.remove('is-waiting')
    row.querySelector('.update__state .status')?.remove()
    close(row, 'is-sent', says.sayRowSent.replace('{when}', when ?? '').trim())
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
    const mine = state.get(row)
    mine.choosing = true
    say(row, says.sayRowConflict, true)
    for (const [name, value] of Object.entries(stored)) {
      const box = field(`${row.id}_${name}`)
      if (!box || box.value === value) continue
      const line = document.createElement('p')
      line.className = 'update__stored'
      const shown = box.options ? [...box.options].find((one) => one.value === value)?.text : value
      line.textContent = says.sayStoredNow.replace('{value}', shown || '–')
      box.after(line)
    }
    const offer = document.createElement('span')
    offer.className = 'update__stored'
    const choose = (words, act) => {
      const button = document.createElement('button')
      button.type = 'button'
      button.className = 'button'
      button.textContent = words
      button.addEventListener('click', () => {
        mine.choosing = false
        field(`${row.id}_version`).value = version
        clearMarks(row)
        act()
      })
      offer.append(button)
    }
    choose(says.sayKeepMine, () => hand(row, 'save'))
    choose(says.sayTakeTheirs, () => {
      fill(row, Object.fromEntries(Object.entries(stored).map(([name, value]) => [`${row.id}_${name}`, value])))
      mine.saved = textOf(row)
      say(row, '')
      void device.drop(row.id)
    })
    row.querySelector('[data-say]').after(offer)
  }

  function fill(row, fields) {
    for (const [name, value] of Object.entries(fields)) {
      const box = field(name)
      if (!box || name === `${row.id}_version`) continue
      if (box.type === 'checkbox') box.checked = true
      else box.value = value
    }
  }

  // What the device still holds of a row goes back into it: typed without a line, or newer than a page that was kept.
  void device.ready.then(() => {
    for (const row of rows) {
      if (device.photosOf(row.id).length > 0) tellPhoto(row)
      const record = device.recordOf(row.id)
      if (!record) continue
      const version = field(`${row.id}_version`)
      const { known, waiting } = record
      if (known && known.version > Number(version.value)) {
        version.value = known.version
        fill(row, known.fields)
        state.get(row).saved = textOf(row)
        if (known.sent) sent(row)
      }
      if (record.typed) {
        fill(row, record.typed)
        const last = waiting.at(-1)
        if (last?.wish === 'send') close(row, 'is-waiting', says.sayRowQueued)
        else if (isDirty(row)) {
          say(row, says.sayRowTyping)
          if (!last) hand(row, 'save')
        }
      } else if (!known || known.version <= Number(version.value)) {
        if (waiting.length === 0) void device.drop(row.id)
      }
    }
  })

  // ---- As one types ----

  const rowAt = (event) => event.target.closest?.('[data-row]')
  form.addEventListener('input', (event) => {
    const row = rowAt(event)
    const mine = row && state.get(row)
    if (!mine || mine.choosing) return
    say(row, isDirty(row) ? says.sayRowTyping : '')
    clearTimeout(mine.timer)
    mine.timer = setTimeout(() => isDirty(row) && hand(row, 'save'), 3000)
  })
  form.addEventListener('focusout', (event) => {
    const row = rowAt(event)
    if (!row || row.contains(event.relatedTarget)) return
    if (isDirty(row) && textOf(row) !== state.get(row).handed) hand(row, 'save')
  })
  const isLoose = (row) =>
    !isClosed(row) && isDirty(row) && textOf(row) !== state.get(row).handed
  addEventListener('beforeunload', (event) => {
    if (rows.some(isLoose)) event.preventDefault()
  })

  // ---- The buttons ----

  const isFilled = (row) =>
    [...row.querySelectorAll('input, textarea')].some(
      (box) => /_(output|beneficiaries|done_text|money_\w+)$/.test(box.name) && box.value.trim(),
    )
  const isReturned = (row) => row.querySelector('.update__state .status--returned') !== null
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const wish = event.submitter?.value ?? 'save'
    const one = /^send:(.+)$/.exec(wish)?.[1]
    for (const row of one ? [document.getElementById(one)] : rows) {
      if (one || (wish === 'send' && isFilled(row) && (isDirty(row) || !isReturned(row))))
        hand(row, 'send')
      else if (isDirty(row)) hand(row, 'save')
    }
  })

  // ---- From cell to cell ----

  const columnOf = (box, row) => box.name.slice(row.id.length)
  form.addEventListener('keydown', (event) => {
    const row = rowAt(event)
    const box = event.target
    if (!row || !box.name) return
    if (event.key === 'Enter' && event.ctrlKey) {
      event.preventDefault()
      hand(row, 'send')
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
