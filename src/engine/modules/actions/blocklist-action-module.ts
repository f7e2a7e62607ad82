import { textOf } from '../../effects/text-of.ts'
import { writeFile } from '../../effects/write-file.ts'
import { setEventFields } from '../../event/edit.ts'
import { isPhpMap } from '../../php/array.ts'
import { isEmpty } from '../../php/empty.ts'
import { getOffset, itemsOf } from '../../php/offsets.ts'
import type { PhpMap, PhpValue } from '../../php/value.ts'
import type { ModuleContext } from '../../run/module-context.ts'
import type { NodeModuleDeclaration } from '../declaration.ts'
import type { NodeModule } from '../module.ts'
import { attachToAttribute } from './shared/attach-to-attribute.ts'
import {
  blocklistLine,
  readBlocklist,
  writeBlocklist,
  type BlocklistFormat,
} from './shared/blocklist-file.ts'
import { isWarnedOf } from './shared/warnings.ts'
import { textList } from './shared/text-list.ts'

export const declaration: NodeModuleDeclaration = {
  id: 'blocklist-action-module',
  type: 'action',
  name: 'Update blocklist',
  version: '0.8',
  description:
    'Maintains a blocklist text file below webroot/misp-export from IDS-flagged attributes.',
  icon: 'server',
  blocking: false,
  versions: ['2026'],
  simulated: 'Known from its texts only. The file is kept in the simulated MISP.',
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
}

/** Maintains a blocklist text file below webroot/misp-export from IDS-flagged attributes. */
export const blocklistActionModule: NodeModule = {
  declaration,
  run: (context) => {
    const types = textList(context.parameter('attributeTypesToInclude'))
    const name = textOf(context.parameter('blocklist'))
    if (types.length === 0) return refuse(context, 'No attribute type selected.')
    if (!/^[\w.-]+$/.test(name) || name.startsWith('.')) {
      return refuse(context, 'The name of the blocklist must be a file name.')
    }
    const chosen = chooseAttributes(context, types)
    const delta = updateFile(context, `${FOLDER}/${name}`, chosen)
    attachAll(context, chosen.listed, 'tagAttributeInBlocklist')
    attachAll(context, chosen.removed, 'tagAttributeRemovedFromBlocklist')
    context.store(narrowed(context.data(), chosen.listed, delta))
    return true
  },
}

const FOLDER = 'webroot/misp-export'

interface ChosenAttributes {
  readonly listed: readonly PhpMap[]
  /** Those that carry a tag which causes removal. */
  readonly removed: readonly PhpMap[]
}

interface Delta {
  readonly added: readonly string[]
  readonly removed: readonly string[]
}

function refuse(context: ModuleContext, text: string): false {
  context.errors.push(text)
  return false
}

function chooseAttributes(context: ModuleContext, types: readonly string[]): ChosenAttributes {
  const removalTags = textList(context.parameter('removalTag'))
  const leavesOutWarned = context.parameter('excludeWarninglist') === 'yes'
  const candidates = itemsOf(getOffset(getOffset(context.data(), 'Event'), '_AttributeFlattened'))
    .filter(isPhpMap)
    .filter((row) => !isEmpty(getOffset(row, 'to_ids')) && types.includes(textOf(row['type'])))
  const isRemoved = (attribute: PhpMap): boolean =>
    tagNamesOf(attribute).some((name) => removalTags.includes(name))
  return {
    removed: candidates.filter(isRemoved),
    listed: candidates.filter(
      (attribute) =>
        !isRemoved(attribute) && !(leavesOutWarned && isWarnedOf(context.session.state, attribute)),
    ),
  }
}

function tagNamesOf(attribute: PhpMap): readonly string[] {
  const tags = [...itemsOf(attribute['Tag']), ...itemsOf(attribute['_allTags'])]
  return tags.map((tag) => textOf(getOffset(tag, 'name')))
}

/** Adds lines to the file and takes others out; a file that changes is kept as `.previous`. */
function updateFile(context: ModuleContext, path: string, chosen: ChosenAttributes): Delta {
  const format = formatOf(context.parameter('exportFormat'))
  const linesOf = (attributes: readonly PhpMap[]): readonly string[] =>
    attributes.map(({ value }) => blocklistLine(textOf(value), format))
  const { files } = context.session.state
  const before = Object.hasOwn(files, path) ? files[path] : undefined
  const present = readBlocklist(before ?? '')
  const taken = new Set(linesOf(chosen.removed))
  const kept = present.filter((line) => !taken.has(line))
  const lines = [...new Set([...kept, ...linesOf(chosen.listed)])]
  const text = writeBlocklist(lines, format)
  if (text !== before) {
    if (before !== undefined) writeFile(context.session, `${path}.previous`, before)
    writeFile(context.session, path, text)
    if (context.parameter('createSnapshot') === 'yes') keepSnapshot(context, path, text)
  }
  return {
    added: lines.filter((line) => !present.includes(line)),
    removed: present.filter((line) => taken.has(line)),
  }
}

function formatOf(value: PhpValue): BlocklistFormat {
  return value === 'paloalto' || value === 'firewall' ? value : 'regex'
}

/** Copies the file and deletes the oldest copies beyond the number to keep. */
function keepSnapshot(context: ModuleContext, path: string, text: string): void {
  const prefix = `${path}.snapshot-`
  writeFile(context.session, `${prefix}${context.session.state.now}`, text)
  const copies = Object.keys(context.session.state.files).filter((name) => name.startsWith(prefix))
  const count = Math.max(1, Math.trunc(Number(textOf(context.parameter('snapshotRetention')))) || 1)
  for (const copy of copies.toSorted().slice(0, -count)) writeFile(context.session, copy, null)
}

function attachAll(
  context: ModuleContext,
  attributes: readonly PhpMap[],
  parameter: 'tagAttributeInBlocklist' | 'tagAttributeRemovedFromBlocklist',
): void {
  const tags = textList(context.parameter(parameter))
  if (tags.length === 0) return
  for (const attribute of attributes) attachToAttribute(context, attribute, tags, true)
}

/** The roaming data with no other attributes than those in the file, and what the file gained and lost. */
function narrowed(data: PhpMap, listed: readonly PhpMap[], { added, removed }: Delta): PhpMap {
  const ids = new Set(listed.map(({ id }) => textOf(id)))
  const listedOnly = (list: PhpValue): readonly PhpValue[] =>
    itemsOf(list).filter((attribute) => ids.has(textOf(getOffset(attribute, 'id'))))
  const event = getOffset(data, 'Event')
  return setEventFields(data, {
    Attribute: listedOnly(getOffset(event, 'Attribute')),
    _AttributeFlattened: listedOnly(getOffset(event, '_AttributeFlattened')),
    _blocklistDelta: { added, removed },
  })
}
