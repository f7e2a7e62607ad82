import { describe, expect, it } from 'vitest'
import { addAnalystData } from '@/engine/modules/actions/add-analyst-data.ts'
import { filterAttributes, tryOnSample } from './sample-run.ts'

function added(parameters: Parameters<typeof tryOnSample>[1], savedFilters: object | null = null) {
  const trial = savedFilters === null ? {} : { savedFilters: filterAttributes('id', '9') }
  const { success, session } = tryOnSample(addAnalystData, parameters, trial)
  return { success, rows: session.state.analystData.map(({ type, row }) => ({ type, ...row })) }
}

describe('add_analyst_data', () => {
  it('without parameters puts an empty note on the event', () => {
    expect(added({})).toMatchObject({
      success: true,
      rows: [
        {
          type: 'Note',
          object_type: 'Event',
          object_uuid: '00000000-0000-4000-8000-00000000e003',
          note: '',
          language: '',
          distribution: '0',
          sharing_group_id: null,
          authors: 'ann@example.org',
        },
      ],
    })
  })

  it('renders its texts and takes no author', () => {
    const parameters = {
      analyst_data_type: 'Opinion',
      opinion: '70',
      comment: 'of {{ Event.info }}',
      author: 'me',
    }
    expect(added(parameters).rows).toMatchObject([
      { type: 'Opinion', opinion: '70', comment: 'of Sample', authors: 'ann@example.org' },
    ])
  })

  it.each([
    ['Attribute', 4],
    ['Object', 1],
    ['0', 1],
  ])('on %s adds %i relationships and stores the target as it was given', (target, count) => {
    const { rows } = added({ target, analyst_data_type: 'Relationship', relationship_type: 'r' })
    expect(rows).toHaveLength(count)
    expect(rows[0]).toMatchObject({ object_type: target, related_object_type: 'Event' })
  })

  it('on attributes minds the node filter', () => {
    const { rows } = added({ target: 'Attribute' }, {})
    expect(rows).toMatchObject([{ object_uuid: '00000000-0000-4000-8000-000000000009' }])
  })

  it('fails where nothing has a uuid', () => {
    expect(added({ target: 'EventReport' })).toEqual({ success: false, rows: [] })
    expect(added({ analyst_data_type: 'Poem' })).toEqual({ success: false, rows: [] })
  })

  it('dies where the event has no such list', () => {
    expect(() => added({ target: 'GalaxyCluster' })).toThrow(
      'Module_add_analyst_data::__addNotes(): Argument #1 ($matchingItems) must be of type array, null given',
    )
  })
})
