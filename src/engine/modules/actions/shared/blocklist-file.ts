/** How MISP's blocklist file is written: for a proxy's patterns, a Palo Alto firewall, or any other one. */
export type BlocklistFormat = 'regex' | 'paloalto' | 'firewall'

const HEAD_OF_PATTERNS = 'type=regex'
/** A Palo Alto firewall takes no longer lines. */
const LONGEST_LINE = 255

/** A value as a line of the file. */
export function blocklistLine(value: string, format: BlocklistFormat): string {
  const bare = value.replace(/^https?:\/\//i, '')
  if (format === 'regex') return `*${bare}*`
  return format === 'paloalto' ? `*${bare}`.slice(0, LONGEST_LINE) : bare
}

/** The lines with values of a file's text. */
export function readBlocklist(text: string): readonly string[] {
  return text.split('\n').filter((line) => line !== '' && line !== HEAD_OF_PATTERNS)
}

/** A file's text with these lines. */
export function writeBlocklist(lines: readonly string[], format: BlocklistFormat): string {
  const head = format === 'regex' ? [HEAD_OF_PATTERNS] : []
  return [...head, ...lines].map((line) => `${line}\n`).join('')
}
