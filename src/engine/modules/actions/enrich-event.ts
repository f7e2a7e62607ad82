import { enrichEvent as enrichStoredEvent } from '../../effects/enrich-event.ts'
import { pushToZmq } from '../../effects/outbox.ts'
import { fetchEvent } from '../../event/fetch-event.ts'
import { extract } from '../../hash-path/index.ts'
import { isEmpty } from '../../php/empty.ts'
import { MispException } from '../../php/errors.ts'
import { getOffset, itemsOf } from '../../php/offsets.ts'
import { toPhpString } from '../../php/to-string.ts'
import type { PhpValue } from '../../php/value.ts'
import type { ModuleContext } from '../../run/module-context.ts'
import type { NodeModuleDeclaration } from '../declaration.ts'
import type { NodeModule } from '../module.ts'
import { reloadRoamingData } from './shared/reload-roaming-data.ts'
import { WORKFLOW_TOPIC } from './shared/workflow-topic.ts'

export const declaration: NodeModuleDeclaration = {
  id: 'enrich-event',
  type: 'action',
  name: 'Enrich Event',
  version: '0.2',
  description:
    'Runs one enrichment module on the event (or on selected attributes) and saves the results into the event.',
  icon: 'asterisk',
  blocking: false,
  simulated:
    'Answers of enrichment modules come from a table that you can edit. Free text in an answer is not searched for indicators.',
  inputs: 1,
  outputs: 1,
  multipleOutputConnection: false,
  expectsCoreFormat: true,
  supportsFilters: true,
  isFiltering: false,
  parameters: [
    { id: 'modules', label: 'Modules', type: 'select', optionSource: 'enrichment-modules' },
  ],
}

/** Runs one enrichment module on the event (or on selected attributes) and saves the results into the event. */
export const enrichEvent: NodeModule = {
  declaration,
  run: (context) => {
    const module = context.parameter('modules')
    if (isEmpty(module)) {
      context.errors.push('No enrichmnent module selected')
      return false
    }
    const items = context.hasNodeFilter ? context.matchingAttributes() : undefined
    if (items !== undefined && isEmpty(items)) return true
    const eventId = getOffset(getOffset(context.data(), 'Event'), 'id')
    // MISP puts the missing value, not its name, into the text.
    if (isEmpty(eventId)) throw new MispException(' not set')
    const added = enrichStoredEvent(context.session, {
      eventId: toPhpString(eventId),
      modules: [toPhpString(module)],
      ...(items === undefined ? {} : { attributeUuids: itemsOf(extract(items, '{n}.uuid')) }),
    })
    announce(context, eventId, added)
    replaceData(context, eventId, added !== undefined)
    return true
  },
}

function announce(context: ModuleContext, eventId: PhpValue, added: number | undefined): void {
  pushToZmq(
    context.session,
    WORKFLOW_TOPIC,
    added === undefined
      ? {
          Warning: 'Error while trying to reach enrichment service or no module available',
          'Attribute added': 0,
        }
      : { 'Enriching event': eventId, 'Attribute added': added },
  )
}

/** Puts the enriched event into the roaming data; older versions leave them alone when nothing could be asked. */
function replaceData(context: ModuleContext, eventId: PhpValue, wasEnriched: boolean): void {
  if (context.compat.enrichEventReloads) {
    reloadRoamingData(context)
    return
  }
  const event = fetchEvent(context.session.state, eventId, context.compat)
  if (wasEnriched && event !== undefined) context.store(event)
}
