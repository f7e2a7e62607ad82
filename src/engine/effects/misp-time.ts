/** Seconds since 1970 as MISP writes dates and times: `2024-10-01 12:34:56`, in UTC. */
export function mispTime(seconds: number): string {
  const date = new Date(seconds * 1000)
  if (Number.isNaN(date.getTime())) return '1970-01-01 00:00:00'
  return date.toISOString().slice(0, 19).replace('T', ' ')
}
