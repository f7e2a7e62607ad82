import { describe, expect, it } from 'vitest'
import { emptyState } from '@/engine/effects/empty-state'
import { defaultParameters } from '@/engine/graph/edit/new-node'
import { instanceOptions } from '@/engine/modules/instance-options'
import { parameterProblems } from '@/engine/modules/parameter-problems'
import { ALL_MODULES } from '@/engine/modules/registry'
import type { PhpArray } from '@/engine/php/value'

const options = instanceOptions({ ...emptyState(0), tags: [{ name: 'tlp:red' }] })

function problemsOf(id: string, saved: PhpArray) {
  const module = ALL_MODULES.find(({ declaration }) => declaration.id === id)
  if (module === undefined) throw new Error(`no module ${id}`)
  const { declaration } = module
  return parameterProblems({ declaration, version: '2.5.19', saved, options })
}

const titles = (id: string, saved: PhpArray) =>
  problemsOf(id, saved).map(({ parameter, title }) => `${parameter}: ${title}`)

describe('missing values', () => {
  it.each([
    ['tag_operation', {}, 'tags'],
    ['tag_operation', { tags: [] }, 'tags'],
    ['tag_operation', { tags: [''] }, 'tags'],
    ['send-mail', { recipients: ['All admins'] }, 'mail_template_subject'],
    ['webhook', { url: '' }, 'url'],
    ['tag-if', { clusters: '' }, 'tags'],
    ['generic-if', { operator: 'in_or', hash_path: 'Event.id', value_list: [] }, 'value_list'],
    ['notify-user-toast', {}, 'toast_body'],
  ])('%s with %j lacks %s', (id, saved, parameter) => {
    expect(titles(id, saved)).toEqual([`${parameter}: Missing`])
  })

  it.each([
    ['in_or', 'never'],
    ['in_and', 'always'],
    ['not_in_or', 'always'],
    ['not_in_and', 'never'],
  ])('says what a condition on no tags comes to: %s %s holds', (condition, outcome) => {
    expect(problemsOf('tag-if', { condition })[0]?.sentence).toContain(`${outcome} holds`)
  })

  it('are none where one of two is enough', () => {
    expect(titles('tag-if', { clusters: ['country="belgium"'] })).not.toContain('tags: Missing')
  })

  it('are asked for only where they are needed', () => {
    const needed = 'sharing_group_id: Missing'
    const id = 'Module_event_distribution_operation'
    expect(titles(id, { distribution: '4' })).toEqual([needed])
    expect(titles(id, { distribution: '3' })).toEqual([])
  })
})

describe('values that mislead', () => {
  it('names a value that is no option, and defaults of MISP that are none', () => {
    expect(titles('published-if', { condition: 'maybe' })).toEqual([
      'condition: “maybe” is no option',
    ])
    expect(titles('tag_replacement_tlp', {})).toEqual([
      'remove_substituted: MISP’s default “1” is no option',
    ])
  })

  it('takes a number for the option it stands for', () => {
    expect(titles('distribution-if', { distribution: 3 })).toEqual([])
  })

  it('tells which chosen values the simulated MISP does not know', () => {
    expect(titles('tag_operation', { tags: ['tlp:red', 'mine'] })).toEqual([
      'tags: Not in the simulated MISP: mine',
    ])
  })

  it('tells when something else than a text is saved, and makes it one', () => {
    const [problem] = problemsOf('stop-execution', { message: 5 })
    expect(problem).toMatchObject({ severity: 'error', fix: { value: '5' } })
    expect(problemsOf('generic-if', { hash_path: 'Event.id', value: true })[0]).toMatchObject({
      severity: 'info',
      title: 'Saved as true or false, not as text',
    })
  })

  it('tells that a default is not rendered until it is stored', () => {
    const given = { url: 'https://example.org', apikey: 'x' }
    const [problem] = problemsOf('flowintel-create-case', given)
    expect(problem?.fix?.value).toBe('{{ Event.info }}')
    const stored = { ...given, 'case-name': '{{ Event.info }}' }
    expect(titles('flowintel-create-case', stored)).toEqual([])
  })

  it('knows what must be JSON, a header or a number', () => {
    expect(titles('adhoc-trigger', { filters: '{' })).toEqual(['filters: This is no JSON'])
    expect(titles('adhoc-trigger', { scope: 'passed_event_ids', filters: '{' })).toEqual([])
    const headers = 'X-A: 1\nno colon'
    expect(titles('webhook', { url: 'https://a', headers })).toEqual([
      'headers: No header: no colon',
    ])
    const opinion = { analyst_data_type: 'Opinion', opinion: '101' }
    expect(titles('add_analyst_data', opinion)).toEqual([
      'opinion: “101” is no number from 0 to 100',
    ])
  })

  it('knows what MISP takes and then ignores', () => {
    const tagging = { tags: ['tlp:red'], clusters: ['country="belgium"'] }
    expect(titles('tag_operation', tagging)).toContain('clusters: Galaxy clusters are ignored')
    const note = { author: 'me', distribution: '4', sharing_group_id: '1' }
    expect(titles('add_analyst_data', note)).toEqual(
      expect.arrayContaining([
        'author: The author is ignored',
        'sharing_group_id: The sharing group is left out',
      ]),
    )
    expect(titles('add_analyst_data', {})).toEqual([])
  })

  it('knows comparisons that never hold', () => {
    const path = { aggregation_path: 'Event.Attribute.{n}.id' }
    const never = ['operator: This never holds']
    expect(titles('aggregate_comparator_if', path)).toEqual(never)
    expect(titles('aggregate_comparator_if', { ...path, operator: 'equals' })).toEqual([])
    expect(titles('filter-timestamp', {})).toEqual(['operator: Nothing is kept'])
  })

  it('offers to keep only ALL', () => {
    const [problem] = problemsOf('attach-warninglist', { warninglists: ['ALL', 'x'] })
    expect(problem?.fix?.value).toEqual(['ALL'])
  })
})

it('says something of every module without failing, whatever is saved', () => {
  const odd = [[], 'x', 0, null, { a: 1 }, ['a', ['b']]]
  for (const { declaration } of ALL_MODULES) {
    for (const value of odd) {
      const saved = Object.fromEntries(declaration.parameters.map(({ id }) => [id, value]))
      const problems = parameterProblems({ declaration, version: '2.5.1', saved, options })
      const ids = declaration.parameters.map(({ id }) => id)
      expect(problems.every(({ parameter }) => ids.includes(parameter))).toBe(true)
    }
    const saved = defaultParameters(declaration, '2.5.19')
    parameterProblems({ declaration, version: '2.5.19', saved })
  }
})

it('a number within its bounds is no problem, nor is a field that is empty or a box that is ticked', () => {
  const boxed = ALL_MODULES.flatMap(({ declaration }) =>
    declaration.parameters
      .filter(({ type }) => type === 'checkbox')
      .map(({ id }) => [declaration.id, id] as const),
  )
  for (const [module, id] of boxed) {
    expect(problemsOf(module, { [id]: true }).filter(({ parameter }) => parameter === id)).toEqual(
      [],
    )
  }
  const numbers = ALL_MODULES.flatMap(({ declaration }) =>
    declaration.parameters
      .filter(({ inputType, min }) => inputType === 'number' && min !== undefined)
      .map(({ id, min }) => [declaration.id, id, String(min)] as const),
  )
  expect(numbers.length).toBeGreaterThan(0)
  for (const [module, id, min] of numbers) {
    for (const value of ['', min]) {
      const found = problemsOf(module, { [id]: value })
      expect(found.filter(({ title }) => title.includes('is no number'))).toEqual([])
    }
  }
})
