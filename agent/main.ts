/** The command's beginning: the only file that reads the environment, the clock and the streams. */
import { homedir } from "node:os"
import { join } from "node:path"
import { text } from "node:stream/consumers"
import packageFile from "./package.json" with { type: "json" }
import { languageOf } from "./command-line.ts"
import { run } from "./run.ts"
import { makeTerminal } from "./terminal.ts"
import { wordsIn } from "./words/words.ts"

const args = process.argv.slice(2)
const { env, stderr, stdin, stdout } = process
const language = languageOf(args, env["LC_ALL"] || env["LC_MESSAGES"] || env["LANG"] || "")
const stopped = new AbortController()
// Once: what was begun is cleared away. Twice: it is left as it is.
process.once("SIGINT", () => stopped.abort()).once("SIGTERM", () => stopped.abort())
// Whoever reads may have heard enough.
stdout.on("error", () => process.exit(1))

const settings = env["XDG_CONFIG_HOME"] || join(homedir(), ".config")
process.exitCode = await run(
  args,
  {
    terminal: makeTerminal(wordsIn(language), language, { out: stdout, err: stderr }, Date.now),
    home: env["ZAHNWOLKE_HOME"] || join(settings, "zahnwolke"),
    now: Date.now,
    signal: stopped.signal,
    standardInput: () => text(stdin),
  },
  packageFile.version,
)
