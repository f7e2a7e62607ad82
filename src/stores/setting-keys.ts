/** Where the browser keeps the theme that the user chose. */
export const themeKey = 'theme'

/** Where it keeps the paths that were tried on the page “Hash path”, and how many of them. */
export const pathHistory = {
  key: 'hash-path.history',
  limits: { texts: 50, length: 2_000 },
} as const
