import type { Frame } from '@/engine/graph/model'
import { JsonView } from '@/formats/json/json-view'
import type { BlueprintDocument } from './documents'
import { ProblemList } from './problem'
import { readFrames } from './read-graph'
import { writeFrames } from './write-workflow'

/** Where our own files keep the frames and notes among a blueprint's nodes. MISP's blueprints have none and it ignores the key. */
const FRAMES = 'playground_frames'

/** The frames and notes that were saved with a blueprint. */
export function framesOfBlueprint({ raw }: BlueprintDocument): readonly Frame[] {
  const view = new JsonView(raw).child(FRAMES)
  return view === undefined ? [] : readFrames(view, new ProblemList())
}

/** A blueprint with other frames and notes. */
export function withFrames(
  blueprint: BlueprintDocument,
  frames: readonly Frame[],
): BlueprintDocument {
  const raw = Object.fromEntries(Object.entries(blueprint.raw).filter(([key]) => key !== FRAMES))
  return {
    ...blueprint,
    raw: frames.length === 0 ? raw : { ...raw, [FRAMES]: writeFrames(frames) },
  }
}
