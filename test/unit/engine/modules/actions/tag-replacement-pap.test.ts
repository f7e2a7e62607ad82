import { expect, it } from 'vitest'
import { tagReplacementPap } from '@/engine/modules/actions/tag-replacement-pap.ts'
import { tag } from '../../event/samples.ts'
import { eventTagsAfter } from './tagged-sample.ts'

it('tag_replacement_pap spells in upper case', () => {
  expect(eventTagsAfter(tagReplacementPap, [tag('pap-clear'), tag('pap:amber+strict')])).toEqual([
    'pap-clear',
    'pap:amber+strict',
    'PAP:CLEAR',
    'PAP:AMBER',
  ])
})
