/** Where a blueprint says behind which trigger it belongs: `[event-publish]` at the start of its description. */
const TRIGGER = /^\s*\[([a-z0-9_-]+)\]\s*/

/** The id of the trigger a blueprint's description begins with; empty when it names none. */
export function triggerInDescription(description: string): string {
  return TRIGGER.exec(description)?.[1] ?? ''
}

/** A blueprint's description without the trigger it begins with. */
export function withoutTrigger(description: string): string {
  return description.replace(TRIGGER, '')
}
