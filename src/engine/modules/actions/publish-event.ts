import { publishEvent as publish } from '../../effects/publish-event.ts'
import { getOffset } from '../../php/offsets.ts'
import type { NodeModuleDeclaration } from '../declaration.ts'
import type { NodeModule } from '../module.ts'

export const declaration: NodeModuleDeclaration = {
  id: 'publish-event',
  type: 'action',
  name: 'Publish Event',
  version: '0.1',
  description: 'Publishes the event that is being processed.',
  icon: 'upload',
  blocking: false,
  inputs: 1,
  outputs: 1,
  multipleOutputConnection: false,
  expectsCoreFormat: false,
  supportsFilters: false,
  isFiltering: false,
  parameters: [],
}

/** Publishes the event that is being processed. */
export const publishEvent: NodeModule = {
  declaration,
  run: (context) => {
    const eventId = getOffset(getOffset(context.data(), 'Event'), 'id')
    return publish(context.session, eventId).published
  },
}
