/** A program for tests: starts the embedded database in a folder, writes rows, and says each that is committed. */
import { openClient } from "../database/connect.ts"
import { ownerName, startEmbedded } from "../database/embedded.ts"
import { revealSecret } from "../secret.ts"

const [folder = "", until = "Infinity"] = process.argv.slice(2)
const last = Number(until)
const started = await startEmbedded(folder, { bin: null })
if (started.kind === "refused") {
  process.stdout.write(`refused ${started.reason}\n`)
  process.exit(1)
}
const { host, port, password, stop, pid } = started.server
process.stdout.write(`running ${pid}\n`)
const client = { host, port, user: ownerName, password: revealSecret(password), database: "postgres" }
const connection = await openClient({ client, role: null })
await connection.query("create table if not exists kept (id integer primary key)")
const { rows } = await connection.query<{ newest: number | null }>("select max(id) as newest from kept")
for (let id = (rows[0]?.newest ?? 0) + 1; id <= last; id++) {
  await connection.query("insert into kept values ($1)", [id])
  process.stdout.write(`${id}\n`)
}
await connection.end()
await stop()
