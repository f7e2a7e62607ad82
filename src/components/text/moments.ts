const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
const date = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })
const whole = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' })

/**
 * A moment in few words, seen from now: `5 minutes ago`, `today 14:03`, `21 Nov 2026`. A moment to come (the clock was
 * set back) is told as date and time.
 */
export function momentOf(time: number, now: number): string {
  const ago = now - time
  // A little ahead is what has changed since somebody looked at the clock.
  if (ago < -minute) return exactMoment(time)
  if (ago < minute) return 'just now'
  if (ago < 2 * minute) return '1 minute ago'
  if (ago < hour) return `${String(Math.floor(ago / minute))} minutes ago`
  if (ago < day && new Date(time).getDate() === new Date(now).getDate()) {
    return `today ${clock.format(time)}`
  }
  return ago < 2 * day && new Date(now - day).getDate() === new Date(time).getDate()
    ? `yesterday ${clock.format(time)}`
    : date.format(time)
}

/** A moment to the second. */
export function exactMoment(time: number): string {
  return whole.format(time)
}
