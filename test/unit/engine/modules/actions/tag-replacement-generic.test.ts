import { expect, it } from 'vitest'
import { tagReplacementGeneric } from '@/engine/modules/actions/tag-replacement-generic.ts'
import { tag } from '../../event/samples.ts'
import { eventTagsAfter } from './tagged-sample.ts'

it('tag_replacement_generic never matches', () => {
  expect(eventTagsAfter(tagReplacementGeneric, [tag('tlp-amber')])).toEqual(['tlp-amber'])
})
