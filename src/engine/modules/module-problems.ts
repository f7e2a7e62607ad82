import { isPhpArray } from '../php/array.ts'
import { isEmpty } from '../php/empty.ts'
import type { PhpValue } from '../php/value.ts'
import type { ParameterProblem } from './parameter-problems.ts'
import { chosenTexts, textOf } from './parameter-values.ts'

/** Reads the value of a parameter: the saved one, else the default, else an empty text. */
type Read = (id: string) => PhpValue

/** What a module needs: without a value for the parameter, this happens. */
type Needs = Readonly<Record<string, string>>

const noUrl = 'MISP sends nothing and the node fails: “URL not provided.”'
const noEnrichment = 'The node fails: MISP has to be told which modules to ask.'

/** By module, then by parameter. */
const needs: Readonly<Record<string, Needs>> = {
  tag_operation: { tags: 'There is no tag to attach or to remove.' },
  'organisation-if': { org_id: 'There is no organisation to compare with.' },
  'generic-if': { hash_path: 'An empty path is the whole data, which equals nothing.' },
  'generic-filter-data': {
    selector: 'The filter then works on the outermost keys of the data and not on a list.',
  },
  'count-if': {
    selector: 'Without a path the outermost keys of the data are counted.',
    value: 'The count is compared with an empty text.',
  },
  aggregate_comparator_if: { aggregation_path: 'Without a path there is nothing to aggregate.' },
  'attach-enrichment': { modules: noEnrichment },
  'enrich-event': { modules: noEnrichment },
  'attach-decay-score': { decayingmodels: 'The node fails: “No decaying model selected”.' },
  'attach-warninglist': { warninglists: 'The node fails: “No warninglist module selected”.' },
  add_to_warninglist: { warninglist: 'The node fails: “No warninglist selected”.' },
  'send-mail': mailNeeds(),
  'send-log-mail': mailNeeds(),
  webhook: { url: noUrl },
  'ms-teams-webhook': { url: noUrl },
  'flowintel-create-case': { url: noUrl, apikey: 'Flowintel refuses requests without a key.' },
  'splunk-hec-export': {
    url: noUrl,
    hec_token: 'The node fails: “Authorization token not provided.”',
  },
  'telegram-send-alert': {
    bot_token: 'Telegram refuses the request.',
    chat_id: 'Telegram refuses the request.',
  },
  'run-workflow': { workflows: 'The node fails: “No workflow selected”.' },
  'blocklist-action-module': { blocklist: 'MISP does not know which file to write.' },
}

function mailNeeds(): Needs {
  return {
    recipients: 'The node fails: “No recipient set.”',
    mail_template_subject: 'The node fails: “The mail template is empty.”',
  }
}

/** Rules that look at more than one parameter, or at what stands in one. */
const rules: Readonly<Record<string, (read: Read) => readonly ParameterProblem[]>> = {
  'tag-if': emptyTagChoice,
  'filter-tag': emptyTagChoice,
  'generic-if': emptyValueList,
  'generic-filter-data': emptyValueList,
  Module_event_distribution_operation: missingSharingGroup,
  attribute_distribution_operation: missingSharingGroup,
  'attach-warninglist': (read) => {
    const lists = chosenTexts(read('warninglists'))
    if (!lists.includes('ALL') || lists.length === 1) return []
    return [
      {
        parameter: 'warninglists',
        severity: 'info',
        title: 'All lists are chosen already',
        sentence: '“ALL” takes every list, so the others make no difference.',
        fix: { title: 'Only ALL', value: ['ALL'] },
      },
    ]
  },
  webhook: (read) => headersWithoutColon(textOf(read('headers'))),
  'adhoc-trigger': (read) =>
    textOf(read('scope')) === 'events' ? noJson('filters', read, 'error', adHocSentence) : [],
  'splunk-hec-export': (read) =>
    isEmpty(read('data_extraction_model'))
      ? []
      : noJson('data_extraction_model', read, 'warning', 'MISP then sends no extracted fields.'),
  Module_attribute_comment_operation: (read) =>
    isEmpty(read('comment'))
      ? [
          warning(
            'comment',
            'The comments are erased',
            'An empty text replaces the comment of every selected attribute.',
          ),
        ]
      : [],
  tag_operation: (read) =>
    isBlank(read('clusters'))
      ? []
      : [
          warning(
            'clusters',
            'Galaxy clusters are ignored',
            'MISP attaches and removes tags only.',
          ),
        ],
  add_analyst_data: ignoredByAnalystData,
  aggregate_comparator_if: aggregateNeverHolds,
  'filter-timestamp': () => [
    warning(
      'operator',
      'Nothing is kept',
      'MISP’s filters know no comparison by size, so no item meets this condition.',
    ),
  ],
  'notify-user-toast': (read) =>
    isEmpty(read('toast_header')) && isEmpty(read('toast_body'))
      ? [missing('toast_body', 'The node fails: “The toast text is empty.”')]
      : [],
}

