import { addAttributes } from '../../effects/add-attributes.ts'
import { textOf } from '../../effects/text-of.ts'
import { extract } from '../../hash-path/index.ts'
import { isPhpMap } from '../../php/array.ts'
import { getOffset, itemsOf } from '../../php/offsets.ts'
import type { PhpMap, PhpValue } from '../../php/value.ts'
import type { ModuleContext } from '../../run/module-context.ts'
import type { NodeModuleDeclaration } from '../declaration.ts'
import type { NodeModule } from '../module.ts'
import {
  AI_MODULE,
  askAboutReport,
  eventIdOf,
  hasAiServices,
  selectedReports,
} from './shared/ai-service.ts'
import { reloadRoamingData } from './shared/reload-roaming-data.ts'

export const declaration: NodeModuleDeclaration = {
  id: 'ai-extract-indicators',
  type: 'action',
  name: 'Extract indicators with AI',
  version: '0.1',
  description:
    'Has the AI module extract indicators from event reports and adds them to the event.',
  icon: 'robot',
  blocking: false,
  versions: ['2026'],
  simulated:
    'Known from its texts only. Answers of the AI module come from a table that you can edit.',
  inputs: 1,
  outputs: 1,
  multipleOutputConnection: false,
  expectsCoreFormat: true,
  supportsFilters: true,
  isFiltering: false,
  parameters: [],
}

/** Has the AI module extract indicators from event reports and adds them to the event. */
export const aiExtractIndicators: NodeModule = {
  declaration,
  run: (context) => {
    if (!hasAiServices(context)) return false
    const reports = selectedReports(context).filter((report) => !isProcessed(context, report))
    const added = reports.map((report) => addIndicators(context, report))
    if (added.some((count) => count > 0)) reloadRoamingData(context)
    return context.errors.length === 0
  },
}

function commentOf(report: PhpMap): string {
  return `extracted by ${AI_MODULE} from EventReport ${textOf(report['uuid'])}`
}

/** Whether the event has indicators of a report already, which their comments tell. */
function isProcessed(context: ModuleContext, report: PhpMap): boolean {
  const comments = itemsOf(extract(context.data(), 'Event._AttributeFlattened.{n}.comment'))
  return comments.includes(commentOf(report))
}

/** Adds what the AI module finds in a report; the number of attributes added. */
function addIndicators(context: ModuleContext, report: PhpMap): number {
  const answer = askAboutReport(context, report, 'extract')
  const eventId = eventIdOf(context)
  if (!answer.answered) {
    context.errors.push(`Event ${eventId}: ${answer.reason}`)
    return 0
  }
  const comment = commentOf(report)
  const commented = (rows: PhpValue): readonly PhpMap[] =>
    itemsOf(rows)
      .filter(isPhpMap)
      .map((row) => ({ ...row, comment }))
  return addAttributes(context.session, {
    eventId,
    attributes: commented(getOffset(answer.results, 'Attribute')),
    objects: commented(getOffset(answer.results, 'Object')).map((object) => ({
      ...object,
      Attribute: commented(getOffset(object, 'Attribute')),
    })),
    origin: 'workflow',
  })
}
