// Runs before the first paint, so that a page whose user chose the other theme does not flash.
// The key, the values and the parameters are those of src/stores/theme.ts and embed.ts.
const embedded = new URLSearchParams(location.hash.split('?')[1] ?? '')
const wanted = embedded.has('embed') ? embedded.get('theme') : null
try {
  const chosen = wanted ?? localStorage.getItem('theme')
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen
} catch {
  // Storage is blocked: the theme follows the system.
}
