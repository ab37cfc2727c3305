// Photos are made small before they travel: a phone's five megabytes become a few hundred kilobytes. Without this
// script they are sent as they are, and made small on the server anyway.
;(() => {
  const longest = 2000
  const worthIt = 300_000

  async function shrink(file) {
    if (!window.createImageBitmap || !/^image\/(jpeg|png|webp)$/.test(file.type) || file.size < worthIt) return file
    try {
      const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
      const scale = Math.min(1, longest / Math.max(picture.width, picture.height))
      const canvas = document.createElement('canvas')
      canvas.width = Math.round(picture.width * scale)
      canvas.height = Math.round(picture.height * scale)
      const paper = canvas.getContext('2d')
      paper.fillStyle = '#fff'
      paper.fillRect(0, 0, canvas.width, canvas.height)
      paper.drawImage(picture, 0, 0, canvas.width, canvas.height)
      picture.close()
      const small = await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.8))
      if (!small || small.size >= file.size) return file
      return new File([small], `${file.name.replace(/\.[a-z0-9]+$/i, '')}.jpg`, { type: 'image/jpeg' })
    } catch {
      // What cannot be drawn here is judged by the server.
      return file
    }
  }

  window.tuntasShrink = shrink

  const input = document.querySelector('form[enctype="multipart/form-data"] input[type="file"]')
  if (!input || !window.createImageBitmap || !window.DataTransfer) return
  let work = Promise.resolve()
  input.addEventListener('change', () => {
    const chosen = [...input.files]
    work = (async () => {
      const files = new DataTransfer()
      for (const file of chosen) files.items.add(await shrink(file))
      input.files = files.files
    })()
  })
  let drawn = false
  input.form.addEventListener('submit', (event) => {
    if (drawn) return
    event.preventDefault()
    // After this event: a form that is just being sent takes no second order.
    void work.finally(() =>
      setTimeout(() => {
        drawn = true
        input.form.requestSubmit(event.submitter)
      }),
    )
  })
})()
