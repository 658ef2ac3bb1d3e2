/** An audit package: one archive, checked from its bytes and nothing beside it. */
import { readFile } from "node:fs/promises"
import { arraySource } from "@zahnwolke/core/encoding/byte-source"
import type { Bytes } from "@zahnwolke/core/encoding/bytes"
import { openZip } from "@zahnwolke/core/formats/zip"
import { isProblem } from "@zahnwolke/core/formats/problem"
import { checkPackage } from "@zahnwolke/core/party/audit-verify"
import type { Members } from "@zahnwolke/core/party/audit-verify"
import { fingerprint } from "@zahnwolke/core/trust/safety-number"
import type { Check, Verified } from "./check.ts"

const refusedFile = (path: string, detail: string): Check => ({
  what: "file",
  path,
  ok: false,
  detail,
  by: null,
  at: null,
})

/** Members by their path; null where a name stands twice, an entry is not what the archive says, or it is no archive. */
async function readMembers(path: string): Promise<Members | Check> {
  const archive = await openZip(arraySource(await readFile(path)))
  if (isProblem(archive)) return refusedFile(path, "malformed")
  const members = new Map<string, Bytes>()
  for (const entry of archive.entries) {
    const isBroken = entry.problem !== null || members.has(entry.path) || (await entry.check()) !== null
    if (isBroken) return refusedFile(entry.path, "changed")
    members.set(entry.path, await entry.source.read(0, entry.size))
  }
  return members
}

/** Null where it is another archive than ours. */
export async function verifyArchive(path: string): Promise<Verified | null> {
  const members = await readMembers(path)
  if (!("get" in members)) return { checks: [members], open: [], signers: [] }
  if (!members.has("manifest.json")) return null
  const { checks, organisations, signed } = await checkPackage(members)
  return {
    checks: checks.map((one) => ({
      ...one,
      by:
        one.what === "manifest"
          ? (organisations.find(({ id }) => id === signed?.organisation)?.id ?? null)
          : null,
      at: one.what === "manifest" ? (signed?.at ?? null) : null,
    })),
    open: [],
    signers: organisations.map(({ genesis, id }) => ({
      organisation: id,
      fingerprint: fingerprint(genesis),
    })),
  }
}
