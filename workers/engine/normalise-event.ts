import { compatOf, DEFAULT_MISP_VERSION } from '@/engine/compat'
import { normalise } from '@/engine/event/normalise'
import { eventPublish } from '@/engine/modules/triggers/event-publish'
import type { PhpMap } from '@/engine/php/value'

/** Nothing is looked up for a whole event. */
const nothingStored = { events: {}, threads: {} }

/**
 * An event as a workflow behind the trigger `event-publish` gets it: inherited tags and flattened attributes added.
 * False: MISP refuses the data.
 *
 * @throws PhpError where MISP's conversion would end with one
 */
export function normaliseEvent(event: PhpMap): PhpMap | false {
  return normalise(eventPublish.declaration, event, nothingStored, compatOf(DEFAULT_MISP_VERSION))
}
