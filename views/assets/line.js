// The open line that tells where the room of a meeting is. A browser gives up on a line that was refused, because the
// database or a copy of the app was away for a moment: then it is opened anew, more and more rarely.
globalThis.followRoom = (address, heard) => {
  const open = (wait) => {
    const line = new EventSource(address)
    for (const [word, act] of Object.entries(heard)) line.addEventListener(word, act)
    line.addEventListener('open', () => {
      wait = 3000
    })
    line.addEventListener('error', () => {
      if (line.readyState === EventSource.CLOSED) setTimeout(() => open(Math.min(wait * 2, 60_000)), wait)
    })
  }
  open(3000)
}
