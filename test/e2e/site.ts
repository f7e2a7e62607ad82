import { existsSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import sirv from 'sirv'

/** The built page is served from below here: it has to work from any sub-path. */
const subPath = '/some/deep%20folder/sub-path/'

/** A static server with the built page. */
export interface Site {
  /** Address of the page, with a slash at its end. */
  readonly url: string
  readonly origin: string
  /** Serves a file with another content from now on, as after an update. */
  replace(file: string, content: string): void
  close(): Promise<void>
}

/**
 * Serves the built page below a sub-path on a free port, as any static server would: without
 * headers that help, and nothing beside the sub-path.
 *
 * @throws Error when the page is not built
 */
export async function serveBuiltPage(): Promise<Site> {
  const folder = fileURLToPath(new URL('../../dist/', import.meta.url))
  if (!existsSync(join(folder, 'index.html'))) {
    throw new Error('The page is not built. Run "npm run build" first.')
  }
  const files = sirv(folder, { etag: true })
  const replaced = new Map<string, string>()
  const server = createServer((request, response) => {
    const notFound = (): void => {
      response.writeHead(404).end('Not found')
    }
    if (request.url?.startsWith(subPath) !== true) {
      notFound()
      return
    }
    request.url = request.url.slice(subPath.length - 1)
    const other = replaced.get(request.url.slice(1))
    if (other === undefined) files(request, response, notFound)
    else response.writeHead(200, { 'content-type': 'text/javascript' }).end(other)
  })
  const origin = await listen(server)
  return {
    origin,
    url: origin + subPath,
    replace: (file, content) => {
      replaced.set(file, content)
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve()
        })
        server.closeAllConnections()
      }),
  }
}

/** Starts listening on a free port of this machine alone; gives the origin. */
function listen(server: Server): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      resolve(`http://127.0.0.1:${String(port)}`)
    })
  })
}
