// The reviewer's keys: j goes on in the queue, k goes back. The links do the same.
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return
  if (event.target.matches('input, textarea, select')) return
  const rel = { j: 'next', k: 'prev' }[event.key]
  if (rel) document.querySelector(`a[rel="${rel}"]`)?.click()
})
