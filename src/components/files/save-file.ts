/** A file that the page hands to its user. */
export interface PageFile {
  readonly name: string
  readonly content: Blob
}

/** Has the browser save a file, as a download. */
export function saveFile({ name, content }: PageFile): void {
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser reads the address after the click.
  setTimeout(() => {
    URL.revokeObjectURL(address)
  }, 60_000)
}

/** A JSON file. */
export function jsonFile(name: string, text: string): PageFile {
  return { name: `${fileName(name)}.json`, content: new Blob([text], { type: 'application/json' }) }
}

/** A name as every system takes it for a file, without its ending. */
export function fileName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{Mark}+/gu, '')
    .replace(/[^\p{Letter}\p{Number}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase()
  return plain.slice(0, 80) || 'untitled'
}
