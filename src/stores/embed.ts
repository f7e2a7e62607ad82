/** How the page is shown within another one. */
export interface Embedding {
  readonly isEmbedded: boolean
  /** To be looked at alone. */
  readonly isReadOnly: boolean
  /** The theme the other page wants; null when it leaves that to the user. */
  readonly theme: 'light' | 'dark' | null
  /** The address behind the `#` without what makes it embedded: the same in a tab of its own. */
  readonly ownAddress: string
}

let atStart: Embedding | undefined

/**
 * How this page was opened, as its address said when it was loaded. It stays so for all pages that are opened from
 * there.
 */
export function useEmbedding(): Embedding {
  // Tests of stores run where there is no address.
  atStart ??= readEmbedding(globalThis.location?.hash ?? '')
  return atStart
}

/**
 * Reads from an address behind the `#` how the page is to be shown: `?embed` without navigation, `?embed=read-only` to
 * be looked at alone, `&theme=dark` or `light` in a theme of its own.
 */
export function readEmbedding(hash: string): Embedding {
  const [path = '', ...rest] = hash.split('?')
  const parameters = new URLSearchParams(rest.join('?'))
  const isEmbedded = parameters.has('embed')
  const isReadOnly = parameters.get('embed') === 'read-only'
  const theme = isEmbedded ? parameters.get('theme') : null
  if (isEmbedded) for (const name of ['embed', 'theme']) parameters.delete(name)
  const query = parameters.size === 0 ? '' : `?${parameters.toString()}`
  return {
    isEmbedded,
    isReadOnly,
    theme: theme === 'light' || theme === 'dark' ? theme : null,
    ownAddress: path + query,
  }
}
