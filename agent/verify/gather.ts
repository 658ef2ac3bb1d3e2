/** What a later check offline will need: the logs of all organisations of the orders, and the server's key. */
import { makeCaller } from "@zahnwolke/core/api/client"
import { people } from "@zahnwolke/core/api/people"
import { utf8 } from "@zahnwolke/core/encoding/bytes"
import type { Answer } from "@zahnwolke/core/party/views"
import type { OrganisationId } from "@zahnwolke/core/records/id"
import type { OpenDevice } from "../device/open-device.ts"
import { refusal } from "../setting.ts"

export type Write = (path: string, blob: Blob) => Promise<void>

/** Written as they came: each log proves itself, and its first entry gives the organisation its name. */
export async function gatherEvidence(
  { memory, parts }: OpenDevice,
  organisations: Iterable<OrganisationId>,
  write: Write,
): Promise<Answer<null>> {
  const caller = makeCaller(parts.server, parts.fetch, () => null)
  for (const organisation of new Set(organisations)) {
    const log = await caller.call(people.organisationLog, { params: { organisation }, query: {} })
    if (!log.ok) return { ok: false, refusal: refusal(log.problem.code) }
    await write(`logs/${organisation}.json`, jsonBlob(log.value.entries))
  }
  // As it was at the first visit, not as the server says today.
  const server = await memory.recall("server", "server")
  if (server === null) return { ok: false, refusal: refusal("not-enrolled") }
  const { logOrigin, signingKey } = server
  await write("server.json", jsonBlob({ version: 1, address: parts.server.href, signingKey, logOrigin }))
  return { ok: true, value: null }
}

export const jsonBlob = (value: unknown): Blob => new Blob([utf8(`${JSON.stringify(value, null, 2)}\n`)])
