import type { NodeModule } from '../module.ts'

/** Attaches the country galaxy cluster that corresponds to country names found in enrichment data. */
export const assignCountry: NodeModule = {
  declaration: {
    id: 'assign_country',
    type: 'action',
    name: 'Assign country',
    version: '0.2',
    description:
      'Attaches the country galaxy cluster that corresponds to country names found in enrichment data.',
    icon: 'globe',
    blocking: false,
    inputs: 1,
    outputs: 1,
    multipleOutputConnection: false,
    expectsCoreFormat: true,
    supportsFilters: true,
    isFiltering: false,
    parameters: [
      {
        id: 'scope',
        label: 'Scope',
        type: 'select',
        options: [
          ['event', 'Event'],
          ['attribute', 'Attributes'],
        ],
        default: 'event',
      },
      {
        id: 'hash_path',
        label: 'Country Hash path',
        type: 'hashpath',
        default: 'enrichment.{n}.{n}.values.0',
        placeholder: 'enrichment.{n}.{n}.values.0',
      },
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
      {
        id: 'galaxy_name',
        label: 'Galaxy Name',
        type: 'select',
        options: [['country', 'country']],
        placeholder: 'Pick a galaxy name',
      },
      {
        id: 'relationship_type',
        label: 'Relationship Type',
        type: 'input',
        displayOn: { action: ['add'] },
      },
    ],
  },
  run: (context) => RUN,
}
