import path from 'node:path'

/**
 * The rooms of the house and the rooms each may import from, besides itself. A room is a folder in
 * `src`, or the folder `workers`. Files that lie directly in `src` put everything together and may
 * import all rooms.
 *
 * pages → stores → storage | misp | formats → engine; workers → formats → engine
 */
const rooms = {
  engine: [],
  styles: [],
  formats: ['engine'],
  misp: ['formats', 'engine'],
  storage: ['formats', 'engine'],
  workers: ['formats', 'engine'],
  stores: ['storage', 'misp', 'formats', 'engine', 'workers'],
  components: ['styles', 'stores', 'storage', 'misp', 'formats', 'engine', 'workers'],
  pages: ['components', 'styles', 'stores', 'storage', 'misp', 'formats', 'engine', 'workers'],
}

/**
 * The room of a file.
 * @param {string} file path from the project's folder, with slashes
 * @returns {string | undefined} undefined for files outside the rooms (tests, settings, src/main.ts)
 */
function roomOf(file) {
  if (file.startsWith('workers/')) return 'workers'
  return /^src\/([^/]+)\//.exec(file)?.[1]
}

/**
 * Says why a file may not import another one.
 * @param {string} file the importing file, from the project's folder, with slashes
 * @param {string} source what stands in the import: `./x.ts`, `@/engine/x`, `vue`
 * @returns {string | undefined} the reason in words, undefined when the import is allowed
 */
export function forbiddenImport(file, source) {
  const room = roomOf(file)
  if (room === undefined) {
    return file.startsWith('src/') && target(file, source)?.startsWith('test/')
      ? 'What is shipped does not import tests.'
      : undefined
  }
  const allowed = rooms[room]
  if (allowed === undefined)
    return `src/${room} is not in the table of rooms (test/tools/one-way-imports.js).`
  const imported = target(file, source)
  if (imported === undefined) {
    return room === 'engine'
      ? 'The engine imports nothing outside itself, no packages either.'
      : undefined
  }
  if (imported.startsWith('test/')) return 'What is shipped does not import tests.'
  const other = roomOf(imported)
  if (other === room || (other !== undefined && allowed.includes(other))) return undefined
  if (other === undefined && !imported.startsWith('src/') && room !== 'engine') return undefined
  return `${room} may import ${allowed.length > 0 ? allowed.join(', ') : 'nothing'} besides itself, not ${imported}.`
}

/** The imported file from the project's folder, or undefined when the source names a package. */
function target(file, source) {
  const address = source.replace(/\?.*$/, '')
  if (address.startsWith('@/')) return path.posix.join('src', address.slice(2))
  if (address.startsWith('.')) return path.posix.join(path.posix.dirname(file), address)
  return undefined
}

/** @type {import('eslint').Rule.RuleModule} */
export const oneWayImports = {
  meta: { type: 'problem', docs: { description: 'Imports point one way between the rooms.' } },
  create(context) {
    const file = path.relative(context.cwd, context.filename).split(path.sep).join('/')
    const check = (node) => {
      if (typeof node.source?.value !== 'string') return
      const reason = forbiddenImport(file, node.source.value)
      if (reason !== undefined) context.report({ node: node.source, message: reason })
    }
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
    }
  },
}
