import type { NodeModule } from '../module.ts'

/** Maintains a blocklist text file below webroot/misp-export from IDS-flagged attributes. */
export const blocklistActionModule: NodeModule = {
  declaration: {
    id: 'blocklist-action-module',
    type: 'action',
    name: 'Update blocklist',
    version: '0.8',
    description:
      'Maintains a blocklist text file below webroot/misp-export from IDS-flagged attributes.',
    icon: 'server',
    blocking: false,
    versions: ['2026'],
    inputs: 1,
    outputs: 1,
    multipleOutputConnection: false,
    expectsCoreFormat: false,
    supportsFilters: false,
    isFiltering: false,
    parameters: [
      {
        id: 'attributeTypesToInclude',
        label: 'Attribute types',
        type: 'picker',
        placeholder: "['ip-src', 'ip-dst', 'domain', 'hostname']",
        acceptsNewValues: true,
      },
      { id: 'blocklist', label: 'Blocklist file name (below webroot/misp-export)', type: 'input' },
      {
        id: 'exportFormat',
        label: 'Export format',
        type: 'select',
        options: [
          ['regex', 'Regex: *value* lines below a type=regex line'],
          ['paloalto', 'Palo Alto: *value lines, cut at 255 characters'],
          ['firewall', 'Plain values'],
        ],
        default: 'regex',
      },
      {
        id: 'excludeWarninglist',
        label: 'Do not add warninglist hits',
        type: 'select',
        options: [
          ['no', 'No'],
          ['yes', 'Yes'],
        ],
        default: 'yes',
      },
      {
        id: 'tagAttributeInBlocklist',
        label: 'Tags for attributes that are listed',
        type: 'picker',
        optionSource: 'tags',
        placeholder: 'Pick one or more tags',
        multiple: true,
      },
      {
        id: 'removalTag',
        label: 'Tags that cause removal',
        type: 'picker',
        optionSource: 'tags',
        placeholder: 'Pick one or more tags',
        multiple: true,
      },
      {
        id: 'tagAttributeRemovedFromBlocklist',
        label: 'Tags for attributes that were removed',
        type: 'picker',
        optionSource: 'tags',
        placeholder: 'Pick one or more tags',
        multiple: true,
      },
      {
        id: 'createSnapshot',
        label: 'Keep snapshots',
        type: 'select',
        options: [
          ['no', 'No'],
          ['yes', 'Yes'],
        ],
        default: 'no',
      },
      {
        id: 'snapshotRetention',
        label: 'Number of snapshots',
        type: 'input',
        default: '10',
        placeholder: '10',
        displayOn: { createSnapshot: ['yes'] },
      },
    ],
  },
  run: (context) => RUN,
}
