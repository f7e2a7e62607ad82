import type { Compat } from '../compat.ts'
import { MispException, PhpError } from '../php/errors.ts'
import { rethrowUnless } from '../rethrow-unless.ts'
import { addAnalystData } from './add-analyst-data.ts'
import { addAttributes } from './add-attributes.ts'
import { attachTags, detachTags } from './attach-tags.ts'
import { blockEvent } from './block-event.ts'
import type { EffectContext } from './context.ts'
import { editAttributes } from './edit-attributes.ts'
import { editEvent } from './edit-event.ts'
import { editReport } from './edit-report.ts'
import type { Effect } from './effect.ts'
import { extendWarninglist } from './extend-warninglist.ts'
import { pushToZmq, showToast } from './outbox.ts'
import { acceptProposal, discardProposal } from './proposals.ts'
import { publishEvent } from './publish-event.ts'
import { QuietContext } from './quiet-context.ts'
import { queryModule } from './query-module.ts'
import { sendMail } from './send-mail.ts'
import { sendRequest, SocketError } from './send-request.ts'
import type { MispState } from './state.ts'
import { writeFile } from './write-file.ts'
import { textOf } from './text-of.ts'

/**
 * What an effect does to the simulated MISP: its database changes as MISP's would, log rows included; no trigger fires.
 * An effect that MISP would refuse (an unknown warninglist, an unreachable address) changes nothing.
 *
 * A workflow that an effect runs is not run here: what it does was recorded as effects of its own.
 */
export function applyEffect(state: MispState, effect: Effect, compat: Compat): MispState {
  const context = new QuietContext(state, compat)
  try {
    carryOut(context, effect)
  } catch (error) {
    rethrowUnless<Error>(error, MispException, PhpError, SocketError)
  }
  return context.state
}

function carryOut(context: EffectContext, effect: Effect): void {
  switch (effect.kind) {
    case 'attach-tags':
      attachTags(context, effect.target, effect.tags, effect)
      return
    case 'detach-tags':
      detachTags(context, effect.target, effect.tags, effect.local)
      return
    case 'edit-attributes':
      editAttributes(context, effect)
      return
    case 'edit-event':
      editEvent(context, effect)
      return
    case 'publish-event':
      publishEvent(context, effect.eventId)
      return
    case 'add-attributes':
      addAttributes(context, effect)
      return
    case 'edit-report':
      editReport(context, effect)
      return
    case 'write-file':
      writeFile(context, effect.path, effect.text)
      return
    case 'extend-warninglist':
      extendWarninglist(context, effect.warninglistId, effect.values)
      return
    case 'block-event':
      blockEvent(context, effect.entry)
      return
    case 'accept-proposal':
      acceptProposal(context, effect.proposal)
      return
    case 'discard-proposal':
      discardProposal(context, effect.proposal)
      return
    case 'add-analyst-data':
      addAnalystData(context, effect.type, effect.row)
      return
    default:
      sendOut(context, effect)
  }
}

/** Effects that leave MISP's database alone. */
type OutgoingEffect = Extract<
  Effect,
  {
    readonly kind:
      'send-mail' | 'send-request' | 'query-module' | 'push-zmq' | 'show-toast' | 'run-workflow'
  }
>

function sendOut(context: EffectContext, effect: OutgoingEffect): void {
  switch (effect.kind) {
    case 'send-mail': {
      const users = context.state.users.filter((user) => effect.to.includes(textOf(user['email'])))
      sendMail(context, users, effect.subject, effect.body)
      return
    }
    case 'send-request':
      sendRequest(context, { ...effect, body: { kind: 'text', text: effect.body } })
      return
    case 'query-module':
      queryModule(context, effect.module, effect.query)
      return
    case 'push-zmq':
      pushToZmq(context, effect.topic, effect.body)
      return
    case 'show-toast':
      showToast(context, effect.userId, effect.toast)
      return
    case 'run-workflow':
  }
}
