/**
 * Shortcuts as text: modifiers and one key joined by `+`. `Mod` is Command on a Mac and Control elsewhere. A key
 * without modifier (`?`) counts only while the user is not typing.
 */
interface Shortcut {
  readonly mod: boolean
  readonly alt: boolean
  readonly shift: boolean
  readonly key: string
}

/** What the shortcut needs from a keyboard event. */
export type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'
>

function parse(keys: string): Shortcut {
  const parts = keys.split('+')
  const key = parts.pop() ?? ''
  return {
    mod: parts.includes('Mod'),
    alt: parts.includes('Alt'),
    shift: parts.includes('Shift'),
    key,
  }
}

/**
 * Letters and digits are compared by their place on the keyboard when a modifier is held: with Alt, a Mac types
 * another character.
 */
function isKey(shortcut: Shortcut, press: KeyPress): boolean {
  if (press.key.toLowerCase() === shortcut.key.toLowerCase()) return true
  return (shortcut.alt || shortcut.mod) && /^(Key|Digit)/.test(press.code)
    ? press.code.replace(/^(Key|Digit)/, '') === shortcut.key.toUpperCase()
    : false
}

/** Whether a key press is the shortcut. Shift is not looked at for signs that need it, such as `?`. */
export function matchesKeys(keys: string, press: KeyPress, mac: boolean): boolean {
  const shortcut = parse(keys)
  const mod = mac ? press.metaKey : press.ctrlKey
  const otherMod = mac ? press.ctrlKey : press.metaKey
  const shiftMatters = shortcut.mod || shortcut.alt || /^[a-z0-9]$/i.test(shortcut.key)
  return (
    isKey(shortcut, press) &&
    mod === shortcut.mod &&
    !otherMod &&
    press.altKey === shortcut.alt &&
    (!shiftMatters || press.shiftKey === shortcut.shift)
  )
}

/** Whether the shortcut has a modifier, so that it may act while the user types. */
export function hasModifier(keys: string): boolean {
  const { mod, alt } = parse(keys)
  return mod || alt
}

/** The keys as they are printed on the keyboard, one text per key. */
export function keyNames(keys: string, mac: boolean): readonly string[] {
  const { mod, alt, shift, key } = parse(keys)
  return [
    ...(mod ? [mac ? '⌘' : 'Ctrl'] : []),
    ...(alt ? [mac ? '⌥' : 'Alt'] : []),
    ...(shift ? [mac ? '⇧' : 'Shift'] : []),
    key === 'Escape' ? 'Esc' : key,
  ]
}

/** Whether the user's keyboard is a Mac's. */
export const onMac =
  typeof navigator !== 'undefined' && /mac|iphone|ipad/i.test(navigator.userAgent)
