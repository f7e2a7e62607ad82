import type { NodeModule } from '../module.ts'

/** Derives country, country code, ASN and ASN owner from enrichment results and attaches them as tags. */
export const tagCountryAsnFromEnrichment: NodeModule = {
  declaration: {
    id: 'tag_country_asn_from_enrichment',
    type: 'action',
    name: 'Tag attribute with country and ASN',
    version: '0.1',
    description:
      'Derives country, country code, ASN and ASN owner from enrichment results and attaches them as tags.',
    icon: 'globe',
    blocking: false,
    versions: ['2026'],
    inputs: 1,
    outputs: 1,
    multipleOutputConnection: false,
    expectsCoreFormat: false,
    supportsFilters: true,
    isFiltering: false,
    parameters: [
      {
        id: 'locality',
        label: 'Tag Locality',
        type: 'select',
        options: [
          ['local', 'Local'],
          ['global', 'Global'],
        ],
        default: 'local',
      },
    ],
  },
  run: (context) => RUN,
}
