/** The whole organisation as age files and a manifest: the printed kit and the stock age tool open it without us. */
import { people } from "../api/people.ts"
import { ordering } from "../api/ordering.ts"
import { base64urlToBytes, utf8 } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"
import { canonicalJson } from "../encoding/json.ts"
import type { Json } from "../encoding/json.ts"
import { hashHex, hashPart, runningHash } from "../encoding/hash.ts"
import { sealBytes } from "../envelope/identity.ts"
import { recipientOf } from "../envelope/identity.ts"
import { done, no } from "./answers.ts"
import { currentEpoch } from "./desk.ts"
import type { Desk } from "./desk.ts"
import { fhirRecord } from "./fhir-record.ts"
import { ownProfile } from "./partners.ts"
import { readOrders } from "./order-door.ts"
import type { BelievedOrder, Partners } from "./orders.ts"
import { openEpochs, refreshOrganisation } from "./organisation.ts"
import { replay } from "../trust/organisation-log.ts"
import { partsHash } from "./parcel.ts"
import type { Answer } from "./views.ts"

type Write = (path: string, blob: Blob) => Promise<void>

interface Listed {
  readonly path: string
  readonly sha256: string
  readonly size: number
}

/** The own record as text, sealed again so that it stays unreadable on whatever disk it lands. */
function registerText(desk: Desk): Bytes {
  const { register } = desk
  const json: Json = JSON.parse(
    JSON.stringify({
      patients: [...register.patients.values()],
      consents: [...register.consents.values()],
      withdrawals: [...register.withdrawals.values()],
      orders: [...register.orders.values()],
      codes: [...register.codes],
      pins: [...register.pins.values()],
      erased: [...register.erased.values()],
    }),
  )
  return utf8(JSON.stringify(json, null, 2))
}

function orderText(order: BelievedOrder): Bytes {
  const json: Json = JSON.parse(
    JSON.stringify({
      number: order.fold.number,
      form: order.fold.form,
      files: order.fold.files,
      said: order.fold.said,
      disclosure: order.disclosure.body,
    }),
  )
  return utf8(JSON.stringify(json, null, 2))
}

/** Ciphertext exactly as it was signed, part by part; a backup of something else would be found out too late. */
async function fetchSealed(
  desk: Desk,
  order: BelievedOrder,
  object: string,
): Promise<Answer<{ readonly blob: Blob; readonly sha256: string }>> {
  const [found, signed] = [...order.objects].find(([one]) => one === object) ?? []
  const missing = no("file-missing", { order: order.fold.number })
  if (found === undefined || signed === undefined) return missing
  const reply = await desk.connection.call(ordering.object, { params: { order: order.order, object: found } })
  if (!reply.ok) return missing
  const { chunks } = reply.value
  if (partsHash(chunks) !== signed.sha256) return no("export-differs")
  const running = runningHash()
  const pieces: Blob[] = []
  for (const [part, { sha256 }] of chunks.entries()) {
    const params = { order: order.order, object: found, part }
    const bytes = await desk.connection.call(ordering.objectPart, { params })
    if (!bytes.ok) return missing
    if ((await hashPart(bytes.value)) !== sha256) return no("export-differs")
    running.update(bytes.value)
    pieces.push(new Blob([bytes.value]))
  }
  return done({ blob: new Blob(pieces), sha256: running.hex() })
}

/** What systems of others read without knowing this one. */
async function fhirText(
  desk: Desk,
  { orders, partners }: { readonly orders: readonly BelievedOrder[]; readonly partners: Partners },
): Promise<Answer<Bytes>> {
  const profile = await ownProfile(desk)
  if (!profile.ok) return profile
  const bundle = await fhirRecord(desk, profile.value.signed.body.profile.name, orders, partners)
  return bundle.ok ? done(utf8(JSON.stringify(bundle.value, null, 2))) : bundle
}

export async function exportAll(desk: Desk, write: Write): Promise<Answer<{ readonly files: number }>> {
  const listed: Listed[] = []
  const put = async (path: string, bytes: Bytes): Promise<void> => {
    await write(path, new Blob([bytes]))
    listed.push({ path, sha256: hashHex(bytes), size: bytes.length })
  }
  const now = await refreshOrganisation(desk)
  if (!now.ok) return now
  const { epoch } = desk.organisation
  if (epoch === null) return no("no-epoch")
  const envelope = await desk.connection.call(people.epochEnvelope, {
    params: { organisation: desk.id, epoch: epoch.number },
  })
  const log = await desk.connection.call(people.organisationLog, {
    params: { organisation: desk.id },
    query: {},
  })
  if (!envelope.ok || !log.ok) return no("unreachable")
  const whole = await replay(log.value.entries, null)
  const opened = await openEpochs(desk.organisation, envelope.value.envelope, desk.person.identity)
  if (!opened.ok || !whole.ok || whole.state.head !== desk.organisation.head) return no("export-differs")
  await put(`keys/epoch-${epoch.number}.age`, base64urlToBytes(envelope.value.envelope) ?? utf8(""))
  await put("log.json", utf8(JSON.stringify(log.value.entries, null, 2)))
  const own = await recipientOf(currentEpoch(desk).identity)
  await put("record.json.age", await sealBytes(registerText(desk), [own]))
  await put("probe.txt.age", await sealBytes(utf8("Zahnwolke: this sheet opens this export.\n"), [own]))
  const all = await readOrders(desk)
  if (!all.ok) return all
  const fhir = await fhirText(desk, all.value)
  if (!fhir.ok) return fhir
  await put("fhir.json.age", await sealBytes(fhir.value, [own]))
  for (const order of all.value.orders) {
    if (order.identity === null || order.wire.envelope === null) continue
    const folder = `orders/${order.order}`
    await put(`${folder}/key.age`, base64urlToBytes(order.wire.envelope) ?? utf8(""))
    await put(
      `${folder}/order.json.age`,
      await sealBytes(orderText(order), [await recipientOf(order.identity)]),
    )
    const statements: Json = JSON.parse(JSON.stringify([order.wire.disclosure, ...order.wire.statements]))
    await put(`${folder}/statements.json`, utf8(canonicalJson(statements)))
    for (const file of order.fold.files) {
      const sealed = await fetchSealed(desk, order, file.object)
      if (!sealed.ok) return sealed
      const { blob, sha256 } = sealed.value
      await write(`${folder}/${file.object}.age`, blob)
      listed.push({ path: `${folder}/${file.object}.age`, sha256, size: blob.size })
    }
  }
  const manifest = {
    version: 1,
    organisation: desk.id,
    genesis: desk.organisation.genesis,
    exportedAt: desk.parts.now(),
    files: listed.map(({ path, sha256, size }) => ({ path, sha256, size })),
  }
  await write("manifest.json", new Blob([JSON.stringify(manifest, null, 2)]))
  return done({ files: listed.length + 1 })
}
