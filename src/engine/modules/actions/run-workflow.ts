import { isPhpArray } from '../../php/array.ts'
import { isEmpty } from '../../php/empty.ts'
import { MispException } from '../../php/errors.ts'
import { extract, get } from '../../hash-path/index.ts'
import { itemsOf } from '../../php/offsets.ts'
import type { PhpValue } from '../../php/value.ts'
import type { StoredWorkflow } from '../../effects/state.ts'
import type { ModuleContext } from '../../run/module-context.ts'
import { reloadRoamingData } from './shared/reload-roaming-data.ts'
import type { NodeModuleDeclaration } from '../declaration.ts'
import type { NodeModule } from '../module.ts'

export const declaration: NodeModuleDeclaration = {
  id: 'run-workflow',
  type: 'action',
  name: 'Run Workflow',
  version: '0.1',
  description: 'Runs one or more ad-hoc workflows from within this one.',
  icon: 'project-diagram',
  blocking: false,
  versions: ['2.5.19', '2026'],
  inputs: 1,
  outputs: 1,
  multipleOutputConnection: false,
  expectsCoreFormat: true,
  supportsFilters: true,
  isFiltering: false,
  parameters: [
    {
      id: 'workflows',
      label: 'Workflows',
      type: 'picker',
      optionSource: 'ad-hoc-workflows',
      multiple: true,
    },
    {
      id: 'input_data',
      label: 'Data to pass on',
      type: 'select',
      options: [
        ['nothing', 'No data passed'],
        ['roaming_data', 'Roaming data of this workflow'],
        ['event_ids', 'Event ids (by filter, else from the roaming data)'],
      ],
      default: 'yes',
    },
  ],
}

/** Runs one or more ad-hoc workflows from within this one. */
export const runWorkflow: NodeModule = {
  declaration,
  run: (context) => {
    const chosen = context.parameter('workflows')
    if (isEmpty(chosen)) {
      context.errors.push('No workflow selected')
      return false
    }
    const data = payload(context)
    if (data === undefined) return false
    // A single text instead of a list is skipped with a warning.
    for (const name of isPhpArray(chosen) ? itemsOf(chosen) : []) {
      context.session.runAdHoc(findWorkflow(context, name), data)
    }
    reloadRoamingData(context)
    return true
  },
}

/** @throws MispException for a text that is not `<trigger id> :: <name>` of an ad-hoc workflow */
function findWorkflow(context: ModuleContext, option: PhpValue): StoredWorkflow {
  const workflow = context.session.state.workflows.find(
    ({ name, triggerId }) => option === `${triggerId} :: ${name}`,
  )
  if (workflow === undefined) throw new MispException('Invalid workflow')
  return workflow
}

/** What the other workflows are handed; undefined when there is no event to name. Unknown choices hand over nothing. */
function payload(context: ModuleContext): PhpValue | undefined {
  switch (context.parameter('input_data')) {
    case 'roaming_data':
      return context.data()
    case 'event_ids':
      return eventIds(context)
    default:
      return []
  }
}

function eventIds(context: ModuleContext): PhpValue | undefined {
  if (!context.hasNodeFilter) {
    const uuid = get(context.data(), 'Event.uuid')
    return isEmpty(uuid) ? undefined : { eventid: [uuid] }
  }
  const items = context.matchingItemsOrData()
  // Where the filter keeps nothing MISP hands over `true` instead of a list.
  if (isEmpty(items)) return { eventid: true }
  const uuids = extract(items, '{n}.uuid')
  return isEmpty(uuids) ? undefined : { eventid: uuids }
}
