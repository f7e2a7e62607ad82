import { computed, onScopeDispose, shallowReactive } from 'vue'
import { isAvailable, type Command } from './command'
import { hasModifier, matchesKeys, onMac } from './keys'

const lists = shallowReactive(new Set<readonly Command[]>())

/** All commands of the parts of the page that are on screen. */
export const commands = computed(() => [...lists].flat())

/** Makes commands known while the calling component is on screen. */
export function provideCommands(list: readonly Command[]): void {
  lists.add(list)
  onScopeDispose(() => lists.delete(list))
}

/** Whether keys go into a text. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select, [role="textbox"]'))
  )
}

function actsNow({ acts }: Command, keys: string, target: EventTarget | null): boolean {
  if (acts === 'in-place') return target === document.body
  return !isTyping(target) || (acts === undefined ? hasModifier(keys) : acts === 'always')
}

/**
 * Performs the command of the list whose shortcut was pressed, for parts of the page with keys of their own.
 *
 * @returns whether there was one that makes sense now
 */
export function performAmong(list: readonly Command[], event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing || isTyping(event.target)) return false
  const command = list.find(
    ({ keys, when }) => keys !== undefined && matchesKeys(keys, event, onMac) && (when?.() ?? true),
  )
  if (!command) return false
  event.preventDefault()
  event.stopPropagation()
  void command.perform()
  return true
}

/**
 * Performs the command whose shortcut was pressed. To be called for every key press of the page; presses that no
 * command wants go their way.
 */
export function performShortcut(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return
  const command = commands.value.find(
    (one) =>
      one.keys !== undefined &&
      matchesKeys(one.keys, event, onMac) &&
      actsNow(one, one.keys, event.target),
  )
  // A dialog takes all keys for itself.
  if (!command || !isAvailable(command) || document.querySelector('[role="dialog"]')) return
  event.preventDefault()
  void command.perform()
}
