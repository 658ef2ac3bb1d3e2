/** Puts the house together; the only file that reads the environment and the clock of the machine. */
import { mkdir } from "node:fs/promises"
import { readConfig } from "./config.ts"
import { startDemo } from "./demo/start-demo.ts"
import { runServer } from "./run-server.ts"
import { describeError, makeLog } from "./http/log.ts"
import { usage } from "./settings.ts"

function leave(sentences: readonly string[]): never {
  for (const sentence of sentences) process.stderr.write(`${sentence}\n`)
  process.exit(2)
}

const reading = readConfig(process.env, process.argv.slice(2))
if (reading.kind === "help") {
  process.stdout.write(`${usage()}\n`)
  process.exit(0)
}
if (reading.kind === "refused") leave(reading.problems)

const { config } = reading
await mkdir(config.dataDir, { recursive: true, mode: 0o700 }).catch(() =>
  leave([`DATA_DIR names ${config.dataDir}, and no folder can be made there.`]),
)
const log = makeLog(config.logLevel, (line) => process.stdout.write(line))

/** Asked to stop before it has started, the server starts first and then stops in order. */
const asked = new Promise<number>((resolve) => {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => resolve(0))
  // The words of an error may hold what concerns a patient, so Node must not print them.
  process.on("uncaughtException", (error) => {
    log.error("fault", describeError(error))
    resolve(1)
  })
})

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const leaving = new AbortController()
void asked.then(() => leaving.abort())

const starting = config.demo
  ? startDemo(config, log, { now: Date.now, say, signal: leaving.signal })
  : runServer(config, log, say)
const start = await starting.catch((error: unknown) => {
  log.error("start-failed", describeError(error))
  return leave([
    "The server could not start, for a reason it does not know a sentence for. The line above says where.",
  ])
})
if (start.kind === "refused") leave([start.reason])

const code = await asked
log.info("stopping")
await start.server.stop()
process.exit(code)
