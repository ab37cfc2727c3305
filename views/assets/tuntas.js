// Small comforts. Every page works without this file.
;(() => {
  const page = document.documentElement
  const each = (selector, act, within = document) => within.querySelectorAll(selector).forEach(act)
  const on = (event, act) => document.addEventListener(event, act)
  page.classList.add('js')

  // A refused form: the reader lands on what is wrong.
  document.querySelector('.errors')?.focus()

  // Menus close on Escape and on a click elsewhere.
  const closeMenus = (except) =>
    each('details.menu[open]', (menu) => {
      if (!menu.contains(except)) menu.open = false
    })
  on('click', (event) => closeMenus(event.target))
  on('keydown', (event) => {
    if (event.key !== 'Escape') return
    const menu = event.target.closest('details.menu[open]')
    closeMenus(null)
    menu?.querySelector('summary').focus()
  })

  on('click', (event) => {
    if (!event.target.closest('[data-print], a[href="#print"]')) return
    event.preventDefault()
    print()
  })

  // A form that was changed asks before it is left; one that was sent is not sent twice.
  const keeps = (form) =>
    form?.matches('[method="post"]:not([data-unguarded])') &&
    !form.querySelector('[type="password"]')
  let changed = Boolean(document.querySelector('.errors')) && [...document.forms].some(keeps)
  on('input', (event) => {
    if (keeps(event.target.form)) changed = true
  })
  addEventListener('beforeunload', (event) => {
    if (changed) event.preventDefault()
  })
  const release = (form) => {
    delete form.dataset.sent
    each(
      'button[data-held]',
      (button) => {
        button.disabled = false
        delete button.dataset.held
      },
      form,
    )
  }
  on('submit', (event) => {
    const form = event.target
    if (event.defaultPrevented || form.method !== 'post') return
    if (form.dataset.sent) return event.preventDefault()
    form.dataset.sent = '1'
    changed = false
    // After this turn, so that the pressed button's own name and value still travel.
    setTimeout(() =>
      each(
        'button:not([type="button"]):not(:disabled)',
        (button) => {
          button.disabled = true
          button.dataset.held = '1'
        },
        form,
      ),
    )
    // A line that never answers must not leave a dead form behind.
    setTimeout(release, 20_000, form)
  })
  addEventListener('pageshow', () => each('form[data-sent]', release))

  // Cumulative figures: what the period itself adds, while it is typed. Numbers as Indonesians write them.
  const format = new Intl.NumberFormat(page.lang === 'en' ? 'en-GB' : 'id-ID', {
    maximumFractionDigits: 2,
  })
  const read = (text) => {
    const bare = text.replace(/^\s*Rp|\s/gi, '')
    if (!/^\d+(,\d+)?$|^\d{1,3}(\.\d{3})+(,\d+)?$/.test(bare)) return NaN
    return Number(bare.replace(/\./g, '').replace(',', '.'))
  }
  const derive = (input) => {
    const shown = document.getElementById(input.dataset.derived)
    if (!shown) return
    const change = read(input.value) - Number(input.dataset.previous || 0)
    const sign = change < 0 ? '−' : change > 0 ? '+' : ''
    shown.textContent = Number.isNaN(change)
      ? ''
      : page.dataset.derived.replace('{change}', sign + format.format(Math.abs(change)))
    shown.classList.toggle('is-lower', change < 0)
  }
  each('[data-derived]:not(html)', derive)
  on('input', (event) => event.target.matches('[data-derived]') && derive(event.target))

  // One more row, without asking the server.
  on('click', (event) => {
    const button = event.target.closest('[data-add-row]')
    const rows = button && document.getElementById(button.dataset.addRow)
    const last = rows?.lastElementChild
    if (!last) return
    event.preventDefault()
    const row = last.cloneNode(true)
    const number = rows.children.length
    const next = (text) =>
      /\d/.test(text) ? text.replace(/\d+(?=\D*$)/, number) : `${text}-${number}`
    each(
      '[id], [for], [aria-describedby], [name], [data-derived]',
      (part) => {
        for (const name of ['id', 'for', 'aria-describedby', 'data-derived']) {
          const value = part.getAttribute(name)
          if (value) part.setAttribute(name, value.split(' ').map(next).join(' '))
        }
        if (/\d/.test(part.name ?? '')) part.name = next(part.name)
        part.removeAttribute('aria-invalid')
      },
      row,
    )
    each(
      'input:not([type="hidden"]), textarea',
      (box) => {
        if (box.type === 'checkbox' || box.type === 'radio') box.checked = false
        else box.value = ''
      },
      row,
    )
    each('select', (box) => (box.selectedIndex = 0), row)
    each(
      'output, .field__error',
      (part) => (part.classList.contains('field__error') ? part.remove() : (part.textContent = '')),
      row,
    )
    rows.append(row)
    row.querySelector('input:not([type="hidden"]), select, textarea')?.focus()
  })

  // A table that fits needs no scroller of its own: its header may stick, and Tab need not stop there.
  const fit = (region) => {
    const fits = region.firstElementChild.offsetWidth <= region.clientWidth
    region.classList.toggle('is-fitting', fits)
    if (fits) region.removeAttribute('tabindex')
    else region.tabIndex = 0
  }
  const watch = new ResizeObserver((entries) => entries.forEach((entry) => fit(entry.target)))
  each('.table-region', (region) => region.firstElementChild && watch.observe(region))
})()
