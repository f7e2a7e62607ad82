/** The address of a shared link on this page, wherever the page is served from. */
export function addressOf(link: string, pageAddress: string): string {
  const [page = ''] = pageAddress.split('#')
  return `${page}#/s/${link}`
}

/** A link in Markdown. */
export function asMarkdown(address: string, title: string): string {
  const text = title.replace(/[\\[\]`*_<>]/g, '\\$&').replace(/\s+/g, ' ')
  return `[${text}](${address})`
}

/** A frame for slides and course pages: the content alone, without navigation. */
export function asIframe(address: string, title: string): string {
  const attributes = [
    `src="${escaped(`${address}?embed`)}"`,
    `title="${escaped(title)}"`,
    'width="100%"',
    'height="520"',
    // Its copy buttons need to be allowed; a sandbox would keep it from loading its own files.
    'allow="clipboard-read; clipboard-write"',
    'loading="lazy"',
  ]
  return `<iframe ${attributes.join(' ')}></iframe>`
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}

/** From these lengths on chat tools and mail programs cut links, and some browsers and servers do. */
const cutByTools = 2_000
const cutByBrowsers = 8_000

/** What becomes of a link of this length elsewhere; empty when nothing happens to it. */
export function adviceOnLength(length: number): string {
  if (length > cutByBrowsers) {
    return 'Over 8,000 characters: many programs cut such a link or refuse it. Leave out events, or hand over a file.'
  }
  if (length > cutByTools) {
    return 'Over 2,000 characters: some chat tools and mail programs cut such a link. Try it before you rely on it.'
  }
  return ''
}
