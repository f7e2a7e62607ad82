import { aggregateComparatorIf } from './logic/aggregate-comparator-if.ts'
import { blueprintLogicModule } from './logic/blueprint-logic-module.ts'
import { concurrentTask } from './logic/concurrent-task.ts'
import { countIf } from './logic/count-if.ts'
import { distributionIf } from './logic/distribution-if.ts'
import { filterTag } from './logic/filter-tag.ts'
import { filterTimestamp } from './logic/filter-timestamp.ts'
import { genericFilterData } from './logic/generic-filter-data.ts'
import { genericFilterReset } from './logic/generic-filter-reset.ts'
import { genericIf } from './logic/generic-if.ts'
import { organisationIf } from './logic/organisation-if.ts'
import { publishedIf } from './logic/published-if.ts'
import { tagIf } from './logic/tag-if.ts'
import { threatLevelIf } from './logic/threat-level-if.ts'
import { addAnalystData } from './actions/add-analyst-data.ts'
import { addEventblocklistEntry } from './actions/add-eventblocklist-entry.ts'
import { addToWarninglist } from './actions/add-to-warninglist.ts'
import { aiExtractIndicators } from './actions/ai-extract-indicators.ts'
import { aiSummarizeReport } from './actions/ai-summarize-report.ts'
import { assignCountry } from './actions/assign-country.ts'
import { attachDecayScore } from './actions/attach-decay-score.ts'
import { attachEnrichment } from './actions/attach-enrichment.ts'
import { attachWarninglist } from './actions/attach-warninglist.ts'
import { attributeCommentOperation } from './actions/attribute-comment-operation.ts'
import { attributeDistributionOperation } from './actions/attribute-distribution-operation.ts'
import { attributeEditionOperation } from './actions/attribute-edition-operation.ts'
import { attributeIdsFlagOperation } from './actions/attribute-ids-flag-operation.ts'
import { blocklistActionModule } from './actions/blocklist-action-module.ts'
import { blueprintActionModule } from './actions/blueprint-action-module.ts'
import { enrichEvent } from './actions/enrich-event.ts'
import { eventDistributionOperation } from './actions/event-distribution-operation.ts'
import { flowintelCreateCase } from './actions/flowintel-create-case.ts'
import { msTeamsWebhook } from './actions/ms-teams-webhook.ts'
import { notifyUserToast } from './actions/notify-user-toast.ts'
import { proposalAction } from './actions/proposal-action.ts'
import { publishEvent } from './actions/publish-event.ts'
import { pushZmq } from './actions/push-zmq.ts'
import { reloadFullEvent } from './actions/reload-full-event.ts'
import { runWorkflow } from './actions/run-workflow.ts'
import { sendLogMail } from './actions/send-log-mail.ts'
import { sendMail } from './actions/send-mail.ts'
import { sendReportToCtiInfoExtractor } from './actions/send-report-to-cti-info-extractor.ts'
import { splunkHecExport } from './actions/splunk-hec-export.ts'
import { stopExecution } from './actions/stop-execution.ts'
import { tagCountryAsnFromEnrichment } from './actions/tag-country-asn-from-enrichment.ts'
import { tagCveFromEnrichment } from './actions/tag-cve-from-enrichment.ts'
import { tagOperation } from './actions/tag-operation.ts'
import { tagReplacementGeneric } from './actions/tag-replacement-generic.ts'
import { tagReplacementPap } from './actions/tag-replacement-pap.ts'
import { tagReplacementTlp } from './actions/tag-replacement-tlp.ts'
import { telegramSendAlert } from './actions/telegram-send-alert.ts'
import { webhook } from './actions/webhook.ts'
import { mispModule } from './actions/misp-module.ts'
import { findTriggerDeclaration, isKnownIn, type ModuleLookup } from './find-declaration.ts'
import type { Module, NodeModule, TriggerModule } from './module.ts'
import { TRIGGERS } from './triggers/index.ts'

const LOGIC: readonly NodeModule[] = [
  aggregateComparatorIf,
  blueprintLogicModule,
  concurrentTask,
  countIf,
  distributionIf,
  filterTag,
  filterTimestamp,
  genericFilterData,
  genericFilterReset,
  genericIf,
  organisationIf,
  publishedIf,
  tagIf,
  threatLevelIf,
]

const ACTIONS: readonly NodeModule[] = [
  addAnalystData,
  addEventblocklistEntry,
  addToWarninglist,
  aiExtractIndicators,
  aiSummarizeReport,
  assignCountry,
  attachDecayScore,
  attachEnrichment,
  attachWarninglist,
  attributeCommentOperation,
  attributeDistributionOperation,
  attributeEditionOperation,
  attributeIdsFlagOperation,
  blocklistActionModule,
  blueprintActionModule,
  enrichEvent,
  eventDistributionOperation,
  flowintelCreateCase,
  msTeamsWebhook,
  notifyUserToast,
  proposalAction,
  publishEvent,
  pushZmq,
  reloadFullEvent,
  runWorkflow,
  sendLogMail,
  sendMail,
  sendReportToCtiInfoExtractor,
  splunkHecExport,
  stopExecution,
  tagCountryAsnFromEnrichment,
  tagCveFromEnrichment,
  tagOperation,
  tagReplacementGeneric,
  tagReplacementPap,
  tagReplacementTlp,
  telegramSendAlert,
  webhook,
]

/** Every module that ships with some MISP version, in no particular order. */
export const ALL_MODULES: readonly Module[] = [...TRIGGERS, ...LOGIC, ...ACTIONS]

/**
 * The trigger of a workflow. Ad-hoc workflows (`adhoc_<n>`) share one module.
 *
 * @returns undefined when the MISP version has no such trigger
 */
export function findTriggerModule(lookup: ModuleLookup, id: string): TriggerModule | undefined {
  const declaration = findTriggerDeclaration(lookup, id)
  return TRIGGERS.find((module) => module.declaration === declaration)
}

/**
 * The module of a node, found like MISP does by the type and id the node carries; action modules of the misp-modules
 * service included.
 *
 * @returns undefined when MISP could not load it
 */
export function findNodeModule(
  lookup: ModuleLookup,
  type: string,
  id: string,
): NodeModule | undefined {
  const shipped = nodeModulesOf(type).find(
    (module) =>
      module.declaration.id === id && isKnownIn(module.declaration, lookup.compat.version),
  )
  if (shipped !== undefined || type !== 'action') return shipped
  return mispModule(lookup.state.mispModules, id)
}

function nodeModulesOf(type: string): readonly NodeModule[] {
  if (type === 'logic') return LOGIC
  return type === 'action' ? ACTIONS : []
}
