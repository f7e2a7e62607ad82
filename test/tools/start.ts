import { parseArgs } from 'node:util'
import { build, preview } from 'vite'

/**
 * `npm start`: builds the page, serves it on this machine and prints its address. A port that is
 * taken makes it look for the next free one. `npm start -- --port 8080` asks for another port,
 * `--host 0.0.0.0` lets other machines in.
 */

const defaultPort = 4173

const { values: options } = parseArgs({
  options: {
    port: { type: 'string', default: String(defaultPort) },
    host: { type: 'string', default: '127.0.0.1' },
  },
})

const port = Number(options.port)
if (!Number.isInteger(port) || port < 1 || port > 65_535) {
  console.error(`--port takes a number from 1 to 65535, not "${options.port}".`)
  process.exit(2)
}

console.log('Building the page …')
await build({ logLevel: 'warn' })
const server = await preview({ preview: { port, host: options.host, strictPort: false } })

const address = server.httpServer.address()
const actual = typeof address === 'object' && address !== null ? address.port : port
if (actual !== port) console.log(`Port ${String(port)} is taken, serving on ${String(actual)}.`)
console.log('MISP Workflow Playground is served at')
server.printUrls()
console.log('Press Ctrl+C to end it.')
