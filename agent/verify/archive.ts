/** An audit package: one archive, checked from its bytes and nothing beside it. */
import { readFile } from "node:fs/promises"
import { arraySource } from "@zahnwolke/core/encoding/byte-source"
import { ownBytes } from "@zahnwolke/core/encoding/bytes"
import type { Bytes } from "@zahnwolke/core/encoding/bytes"
import { openZip } from "@zahnwolke/core/formats/zip"
import { isPlainZip } from "@zahnwolke/core/formats/zip-plain"
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

/** Members by their path; a refusal where a name stands twice, an entry is not what the archive says, or it is no archive. */
async function readMembers(path: string, bytes: Bytes): Promise<Members | Check> {
  const archive = await openZip(arraySource(bytes))
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
  const bytes = ownBytes(await readFile(path))
  const members = await readMembers(path, bytes)
  if (!("get" in members)) return { checks: [members], open: [], signers: [] }
  if (!members.has("manifest.json")) return null
  // What lies between the members another program may take for one of them, and show in its place.
  if (!isPlainZip(bytes)) return { checks: [refusedFile(path, "not-plain")], open: [], signers: [] }
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
    // Whose package it is, and nobody else: a partner's fingerprint is in the package of each of its partners.
    signers: organisations
      .filter(({ id }) => id === signed?.organisation)
      .map(({ genesis, id }) => ({ organisation: id, fingerprint: fingerprint(genesis) })),
  }
}