const adHocSentence = 'MISP answers with an error (500) when the workflow is run.'

/**
 * What the values of a module's parameters will lead to where that is hardly meant.
 *
 * @param read gives the value of a parameter
 */
export function moduleProblems(moduleId: string, read: Read): readonly ParameterProblem[] {
  const needed = Object.hasOwn(needs, moduleId) ? needs[moduleId] : undefined
  const rule = Object.hasOwn(rules, moduleId) ? rules[moduleId] : undefined
  return [
    ...Object.entries(needed ?? {})
      .filter(([id]) => isBlank(read(id)))
      .map(([id, sentence]) => missing(id, sentence)),
    ...(rule?.(read) ?? []),
  ]
}

function isBlank(value: PhpValue): boolean {
  return isPhpArray(value) ? chosenTexts(value).length === 0 : textOf(value) === ''
}

function missing(parameter: string, sentence: string): ParameterProblem {
  return { parameter, severity: 'error', title: 'Missing', sentence }
}

function warning(parameter: string, title: string, sentence: string): ParameterProblem {
  return { parameter, severity: 'warning', title, sentence }
}

function ignoredByAnalystData(read: Read): readonly ParameterProblem[] {
  const isShared = textOf(read('distribution')) === '4' && !isBlank(read('sharing_group_id'))
  return [
    ...(isShared
      ? [
          warning(
            'sharing_group_id',
            'The sharing group is left out',
            'MISP hands it over for every distribution but this one.',
          ),
        ]
      : []),
    ...(isBlank(read('author'))
      ? []
      : [warning('author', 'The author is ignored', 'MISP names the user of the workflow.')]),
  ]
}

/** An aggregate is one number, and MISP's conditions compare one value with another as equal or not only. */
function aggregateNeverHolds(read: Read): readonly ParameterProblem[] {
  if (['equals', 'not_equals'].includes(textOf(read('operator')))) return []
  const sentence =
    'MISP’s conditions can compare one number with another as equal or not equal only.'
  return [warning('operator', 'This never holds', sentence)]
}

/** What a condition on no tags at all comes to, by its operator. */
const withoutTags: ReadonlyMap<string, string> = new Map([
  ['in_and', 'always holds'],
  ['not_in_or', 'always holds'],
])

function emptyTagChoice(read: Read): readonly ParameterProblem[] {
  if (!isBlank(read('tags')) || !isBlank(read('clusters'))) return []
  const condition = textOf(read('condition'))
  const outcome = withoutTags.get(condition) ?? 'never holds'
  return [missing('tags', `Without a tag or a galaxy cluster the condition ${outcome}.`)]
}

function emptyValueList(read: Read): readonly ParameterProblem[] {
  if (textOf(read('operator')) !== 'in_or' || !isBlank(read('value_list'))) return []
  return [missing('value_list', 'With no value to choose from the condition never holds.')]
}

function missingSharingGroup(read: Read): readonly ParameterProblem[] {
  if (textOf(read('distribution')) !== '4' || !isBlank(read('sharing_group_id'))) return []
  return [missing('sharing_group_id', 'This distribution needs a sharing group.')]
}

/** MISP splits each line at its first colon and leaves out lines that have none. */
function headersWithoutColon(headers: string): readonly ParameterProblem[] {
  const lines = headers.split('\n').filter((line) => line.trim() !== '' && !line.includes(':'))
  // A template may write the colon.
  if (lines.length === 0 || headers.includes('{')) return []
  const sentence =
    'A header is “Name: value” on a line of its own; MISP leaves out lines without a colon.'
  return [warning('headers', `No header: ${lines.join(', ')}`, sentence)]
}

function noJson(
  parameter: string,
  read: Read,
  severity: 'error' | 'warning',
  sentence: string,
): readonly ParameterProblem[] {
  try {
    JSON.parse(textOf(read(parameter)))
    return []
  } catch {
    return [{ parameter, severity, title: 'This is no JSON', sentence }]
  }
}
