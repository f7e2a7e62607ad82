import { editReport } from '../../effects/edit-report.ts'
import { textOf } from '../../effects/text-of.ts'
import { isEmpty } from '../../php/empty.ts'
import { getOffset } from '../../php/offsets.ts'
import type { PhpMap } from '../../php/value.ts'
import type { ModuleContext } from '../../run/module-context.ts'
import type { NodeModuleDeclaration } from '../declaration.ts'
import type { NodeModule } from '../module.ts'
import { askAboutReport, eventIdOf, hasAiServices, selectedReports } from './shared/ai-service.ts'
import { reloadRoamingData } from './shared/reload-roaming-data.ts'

export const declaration: NodeModuleDeclaration = {
  id: 'send-report-to-cti-info-extractor',
  type: 'action',
  name: 'Summarise report with AI',
  version: '0.2',
  description: 'The AI module writes a summary on top of each event report.',
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

/** The AI module writes a summary on top of each event report. */
export const aiSummarizeReport: NodeModule = {
  declaration,
  run: (context) => {
    if (!hasAiServices(context)) return false
    const reports = selectedReports(context).filter((report) => !isSummarised(report))
    const summarised = reports.filter((report) => summarise(context, report))
    if (summarised.length > 0) reloadRoamingData(context)
    return context.errors.length === 0
  },
}

/** What a summary begins with, so that a report is summarised once. */
const HEADING = '# AI summary'

function isSummarised(report: PhpMap): boolean {
  return textOf(report['content']).startsWith(HEADING)
}

/** Puts a summary on top of a report; false when there is none, which the node's errors may explain. */
function summarise(context: ModuleContext, report: PhpMap): boolean {
  const fail = (reason: string): false => {
    context.errors.push(`Report ${textOf(report['uuid'])}: ${reason}`)
    return false
  }
  const answer = askAboutReport(context, report, 'summarize')
  if (!answer.answered) return fail(answer.reason)
  const summary = getOffset(answer.results, 'summary')
  if (isEmpty(summary)) return fail('The AI module gave no summary.')
  const saved = editReport(context.session, {
    eventId: eventIdOf(context),
    reportId: textOf(report['id']),
    content: `${HEADING}\n\n${textOf(summary)}\n\n---\n\n${textOf(report['content'])}`,
  })
  return saved || fail('Could not save the report.')
}
