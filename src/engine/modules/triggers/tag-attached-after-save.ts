import type { TriggerModule } from '../module.ts'

/** Fires after a tag was attached to an event or attribute. Has its own parameters which can veto the run. */
export const tagAttachedAfterSave: TriggerModule = {
  declaration: {
    id: 'tag-attached-after-save',
    type: 'trigger',
    name: 'Tag Attached After Save',
    version: '0.1',
    description:
      'Fires after a tag was attached to an event or attribute. Has its own parameters which can veto the run.',
    icon: 'tags',
    blocking: false,
    scope: 'tag',
    coreFormat: true,
    overhead: 3,
    parameters: [
      {
        id: 'scope',
        label: 'Scope',
        type: 'select',
        options: [
          ['event', 'Event'],
          ['attribute', 'Attributes'],
          ['any', 'Any'],
        ],
        default: 'event',
      },
      {
        id: 'locality',
        label: 'Tag Locality',
        type: 'select',
        options: [
          ['local', 'Local'],
          ['global', 'Global'],
          ['any', 'Any'],
        ],
        default: 'local',
      },
      { id: 'tag', label: 'Tags', type: 'input', placeholder: 'Type a tag' },
    ],
  },
}
