import { describe, expect, it } from 'vitest'
import { addressOf, adviceOnLength, asIframe, asMarkdown } from '@/components/share/link-texts'

const page = 'https://x.test/a/b/?q=1#/run?blueprint=x'
const address = addressOf('2.ab-_', page)

it('is an address of this page, wherever it stands', () => {
  expect(address).toBe('https://x.test/a/b/?q=1#/s/2.ab-_')
  expect(addressOf('1.x', 'file:///tmp/index.html')).toBe('file:///tmp/index.html#/s/1.x')
})

describe('titles of strangers', () => {
  it('break no Markdown', () => {
    expect(asMarkdown(address, 'a [b](c) `d`\n*e*')).toBe(
      `[a \\[b\\](c) \\\`d\\\` \\*e\\*](${address})`,
    )
  })

  it('break no HTML', () => {
    expect(asIframe(address, '"><script>alert(1)</script> & co')).toBe(
      '<iframe src="https://x.test/a/b/?q=1#/s/2.ab-_?embed" title="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp; co" width="100%" height="520" allow="clipboard-read; clipboard-write" loading="lazy"></iframe>',
    )
  })
})

it('warns of lengths that others cut', () => {
  expect(adviceOnLength(2000)).toBe('')
  expect(adviceOnLength(2001)).toContain('Over 2,000')
  expect(adviceOnLength(8000)).toContain('Over 2,000')
  expect(adviceOnLength(8001)).toContain('Over 8,000')
})
