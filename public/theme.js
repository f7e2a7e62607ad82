// Runs before the first paint, so that a page whose user chose the other theme does not flash.
// The key and the values are those of src/stores/theme.ts.
try {
  const chosen = localStorage.getItem('theme')
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen
} catch {
  // Storage is blocked: the theme follows the system.
}
