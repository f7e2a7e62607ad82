import { extract } from '../../hash-path/index.ts'
import { isPhpArray } from '../../php/array.ts'
import { isEmpty } from '../../php/empty.ts'
import { getOffset, itemsOf } from '../../php/offsets.ts'
import { toPhpString } from '../../php/to-string.ts'
import type { PhpValue } from '../../php/value.ts'
import { attachToAttribute } from './shared/attach-to-attribute.ts'
import type { NodeModuleDeclaration } from '../declaration.ts'
import type { NodeModule } from '../module.ts'
import { locality } from '../shared-parameters.ts'

export const declaration: NodeModuleDeclaration = {
  id: 'tag_country_asn_from_enrichment',
  type: 'action',
  name: 'Tag attribute with country and ASN',
  version: '0.1',
  description:
    'Derives country, country code, ASN and ASN owner from enrichment results and attaches them as tags.',
  icon: 'globe',
  blocking: false,
  versions: ['2026'],
  simulated: 'Known from its texts only.',
  inputs: 1,
  outputs: 1,
  multipleOutputConnection: false,
  expectsCoreFormat: false,
  supportsFilters: true,
  isFiltering: false,
  parameters: [locality],
}

/** Derives country, country code, ASN and ASN owner from enrichment results and attaches them as tags. */
export const tagCountryAsnFromEnrichment: NodeModule = {
  declaration,
  run: (context) => {
    const local = context.parameter('locality') === 'local'
    let success = false
    for (const attribute of itemsOf(context.matchingAttributes())) {
      const tags = [...new Set(enrichmentFields(attribute).flatMap(tagsOfField))]
      if (tags.length > 0 && attachToAttribute(context, attribute, tags, local)) success = true
    }
    return success
  },
}

/** Tag of an enrichment object's field, by the field's relation in lower case. */
const TAG_NAMES: ReadonlyMap<string, string> = new Map([
  ['country', 'country'],
  ['countrycode', 'country_code'],
  ['asn', 'asn_number'],
  ['asnorganization', 'asn_org'],
  ['description', 'asn_org'],
])

/** The attributes of all objects that enrichment modules attached. */
function enrichmentFields(attribute: PhpValue): readonly PhpValue[] {
  return isPhpArray(attribute)
    ? itemsOf(extract(attribute, 'enrichment.{n}.Object.{n}.Attribute.{n}'))
    : []
}

function tagsOfField(field: PhpValue): readonly string[] {
  const relation = getOffset(field, 'object_relation')
  const value = getOffset(field, 'value')
  const name = typeof relation === 'string' ? TAG_NAMES.get(relation.toLowerCase()) : undefined
  if (name === undefined || isEmpty(value) || isPhpArray(value)) return []
  const text = toPhpString(value)
  return [`${name}:"${name === 'country' ? text.toUpperCase() : text}"`]
}
