import { addAttributes } from '../../effects/add-attributes.ts'
import { sendRequest, SocketError } from '../../effects/send-request.ts'
import { mapOf } from '../../php/array.ts'
import { isEmpty } from '../../php/empty.ts'
import { getOffset } from '../../php/offsets.ts'
import { toPhpString } from '../../php/to-string.ts'
import type { PhpMap, PhpValue } from '../../php/value.ts'
import { rethrowUnless } from '../../rethrow-unless.ts'
import type { ModuleContext } from '../../run/module-context.ts'
import { defaultHeaders, mayCallArbitraryUrls } from './shared/webhook-request.ts'
import type { NodeModuleDeclaration } from '../declaration.ts'
import type { NodeModule } from '../module.ts'

export const declaration: NodeModuleDeclaration = {
  id: 'flowintel-create-case',
  type: 'action',
  name: 'Flowintel :: Create case',
  version: '0.5',
  description:
    'Creates a case in Flowintel for the event and optionally references it in the event.',
  icon: 'briefcase',
  blocking: false,
  versions: ['2026'],
  simulated:
    'Known from its texts only. The request is only recorded and answered by the simulated MISP.',
  inputs: 1,
  outputs: 1,
  multipleOutputConnection: false,
  expectsCoreFormat: false,
  supportsFilters: false,
  isFiltering: false,
  parameters: [
    {
      id: 'url',
      label: 'Flowintel URL',
      type: 'input',
      placeholder: 'https://flowintel-url.test',
    },
    {
      id: 'apikey',
      label: 'Flowintel API Key',
      type: 'input',
      placeholder: 'W4PWn54LzJ71TY55PzxChVBl4tyPuIkMPZ5iC0hRrSkQGfjF0pTYLp6CnHBP',
    },
    {
      id: 'create-reference',
      label: 'Create reference',
      type: 'select',
      options: [
        ['yes', 'Add a reference'],
        ['no', 'No reference'],
      ],
      default: 'yes',
    },
    {
      id: 'case-name',
      label: 'Case name',
      type: 'textarea',
      default: '{{ Event.info }}',
      placeholder: '{{ Event.info }}',
      jinja: true,
    },
  ],
}

/** Creates a case in Flowintel for the event and optionally references it in the event. */
export const flowintelCreateCase: NodeModule = {
  declaration,
  run: (context) => {
    if (!mayCallArbitraryUrls(context)) return false
    const url = toPhpString(context.parameter('url'))
    if (isEmpty(url)) {
      context.errors.push('URL not provided.')
      return false
    }
    const created = createCase(context, url)
    if (created === undefined) return false
    if (context.parameter('create-reference') === 'yes') addReference(context, url, created)
    return true
  },
}

/** The case as the service answers it; undefined (with the node's error) when it was not created. */
function createCase(context: ModuleContext, url: string): PhpMap | undefined {
  const event = getOffset(context.data(), 'Event')
  const title = context.parameter('case-name')
  try {
    const { body, status } = sendRequest(context.session, {
      method: 'POST',
      url: `${url.replace(/\/+$/, '')}/api/case/create_with_event`,
      headers: {
        ...defaultHeaders(context.compat),
        'X-API-KEY': toPhpString(context.parameter('apikey')),
      },
      body: {
        kind: 'json',
        value: {
          title,
          description: `Case created for MISP Event ${textOf(getOffset(event, 'uuid'))}`,
          ticket_id: getOffset(event, 'uuid'),
          event,
          // Read from `_env.baseurl`, which roaming data do not have.
          origin_url: getOffset(getOffset(context.data(), '_env'), 'baseurl'),
        },
      },
    })
    if (status >= 200 && status < 300) return { title, ...readAnswer(body) }
    context.errors.push(
      `Something went wrong with the request or the remote side is having issues. Body returned: ${body}`,
    )
  } catch (error) {
    rethrowUnless(error, SocketError)
    context.errors.push(
      `Something went wrong while sending the request. Error returned: ${error.message}`,
    )
  }
  return undefined
}

function readAnswer(text: string): PhpMap {
  try {
    const answer: PhpValue = JSON.parse(text)
    return mapOf(answer)
  } catch {
    return {}
  }
}

/** An object that leads from the event to the case. */
function addReference(context: ModuleContext, url: string, created: PhpMap): void {
  const fields = [
    { object_relation: 'flowintel-url', type: 'link', value: url },
    { object_relation: 'case-uuid', type: 'text', value: getOffset(created, 'uuid') },
    { object_relation: 'title', type: 'text', value: getOffset(created, 'title') },
  ]
  addAttributes(context.session, {
    eventId: textOf(getOffset(getOffset(context.data(), 'Event'), 'id')),
    attributes: [],
    origin: 'workflow',
    objects: [
      {
        name: 'flowintel-case',
        'meta-category': 'misc',
        template_uuid: '19df57c7-b315-4fd2-84e5-d81ab221425e',
        template_version: '5',
        Attribute: fields
          .filter(({ value }) => !isEmpty(value))
          .map((field) => ({ ...field, category: 'External analysis', to_ids: false })),
      },
    ],
  })
}

function textOf(value: PhpValue): string {
  return typeof value === 'object' ? '' : toPhpString(value)
}
