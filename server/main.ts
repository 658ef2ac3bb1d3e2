/** Puts the house together; the only file that reads the environment and the clock of the machine. */
import { mkdir } from "node:fs/promises"
import { readConfig } from "./config.ts"
import { runServer } from "./run-server.ts"
import { makeLog } from "./http/log.ts"
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
const start = await runServer(config, log, (line) => process.stdout.write(`${line}\n`))
if (start.kind === "refused") leave([start.reason])

let stopping = false
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    if (stopping) return
    stopping = true
    log.info("stopping")
    void start.server.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  })
}
