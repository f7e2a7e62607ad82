import type { ParameterDeclaration } from './declaration.ts'

/*
 * Parameters that several modules of MISP share, letter for letter.
 */

export const clusters: ParameterDeclaration = {
  id: 'clusters',
  label: 'Galaxy Clusters',
  type: 'picker',
  optionSource: 'clusters',
  placeholder: 'Pick a Galaxy Cluster',
  multiple: true,
}

export const comparedValue: ParameterDeclaration = {
  id: 'value',
  label: 'Value',
  type: 'input',
  placeholder: 'tlp:red',
  displayOn: { operator: ['in', 'not_in', 'equals', 'not_equals'] },
}

export const distribution: ParameterDeclaration = {
  id: 'distribution',
  label: 'Distribution',
  type: 'select',
  options: [
    ['0', 'Organisation'],
    ['1', 'Community'],
    ['2', 'Connected'],
    ['3', 'All'],
    ['4', 'Sharing Group'],
  ],
  default: '0',
  placeholder: 'Pick a distribution',
}

export const distributionOrInherit: ParameterDeclaration = {
  id: 'distribution',
  label: 'Distribution',
  type: 'select',
  options: [
    ['0', 'Organisation'],
    ['1', 'Community'],
    ['2', 'Connected'],
    ['3', 'All'],
    ['4', 'Sharing Group'],
    ['5', 'Inherit'],
  ],
  default: '0',
  placeholder: 'Pick a distribution',
}

export const extractionPath: ParameterDeclaration = {
  id: 'data_extraction_path',
  label: 'Data extraction path',
  type: 'hashpath',
  default: '',
  placeholder: 'Attribute.{n}.AttributeTag.{n}.Tag.name',
}

export const filterOperator: ParameterDeclaration = {
  id: 'operator',
  label: 'Operator',
  type: 'select',
  options: [
    ['in', 'In'],
    ['not_in', 'Not in'],
    ['equals', 'Equals'],
    ['not_equals', 'Not equals'],
    ['any_value', 'Any value'],
    ['in_or', 'Any value from'],
  ],
  default: 'in',
}

export const filteringLabel: ParameterDeclaration = {
  id: 'filtering-label',
  label: 'Filtering Label',
  type: 'select',
  options: [
    ['A', 'Label A'],
    ['B', 'Label B'],
    ['C', 'Label C'],
    ['D', 'Label D'],
    ['E', 'Label E'],
    ['F', 'Label F'],
  ],
  default: 'A',
}

export const locality: ParameterDeclaration = {
  id: 'locality',
  label: 'Tag Locality',
  type: 'select',
  options: [
    ['local', 'Local'],
    ['global', 'Global'],
  ],
  default: 'local',
}

export const localityOrAny: ParameterDeclaration = {
  id: 'locality',
  label: 'Tag Locality',
  type: 'select',
  options: [
    ['local', 'Local'],
    ['global', 'Global'],
    ['any', 'Any'],
  ],
  default: 'local',
}

export const mailBody: ParameterDeclaration = {
  id: 'mail_template_body',
  label: 'Mail template body',
  type: 'textarea',
  placeholder: 'Jinja2 template',
  jinja: true,
}

export const mailSubject: ParameterDeclaration = {
  id: 'mail_template_subject',
  label: 'Mail template subject',
  type: 'textarea',
  placeholder: 'Jinja2 template',
  jinja: true,
}

export const relationshipType: ParameterDeclaration = {
  id: 'relationship_type',
  label: 'Relationship Type',
  type: 'input',
  displayOn: { action: ['add'] },
}

export const removeSubstituted: ParameterDeclaration = {
  id: 'remove_substituted',
  label: 'Removed substituted tag',
  type: 'select',
  options: [
    ['no', 'No'],
    ['yes', 'Yes'],
  ],
  default: '1',
}

export const sharingGroups: ParameterDeclaration = {
  id: 'sharing_group_id',
  label: 'Sharing Groups',
  type: 'picker',
  optionSource: 'sharing-groups',
  default: [],
  placeholder: 'Pick a sharing group',
  displayOn: { distribution: ['4'] },
}

export const tagAction: ParameterDeclaration = {
  id: 'action',
  label: 'Action',
  type: 'select',
  options: [
    ['add', 'Add Tags'],
    ['remove', 'Remove Tags'],
  ],
  default: 'add',
}

export const tagCondition: ParameterDeclaration = {
  id: 'condition',
  label: 'Condition',
  type: 'select',
  options: [
    ['in_or', 'Is tagged with any (OR)'],
    ['in_and', 'Is tagged with all (AND)'],
    ['not_in_or', 'Is not tagged with any (OR)'],
    ['not_in_and', 'Is not tagged with all (AND)'],
  ],
  default: 'in_or',
}

export const tagScope: ParameterDeclaration = {
  id: 'scope',
  label: 'Scope',
  type: 'select',
  options: [
    ['event', 'Event'],
    ['attribute', 'Attributes'],
  ],
  default: 'event',
}

export const tagScopeOrAll: ParameterDeclaration = {
  id: 'scope',
  label: 'Scope',
  type: 'select',
  options: [
    ['event', 'Event'],
    ['attribute', 'Attributes'],
    ['all', 'All'],
  ],
  default: 'event',
}

export const tags: ParameterDeclaration = {
  id: 'tags',
  label: 'Tags',
  type: 'picker',
  optionSource: 'tags',
  placeholder: 'Pick a tag',
  multiple: true,
}

export const valueList: ParameterDeclaration = {
  id: 'value_list',
  label: 'Value list',
  type: 'picker',
  placeholder: "['ip-src', 'ip-dst']",
  acceptsNewValues: true,
  displayOn: { operator: ['in_or'] },
}
