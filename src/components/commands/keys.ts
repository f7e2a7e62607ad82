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
  const last = parts.pop() ?? ''
  // The key may be the sign that joins.
  const key = last === '' ? '+' : last
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

/** Whether Shift is looked at: not for signs that may need it, such as `?`. */
function needsShiftAsNamed({ mod, alt, key }: Shortcut): boolean {
  return mod || alt || key.length > 1 || /^[a-z0-9]$/i.test(key)
}

/** Whether a key press is the shortcut. */
export function matchesKeys(keys: string, press: KeyPress, mac: boolean): boolean {
  const shortcut = parse(keys)
  const mod = mac ? press.metaKey : press.ctrlKey
  const otherMod = mac ? press.ctrlKey : press.metaKey
  return (
    isKey(shortcut, press) &&
    mod === shortcut.mod &&
    !otherMod &&
    press.altKey === shortcut.alt &&
    (!needsShiftAsNamed(shortcut) || press.shiftKey === shortcut.shift)
  )
}

/** Whether the shortcut has a modifier, so that it may act while the user types. */
export function hasModifier(keys: string): boolean {
  const { mod, alt } = parse(keys)
  return mod || alt
}

/** Keys whose name on the keyboard is another one than in the events. */
const shortNames: ReadonlyMap<string, string> = new Map([
  ['Escape', 'Esc'],
  ['Delete', 'Del'],
  ['ArrowLeft', '←'],
  ['ArrowRight', '→'],
  ['ArrowUp', '↑'],
  ['ArrowDown', '↓'],
])

/** The keys as they are printed on the keyboard, one text per key. */
export function keyNames(keys: string, mac: boolean): readonly string[] {
  const { mod, alt, shift, key } = parse(keys)
  return [
    ...(mod ? [mac ? '⌘' : 'Ctrl'] : []),
    ...(alt ? [mac ? '⌥' : 'Alt'] : []),
    ...(shift ? [mac ? '⇧' : 'Shift'] : []),
    shortNames.get(key) ?? key,
  ]
}

/** Whether the user's keyboard is a Mac's. */
export const onMac =
  typeof navigator !== 'undefined' && /mac|iphone|ipad/i.test(navigator.userAgent)
