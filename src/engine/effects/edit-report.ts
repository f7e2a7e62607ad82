import { findStoredEvent } from '../event/stored-events.ts'
import { isPhpMap } from '../php/array.ts'
import type { PhpMap } from '../php/value.ts'
import { changeText } from './change-text.ts'
import type { EffectContext } from './context.ts'
import { fireIfHeard } from './fire-if-heard.ts'
import { changeEvent, rowsOf } from './stored-rows.ts'
import { textOf, wholeNumberOf } from './text-of.ts'
import { unpublishEvent } from './touch.ts'
import { describeSave, writeLog } from './write-log.ts'

export interface ReportEdit {
  readonly eventId: string
  readonly reportId: string
  /** The report's whole text, as Markdown. */
  readonly content: string
}

/**
 * Replaces the text of an event report: the log tells it, `event-report-after-save` fires, the event is unpublished.
 *
 * @returns false when the event has no such report
 */
export function editReport(context: EffectContext, edit: ReportEdit): boolean {
  const { content, eventId, reportId } = edit
  context.record({ kind: 'edit-report', ...edit })
  const event = findStoredEvent(context.state, eventId)
  const before = event === undefined ? undefined : findReport(event, reportId)
  if (before === undefined) return false
  const report: PhpMap = { ...before, content, timestamp: String(context.state.now) }
  context.update(
    changeEvent(context.state, eventId, (stored) => ({
      ...stored,
      EventReport: rowsOf(stored, 'EventReport').map((row) => (row === before ? report : row)),
    })),
  )
  writeLog(context, {
    model: 'EventReport',
    modelId: wholeNumberOf(reportId),
    action: 'edit',
    title: textOf(report['name']),
    change: changeText(before, { content }),
    description: describeSave(context, 'EventReport', reportId, 'updated', textOf(report['name'])),
  })
  fireIfHeard(context, 'event-report-after-save', () => ({ EventReport: report }), {
    model: 'EventReport',
    action: 'edit',
    id: wholeNumberOf(reportId),
  })
  unpublishEvent(context, eventId)
  return true
}

function findReport(event: PhpMap, id: string): PhpMap | undefined {
  return rowsOf(event, 'EventReport')
    .filter(isPhpMap)
    .find((report) => textOf(report['id']) === id)
}
