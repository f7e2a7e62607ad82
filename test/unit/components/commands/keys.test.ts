import { describe, expect, it } from 'vitest'
import { hasModifier, keyNames, matchesKeys, type KeyPress } from '@/components/commands/keys'

function press(key: string, code: string, held: readonly string[] = []): KeyPress {
  return {
    key,
    code,
    ctrlKey: held.includes('ctrl'),
    metaKey: held.includes('meta'),
    altKey: held.includes('alt'),
    shiftKey: held.includes('shift'),
  }
}

describe('matchesKeys', () => {
  it('takes Mod for Control, and for Command on a Mac', () => {
    expect(matchesKeys('Mod+O', press('o', 'KeyO', ['ctrl']), false)).toBe(true)
    expect(matchesKeys('Mod+O', press('o', 'KeyO', ['meta']), true)).toBe(true)
    expect(matchesKeys('Mod+O', press('o', 'KeyO', ['ctrl']), true)).toBe(false)
    expect(matchesKeys('Mod+O', press('o', 'KeyO', ['meta']), false)).toBe(false)
    expect(matchesKeys('Mod+O', press('o', 'KeyO', ['ctrl', 'meta']), false)).toBe(false)
  })

  it('knows a letter by its place when Alt makes another character of it', () => {
    expect(matchesKeys('Alt+P', press('π', 'KeyP', ['alt']), true)).toBe(true)
    expect(matchesKeys('Alt+P', press('p', 'KeyP'), false)).toBe(false)
    expect(matchesKeys('Alt+P', press('o', 'KeyO', ['alt']), false)).toBe(false)
  })

  it('wants exactly the modifiers that are named', () => {
    expect(matchesKeys('Alt+Shift+F', press('F', 'KeyF', ['alt', 'shift']), false)).toBe(true)
    expect(matchesKeys('Alt+Shift+F', press('f', 'KeyF', ['alt']), false)).toBe(false)
    expect(matchesKeys('Alt+F', press('F', 'KeyF', ['alt', 'shift']), false)).toBe(false)
    expect(matchesKeys('Mod+O', press('o', 'KeyO', ['ctrl', 'alt']), false)).toBe(false)
  })

  it('takes signs whatever shift they need', () => {
    expect(matchesKeys('?', press('?', 'Slash', ['shift']), false)).toBe(true)
    expect(matchesKeys('?', press('?', 'Minus'), false)).toBe(true)
    expect(matchesKeys('?', press('?', 'Slash', ['ctrl', 'shift']), false)).toBe(false)
    expect(matchesKeys('+', press('+', 'Equal', ['shift']), false)).toBe(true)
    expect(matchesKeys('+', press('+', 'NumpadAdd'), false)).toBe(true)
    expect(matchesKeys('Mod++', press('+', 'NumpadAdd', ['ctrl']), false)).toBe(true)
    expect(matchesKeys('+', press('=', 'Equal'), false)).toBe(false)
  })
})

it('only shortcuts with Mod or Alt act while typing', () => {
  expect(['?', 'Mod+O', 'Alt+P', 'Shift+F1'].map(hasModifier)).toEqual([false, true, true, false])
})

it('names keys as they are printed', () => {
  expect(keyNames('Mod+Shift+O', false)).toEqual(['Ctrl', 'Shift', 'O'])
  expect(keyNames('Mod+Alt+O', true)).toEqual(['⌘', '⌥', 'O'])
  expect(keyNames('Escape', false)).toEqual(['Esc'])
  expect(keyNames('+', false)).toEqual(['+'])
})
