import type { NoPreview } from '../../../workers/engine/field-preview-protocol'

/** Why there is nothing to show, for somebody who knows MISP; empty where the form as a whole says it. */
export function reasonOf(reason: NoPreview): string {
  switch (reason.outcome) {
    case 'no-data':
      return ''
    case 'no-event':
      return `The test event is ${reason.found}; this trigger wants ${reason.expected}.`
    case 'php-error':
      return `MISP’s run would end here with ${reason.phpClass}: ${reason.message}`
    case 'unsupported-regex':
    case 'unsupported-path':
      return reason.message
  }
}
