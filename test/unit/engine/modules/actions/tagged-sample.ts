import type { MispState } from '@/engine/effects/state.ts'
import type { NodeModule } from '@/engine/modules/module.ts'
import type { PhpMap } from '@/engine/php/value.ts'
import { attribute, tag } from '../../event/samples.ts'
import { misp, tagNamesOf } from '../../effects/misp.ts'
import { tryOnSample } from './sample-run.ts'

/** Event 3 with these tags, its only attribute 8 with those. */
export function tagged(
  eventTags: readonly PhpMap[],
  attributeTags: readonly PhpMap[] = [tag('x')],
): MispState {
  const Attribute = [attribute(8, { Tag: attributeTags })]
  return misp({
    events: { '3': { ...misp().events['3'], Tag: eventTags, Attribute, Object: [] } },
  })
}

/** The event's tags after a module of 2.5.1 replaced some. */
export function eventTagsAfter(
  module: NodeModule,
  tags: readonly PhpMap[],
  parameters: PhpMap = {},
): readonly unknown[] {
  const trial = { state: tagged(tags), version: '2.5.1' } as const
  const { session } = tryOnSample(module, parameters, trial)
  return tagNamesOf(session.state.events['3'])
}
