/** The files of the simulated MISP for teaching, in `public/simulated-misp/`, without `.json`. */
export const teachingFiles = [
  'instance',
  'warninglists',
  'countries',
  'decaying-models',
  'modules',
  'answers',
] as const

export type TeachingFile = (typeof teachingFiles)[number]

/** The texts of all files. */
export type TeachingTexts = Readonly<Record<TeachingFile, string>>

/**
 * Loads the files of the simulated MISP for teaching.
 *
 * @param fetchText gives the text of a file
 * @throws Error when a file can't be loaded
 */
export async function loadTeachingTexts(
  fetchText: (file: TeachingFile) => Promise<string>,
): Promise<TeachingTexts> {
  const [instance, warninglists, countries, decayingModels, modules, answers] = await Promise.all([
    fetchText('instance'),
    fetchText('warninglists'),
    fetchText('countries'),
    fetchText('decaying-models'),
    fetchText('modules'),
    fetchText('answers'),
  ])
  return { instance, warninglists, countries, 'decaying-models': decayingModels, modules, answers }
}
