import { describe, expect, it } from 'vitest'
import { attachedTag, tagNames } from '@/engine/effects/tags.ts'

describe('a tag on an event or attribute', () => {
  it('has what MISP fills in where its row says nothing', () => {
    expect(attachedTag({ id: 7 }, true, '')).toEqual({
      id: '7',
      name: '',
      colour: '',
      exportable: true,
      user_id: '0',
      hide_tag: false,
      numerical_value: null,
      is_galaxy: false,
      is_custom_galaxy: false,
      local_only: false,
      local: true,
      relationship_type: null,
    })
  })

  it('tells how it is related', () => {
    const tag = { id: '7', name: 'tlp:red', numerical_value: 3 }
    expect(attachedTag(tag, false, 'derived-from')).toMatchObject({
      name: 'tlp:red',
      numerical_value: 3,
      local: false,
      relationship_type: 'derived-from',
    })
  })
})

it('an array is no name of a tag', () => {
  expect(tagNames(['tlp:red', 5])).toEqual(['tlp:red', '5'])
  expect(() => tagNames([['tlp:red']])).toThrow('must be of type string, array given')
})
