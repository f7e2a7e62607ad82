import { describe, expect, it } from 'vitest'
import { readText, writeText } from '@/stores/local-text'

function memory(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  const texts = new Map<string, string>()
  return {
    getItem: (key) => texts.get(key) ?? null,
    setItem: (key, text) => void texts.set(key, text),
    removeItem: (key) => void texts.delete(key),
  }
}

describe('local texts', () => {
  it('are read as they were written, and are gone when removed', () => {
    const storage = memory()
    expect(readText(() => storage, 'theme')).toBeNull()
    expect(writeText(() => storage, 'theme', 'dark')).toBe(true)
    expect(readText(() => storage, 'theme')).toBe('dark')
    writeText(() => storage, 'theme', null)
    expect(readText(() => storage, 'theme')).toBeNull()
  })

  it('are missing where the browser forbids storage', () => {
    const forbidden = () => {
      throw new DOMException('denied', 'SecurityError')
    }
    expect(readText(forbidden, 'theme')).toBeNull()
    expect(writeText(forbidden, 'theme', 'dark')).toBe(false)
  })

  it('say when there is no room', () => {
    const full = {
      ...memory(),
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError')
      },
    }
    expect(writeText(() => full, 'text', 'x')).toBe(false)
  })
})
