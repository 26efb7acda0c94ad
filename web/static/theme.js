// Before the first paint, so that no theme flashes. The switch in the page writes the same key.
;(() => {
  let choice = null
  try {
    choice = localStorage.getItem('depindex-theme')
  } catch {
    // Storage is refused: follow the system.
  }
  const dark = choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset.theme = dark ? 'dark' : 'light'
})()
