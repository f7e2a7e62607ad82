import { showToast } from '../../effects/outbox.ts'
import { textOf } from '../../effects/text-of.ts'
import { isEmpty } from '../../php/empty.ts'
import { looseEquals } from '../../php/loose-compare.ts'
import { getOffset } from '../../php/offsets.ts'
import { toPhpString } from '../../php/to-string.ts'
import type { PhpMap } from '../../php/value.ts'
import type { ModuleContext } from '../../run/module-context.ts'
import type { NodeModuleDeclaration } from '../declaration.ts'
import type { NodeModule } from '../module.ts'

export const declaration: NodeModuleDeclaration = {
  id: 'notify-user-toast',
  type: 'action',
  name: 'Notify User Toast',
  version: '0.1',
  description: 'Queues an on-screen notification for the user whose action started the workflow.',
  icon: 'bell',
  blocking: false,
  versions: ['2.5.19', '2026'],
  simulated: 'The message is kept for the user in the simulated MISP.',
  inputs: 1,
  outputs: 1,
  multipleOutputConnection: false,
  expectsCoreFormat: false,
  supportsFilters: false,
  isFiltering: false,
  parameters: [
    {
      id: 'variant',
      label: 'Variant',
      type: 'select',
      options: [
        ['danger', 'danger'],
        ['warning', 'warning'],
        ['info', 'info'],
      ],
      default: 'info',
    },
    {
      id: 'toast_header',
      label: 'Toast Header',
      type: 'textarea',
      placeholder: 'Jinja2 template',
      jinja: true,
    },
    {
      id: 'toast_body',
      label: 'Toast Body',
      type: 'textarea',
      placeholder: 'Jinja2 template',
      jinja: true,
    },
  ],
}

/** Queues an on-screen notification for the user whose action started the workflow. */
export const notifyUserToast: NodeModule = {
  declaration,
  run: (context) => {
    const header = toPhpString(context.parameter('toast_header'))
    const body = toPhpString(context.parameter('toast_body'))
    if (isEmpty(header) && isEmpty(body)) {
      context.errors.push('The toast text is empty.')
      return false
    }
    const user = initiatorOf(context)
    if (user === undefined) return false
    const title = `${TITLE_PREFIX}${header}`
    showToast(context.session, textOf(user['id']), {
      message: title,
      element: 'parametrized_flash',
      params: { toast_header: title, toast_body: body, variant: context.parameter('variant') },
    })
    return true
  },
}

/** MISP means to put the trigger's name here. */
const TITLE_PREFIX = '[notify-user-toast] '

/** The user whose request started the run, unless that account is switched off. */
function initiatorOf(context: ModuleContext): PhpMap | undefined {
  const { initiator, state } = context.session
  const user = state.users.find(
    (candidate) => initiator !== null && looseEquals(getOffset(candidate, 'id'), initiator),
  )
  return user === undefined || !isEmpty(getOffset(user, 'disabled')) ? undefined : user
}
