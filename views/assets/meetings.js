// Comforts of a presented meeting: arrow keys, a running clock, following.
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
      followRoom(screen.dataset.follows, {
        // With the line comes where the room is: it may have moved on since this page was made.
        at: ({ data }) => {
          if (data !== screen.dataset.item) location.reload()
        },
        message: () => location.reload(),
      })
    }
  }
})()
