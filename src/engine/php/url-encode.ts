/** A text as PHP's `urlencode` writes it: blanks become `+`, everything but letters, digits and `-_.` is escaped. */
export function urlEncode(text: string): string {
  return encodeURIComponent(text.toWellFormed())
    .replace(/[!'()*~]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+')
}
