import { extract } from '../../hash-path/index.ts'
import { isPhpArray } from '../../php/array.ts'
import { isEmpty } from '../../php/empty.ts'
import { MispException, PhpError, phpTypeError } from '../../php/errors.ts'
import { itemsOf } from '../../php/offsets.ts'
import { toPhpString } from '../../php/to-string.ts'
import type { PhpValue } from '../../php/value.ts'
import type { ModuleContext } from '../../run/module-context.ts'
import { mayCallArbitraryUrls } from './shared/webhook-request.ts'
import type { NodeModuleDeclaration } from '../declaration.ts'
import type { NodeModule } from '../module.ts'

export const declaration: NodeModuleDeclaration = {
  id: 'splunk-hec-export',
  type: 'action',
  name: 'Splunk HEC export',
  version: '0.2',
  description: 'Sends the event, or one record per attribute, to a Splunk HTTP event collector.',
  icon: 'file-export',
  blocking: false,
  simulated: 'MISP itself never gets to send the request: the run dies, as in MISP.',
  inputs: 1,
  outputs: 0,
  multipleOutputConnection: false,
  expectsCoreFormat: true,
  supportsFilters: false,
  isFiltering: false,
  parameters: [
    {
      id: 'url',
      label: 'HEC URL',
      type: 'input',
      placeholder: 'https://splunk:8088/services/collector/event',
    },
    {
      id: 'verify_tls',
      label: 'Verify HTTPS Certificate',
      type: 'select',
      options: [
        ['1', 'True'],
        ['0', 'False'],
      ],
      default: 1,
    },
    {
      id: 'hec_token',
      label: 'HEC Token',
      type: 'input',
      placeholder: '00000000-0000-0000-000000000000',
    },
    {
      id: 'source_type',
      label: 'Source Type',
      type: 'input',
      default: '',
      placeholder: 'misp:event',
    },
    {
      id: 'event_per_attribute',
      label: 'One Splunk record per attribute',
      type: 'select',
      options: [
        ['1', 'True'],
        ['0', 'False'],
      ],
      default: 0,
    },
    {
      id: 'data_extraction_model',
      label: 'Data extraction model (JSON)',
      type: 'textarea',
      default: '',
      placeholder: '{ "EventInfo": "Event.info", "AttributeValue": "Event.Attribute.{n}.value"}',
    },
  ],
}

/** Sends the event, or one record per attribute, to a Splunk HTTP event collector. */
export const splunkHecExport: NodeModule = {
  declaration,
  run: (context) => {
    if (!mayCallArbitraryUrls(context)) return false
    if (isEmpty(context.parameter('url'))) return refuse(context, 'URL not provided.')
    if (isEmpty(context.parameter('hec_token'))) {
      return refuse(context, 'Authorization token not provided.')
    }
    const events = splunkEvents(context)
    // MISP hands the server's configuration in as the HTTP method: nothing is sent and there is no response to look at.
    if (events > 0) throw new PhpError('Error', 'Call to a member function isOk() on null')
    return true
  },
}

function refuse(context: ModuleContext, text: string): false {
  context.errors.push(text)
  return false
}

/**
 * How many events the module would build: the whole data, or one for each attribute of the event.
 *
 * @throws MispException when the extraction model is no JSON
 */
function splunkEvents(context: ModuleContext): number {
  readModel(context.parameter('data_extraction_model'))
  if (isEmpty(context.parameter('event_per_attribute'))) return 1
  return itemsOf(extract(context.data(), 'Event.Attribute.{n}')).length
}

function readModel(text: PhpValue): void {
  if (isEmpty(text)) return
  if (isPhpArray(text)) {
    throw phpTypeError('json_decode(): Argument #1 ($json) must be of type string, array given')
  }
  try {
    JSON.parse(toPhpString(text))
  } catch (error) {
    throw new MispException('Syntax error', { cause: error })
  }
}
