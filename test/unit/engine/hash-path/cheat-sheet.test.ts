import { describe, expect, it } from 'vitest'
import { extract } from '@/engine/hash-path'
import { CHEAT_SHEET } from '@/engine/hash-path/cheat-sheet'

describe.each(CHEAT_SHEET)('$title', ({ entries }) => {
  it.each(entries)('$path: $shows', ({ path, data, result }) => {
    expect(extract(data, path)).toEqual(result)
  })
})
