import type { NodeModuleDeclaration, TriggerDeclaration } from './declaration.ts'
import { declaration as aggregateComparatorIf } from './logic/aggregate-comparator-if.ts'
import { declaration as blueprintLogicModule } from './logic/blueprint-logic-module.ts'
import { declaration as concurrentTask } from './logic/concurrent-task.ts'
import { declaration as countIf } from './logic/count-if.ts'
import { declaration as distributionIf } from './logic/distribution-if.ts'
import { declaration as filterTag } from './logic/filter-tag.ts'
import { declaration as filterTimestamp } from './logic/filter-timestamp.ts'
import { declaration as genericFilterData } from './logic/generic-filter-data.ts'
import { declaration as genericFilterReset } from './logic/generic-filter-reset.ts'
import { declaration as genericIf } from './logic/generic-if.ts'
import { declaration as organisationIf } from './logic/organisation-if.ts'
import { declaration as publishedIf } from './logic/published-if.ts'
import { declaration as tagIf } from './logic/tag-if.ts'
import { declaration as threatLevelIf } from './logic/threat-level-if.ts'
import { declaration as addAnalystData } from './actions/add-analyst-data.ts'
import { declaration as addEventblocklistEntry } from './actions/add-eventblocklist-entry.ts'
import { declaration as addToWarninglist } from './actions/add-to-warninglist.ts'
import { declaration as aiExtractIndicators } from './actions/ai-extract-indicators.ts'
import { declaration as aiSummarizeReport } from './actions/ai-summarize-report.ts'
import { declaration as assignCountry } from './actions/assign-country.ts'
import { declaration as attachDecayScore } from './actions/attach-decay-score.ts'
import { declaration as attachEnrichment } from './actions/attach-enrichment.ts'
import { declaration as attachWarninglist } from './actions/attach-warninglist.ts'
import { declaration as attributeCommentOperation } from './actions/attribute-comment-operation.ts'
import { declaration as attributeDistributionOperation } from './actions/attribute-distribution-operation.ts'
import { declaration as attributeEditionOperation } from './actions/attribute-edition-operation.ts'
import { declaration as attributeIdsFlagOperation } from './actions/attribute-ids-flag-operation.ts'
import { declaration as blocklistActionModule } from './actions/blocklist-action-module.ts'
import { declaration as blueprintActionModule } from './actions/blueprint-action-module.ts'
import { declaration as enrichEvent } from './actions/enrich-event.ts'
import { declaration as eventDistributionOperation } from './actions/event-distribution-operation.ts'
import { declaration as flowintelCreateCase } from './actions/flowintel-create-case.ts'
import { declaration as msTeamsWebhook } from './actions/ms-teams-webhook.ts'
import { declaration as notifyUserToast } from './actions/notify-user-toast.ts'
import { declaration as proposalAction } from './actions/proposal-action.ts'
import { declaration as publishEvent } from './actions/publish-event.ts'
import { declaration as pushZmq } from './actions/push-zmq.ts'
import { declaration as reloadFullEvent } from './actions/reload-full-event.ts'
import { declaration as runWorkflow } from './actions/run-workflow.ts'
import { declaration as sendLogMail } from './actions/send-log-mail.ts'
import { declaration as sendMail } from './actions/send-mail.ts'
import { declaration as sendReportToCtiInfoExtractor } from './actions/send-report-to-cti-info-extractor.ts'
import { declaration as splunkHecExport } from './actions/splunk-hec-export.ts'
import { declaration as stopExecution } from './actions/stop-execution.ts'
import { declaration as tagCountryAsnFromEnrichment } from './actions/tag-country-asn-from-enrichment.ts'
import { declaration as tagCveFromEnrichment } from './actions/tag-cve-from-enrichment.ts'
import { declaration as tagOperation } from './actions/tag-operation.ts'
import { declaration as tagReplacementGeneric } from './actions/tag-replacement-generic.ts'
import { declaration as tagReplacementPap } from './actions/tag-replacement-pap.ts'
import { declaration as tagReplacementTlp } from './actions/tag-replacement-tlp.ts'
import { declaration as telegramSendAlert } from './actions/telegram-send-alert.ts'
import { declaration as webhook } from './actions/webhook.ts'
import { TRIGGERS } from './triggers/index.ts'

// What modules declare, by itself: a page that shows and checks modules does not load the code that runs them.

export const TRIGGER_DECLARATIONS: readonly TriggerDeclaration[] = TRIGGERS.map(
  ({ declaration }) => declaration,
)

export const LOGIC_DECLARATIONS: readonly NodeModuleDeclaration[] = [
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

export const ACTION_DECLARATIONS: readonly NodeModuleDeclaration[] = [
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
