import { describe, expect, it } from 'vitest'
import { TokenStream } from '@/engine/jinja/syntax/token-stream.ts'

describe('TokenStream', () => {
  it('stays at the end of the template', () => {
    const stream = new TokenStream([{ type: 'name', value: 'a', line: 1 }])
    expect(stream.next().value).toBe('a')
    expect(stream.next().type).toBe('eof')
    expect(stream.next().type).toBe('eof')
    expect(() => stream.expect('name')).toThrow("got 'end of template'")
  })
})
