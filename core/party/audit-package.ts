/** One file for whoever audits: the register and everything signed around it, with what proves it without a server. */
import { utf8 } from "../encoding/bytes.ts"
import { hashHex } from "../encoding/hash.ts"
import { writeZip } from "../formats/zip-write.ts"
import type { NewEntry } from "../formats/zip-write.ts"
import { lawParts } from "../policy/law.ts"
import { maySetRules } from "../records/organisation.ts"
import { done, no } from "./answers.ts"
import { auditReadme } from "./audit-readme.ts"
import { gather } from "./audit-gather.ts"
import type { Desk } from "./desk.ts"
import { json, registerFiles } from "./audit-register.ts"
import { showEnds } from "./ends.ts"
import { fhirRecord } from "./fhir-record.ts"
import { showAttempts } from "./held-back.ts"
import type { AuditPackage, Period } from "./officer-views.ts"
import { dayAt } from "./keeping.ts"
import { ownProfile } from "./partners.ts"
import { record } from "./register.ts"
import { signAs } from "./signed.ts"
import type { Answer } from "./views.ts"

async function deskFiles(desk: Desk): Promise<Answer<readonly NewEntry[]>> {
  const attempts = await showAttempts(desk)
  if (!attempts.ok) return attempts
  const ends = await showEnds(desk)
  if (!ends.ok) return ends
  return done([
    { path: "attempts.json", bytes: json({ version: 1, attempts: attempts.value }) },
    { path: "ends.json", bytes: json({ version: 1, ends: ends.value }) },
  ])
}

/** The own record stays out of it: people, telephone links and patients' names lie there, and nobody audits by them. */
async function filesOf(desk: Desk, ownName: string, period: Period): Promise<Answer<readonly NewEntry[]>> {
  const gathered = await gather(desk, period)
  if (!gathered.ok) return gathered
  const { checkpoint, consents, logs, orders, partners, samples, signed } = gathered.value
  const about = await deskFiles(desk)
  if (!about.ok) return about
  const fhir = await fhirRecord(desk, ownName, orders, partners)
  if (!fhir.ok) return fhir
  const register = await registerFiles(desk, gathered.value)
  if (!register.ok) return register
  const { logOrigin, signingKey } = desk.server
  return done([
    ...register.value,
    { path: "consents.json", bytes: json(consents) },
    { path: "signed.json", bytes: json(signed) },
    { path: "samples.json", bytes: json(samples) },
    ...about.value,
    { path: "fhir.json", bytes: json(fhir.value) },
    { path: "law.json", bytes: json(lawParts) },
    { path: "checkpoint.txt", bytes: utf8(checkpoint) },
    { path: "server.json", bytes: json({ version: 1, signingKey, logOrigin }) },
    ...[...logs].map(([id, entries]) => ({ path: `logs/${id}.json`, bytes: json(entries) })),
  ])
}

export async function auditPackage(desk: Desk, period: Period): Promise<Answer<AuditPackage>> {
  if (!maySetRules(desk.organisation.members.get(desk.user)?.role)) return no("owner-needed")
  const profile = await ownProfile(desk)
  if (!profile.ok) return profile
  const { name } = profile.value.signed.body.profile
  const made = await filesOf(desk, name, period)
  if (!made.ok) return made
  const at = desk.parts.now()
  const day = dayAt(at)
  const files = [{ path: "LIESMICH.txt", bytes: utf8(auditReadme(name, day, period)) }, ...made.value]
  const manifest = await signAs(desk, "audit-manifest", {
    organisation: desk.id,
    at,
    files: files.map(({ bytes, path }) => ({ path, size: bytes.length, sha256: hashHex(bytes) })),
  })
  const zip = writeZip([...files, { path: "manifest.json", bytes: json(manifest) }])
  const noted = await record(desk, {
    kind: "paper-made",
    paper: "audit-package",
    about: null,
    version: "1",
    hash: hashHex(zip),
    at,
  })
  if (!noted.ok) return noted
  return done({ name: `pruefpaket-${day}.zip`, zip, files: files.length + 1 })
}
