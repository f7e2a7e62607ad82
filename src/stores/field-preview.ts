import type { MispVersion } from '@/engine/compat'
import type { Completions } from '@/engine/hash-path/complete/completion'
import type {
  FilterPreview,
  FilterQuery,
  PathFieldQuery,
  PathPreview,
  TemplatePreview,
} from '../../workers/engine/field-preview-protocol'
import type { RemoteEngine } from './engine-client'
import type { Reply } from './worker-queue'

/** Tries the fields of a form on a workflow's test event. Questions of one field supersede each other. */
export interface FieldPreview {
  /** Without a test event only what is wrong with a path is known. */
  readonly hasEvent: boolean
  readonly path: (field: string, query: PathFieldQuery) => Promise<Reply<PathPreview>>
  readonly filter: (
    field: string,
    query: Omit<FilterQuery, 'version'>,
  ) => Promise<Reply<FilterPreview>>
  readonly template: (field: string, template: string) => Promise<Reply<TemplatePreview>>
  /**
   * What can stand at the cursor of a path; null when nothing is known about that.
   *
   * @param selector selects the items in which the path starts
   */
  readonly complete: (
    path: string,
    cursor: number,
    selector?: string,
  ) => Promise<Completions | null>
}

/** Asks an engine worker; questions of the same kind supersede each other. */
interface PreviewClient {
  ask<T>(kind: string, question: (engine: PreviewEngine) => Promise<T>): Promise<Reply<T>>
}

type PreviewEngine = Pick<
  RemoteEngine,
  'previewPath' | 'previewFilter' | 'previewTemplate' | 'completePath'
>

export interface PreviewContext {
  readonly hasEvent: boolean
  /** The MISP version the workflow is for. */
  readonly version: MispVersion
  /** The address of the simulated MISP. */
  readonly baseUrl: string
}

/**
 * Previews from an engine worker that holds the test event. Make a new one when the event or the context changes: the
 * fields then ask anew.
 */
export function fieldPreview(
  client: PreviewClient,
  { hasEvent, version, baseUrl }: PreviewContext,
): FieldPreview {
  return {
    hasEvent,
    path: (field, query) => client.ask(`path ${field}`, (engine) => engine.previewPath(query)),
    filter: (field, query) =>
      client.ask(`filter ${field}`, (engine) => engine.previewFilter({ ...query, version })),
    template: (field, template) =>
      client.ask(`template ${field}`, (engine) =>
        engine.previewTemplate({ template, version, baseUrl }),
      ),
    complete: async (path, cursor, selector) => {
      const before = selector === undefined ? '' : `${selector}.`
      const reply = await client.ask('complete', (engine) =>
        engine.completePath({
          path: before + path,
          cursor: before.length + cursor,
          form: 'normalised',
        }),
      )
      return reply.state === 'done' && reply.value.outcome === 'completed'
        ? behind(before.length, reply.value)
        : null
    },
  }
}

/** Completions with places in the text behind a beginning of the given length. */
function behind(length: number, { items, isSampled }: Completions): Completions {
  const inside = items.filter(({ start }) => start >= length)
  return {
    items: inside.map((item) => ({ ...item, start: item.start - length, end: item.end - length })),
    isSampled,
  }
}
