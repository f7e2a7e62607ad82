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

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select, [role="textbox"]'))
  )
}

/**
 * Performs the command whose shortcut was pressed. To be called for every key press of the page; presses that no
 * command wants go their way.
 */
export function performShortcut(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return
  const command = commands.value.find(
    ({ keys }) =>
      keys !== undefined &&
      matchesKeys(keys, event, onMac) &&
      (hasModifier(keys) || !isTyping(event.target)),
  )
  // A dialog takes all keys for itself.
  if (!command || !isAvailable(command) || document.querySelector('[role="dialog"]')) return
  event.preventDefault()
  void command.perform()
}
