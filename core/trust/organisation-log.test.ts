import assert from "node:assert/strict"
import { before, test } from "node:test"
import * as fc from "fast-check"
import { base64urlToBytes, bytesToBase64url, utf8, utf8ToText } from "../encoding/bytes.ts"
import type { Json } from "../encoding/json.ts"
import { newIdentity, recipientOf } from "../envelope/identity.ts"
import type { Recipient } from "../envelope/identity.ts"
import { randomId } from "../records/id.ts"
import type { UserId } from "../records/id.ts"
import type { MemberRole } from "../records/organisation.ts"
import {
  applyEntry,
  deviceKey,
  entryKind,
  memberOfDevice,
  organisationIdOf,
  presentDeviceKey,
  replay,
  roleOfDevice,
} from "./organisation-log.ts"
import type { Change, OrganisationState } from "./organisation-log.ts"
import { keyToText, signerFromSeed } from "./signing.ts"
import type { Signer } from "./signing.ts"
import { sign } from "./statement.ts"
import type { Envelope } from "./statement.ts"

interface Person {
  readonly user: UserId
  readonly signer: Signer
}

const day = 86_400_000
const noon = 1_795_000_000_000
const hash64 = "0".repeat(64)
let recipient: Recipient = "age1pq1"

async function person(): Promise<Person> {
  const user = randomId("user")
  return { user, signer: await signerFromSeed(crypto.getRandomValues(new Uint8Array(32)), user) }
}

const kit = async (): Promise<Signer> =>
  signerFromSeed(crypto.getRandomValues(new Uint8Array(32)), "recovery")

const asMember = ({ user, signer }: Person, role: MemberRole) => ({
  user,
  role,
  signingKey: keyToText(new Uint8Array(signer.publicKey)),
  recipient,
})

async function entry(
  state: OrganisationState | null,
  change: Change,
  by: Signer,
  at = noon,
  other: Partial<Record<"seq" | "previous", Json>> = {},
): Promise<Envelope> {
  const body: Json = JSON.parse(
    JSON.stringify({
      seq: state === null ? 0 : state.seq + 1,
      previous: state === null ? null : state.head,
      at,
      change,
      ...other,
    }),
  )
  return sign(entryKind, body, by)
}

async function mustApply(
  state: OrganisationState | null,
  change: Change,
  by: Signer,
  at = noon,
): Promise<OrganisationState> {
  const step = await applyEntry(state, await entry(state, change, by, at))
  if (!step.ok) assert.fail(step.fault)
  return step.state
}

async function faultOf(state: OrganisationState | null, change: Change, by: Signer): Promise<string> {
  const step = await applyEntry(state, await entry(state, change, by))
  return step.ok ? "none" : step.fault
}

interface House {
  readonly owner: Person
  readonly member: Person
  readonly sheet: Signer
  readonly state: OrganisationState
  readonly founding: Change
}

async function house(): Promise<House> {
  const [owner, member, sheet] = await Promise.all([person(), person(), kit()])
  const recovery = { signingKey: keyToText(new Uint8Array(sheet.publicKey)), recipient }
  const founding: Change = { kind: "found", role: "practice", owner: asMember(owner, "owner"), recovery }
  const founded = await mustApply(null, founding, owner.signer)
  const state = await mustApply(founded, { kind: "add-member", ...asMember(member, "member") }, owner.signer)
  return { owner, member, sheet, state, founding }
}

let home: House
before(async () => {
  recipient = await recipientOf(newIdentity())
  home = await house()
})

const device = (user: UserId, key = keyToText(crypto.getRandomValues(new Uint8Array(32)))): Change => ({
  kind: "add-device",
  user,
  device: randomId("device"),
  key,
})
const epoch = (number: number): Change => ({ kind: "epoch", epoch: number, recipient, envelope: hash64 })

test("an organisation begins with its founding, signed by the owner whom it names, and is named after it", async () => {
  const { founding, owner, member, state } = home
  assert.equal(state.id, organisationIdOf(state.genesis))
  assert.equal(await faultOf(null, founding, member.signer), "not-entitled")
  assert.equal(await faultOf(null, { kind: "remove-member", user: owner.user }, owner.signer), "out-of-order")
  assert.equal(await faultOf(state, founding, owner.signer), "contradiction")
  const impostor = await signerFromSeed(crypto.getRandomValues(new Uint8Array(32)), owner.user)
  assert.equal(await faultOf(null, founding, impostor), "bad-signature")
  const late = await applyEntry(null, await entry(null, founding, owner.signer, noon, { seq: 1 }))
  assert.deepEqual(late, { ok: false, fault: "out-of-order" })
})

test("only owners bring in, remove and raise people, and begin epochs", async () => {
  const { member, owner, sheet, state } = home
  const guest = asMember(await person(), "member")
  for (const change of [
    { kind: "add-member", ...guest },
    { kind: "remove-member", user: owner.user },
    { kind: "change-role", user: member.user, role: "owner" },
    { kind: "renew-kit", recovery: state.recovery },
    epoch(1),
  ] satisfies Change[]) {
    assert.equal(await faultOf(state, change, member.signer), "not-entitled")
    assert.equal(await faultOf(state, change, sheet), "not-entitled")
    assert.equal(await faultOf(state, change, (await person()).signer), "not-entitled")
  }
  assert.equal(await faultOf(state, epoch(1), owner.signer), "none")
})

test("the printed kit brings in a new owner, once each, and does nothing else", async () => {
  const { owner, sheet, state } = home
  const rescued = await person()
  const recover: Change = { kind: "recover", ...asMember(rescued, "owner") }
  assert.equal(await faultOf(state, recover, owner.signer), "not-entitled")
  assert.equal(await faultOf(state, { ...recover, role: "member" }, sheet), "contradiction")
  const after = await mustApply(state, recover, sheet)
  assert.equal(await faultOf(after, recover, sheet), "contradiction")
  const renewed = await mustApply(
    after,
    {
      kind: "renew-kit",
      recovery: { ...state.recovery, signingKey: keyToText(new Uint8Array(rescued.signer.publicKey)) },
    },
    rescued.signer,
  )
  const another: Change = { kind: "recover", ...asMember(await person(), "owner") }
  assert.equal(await faultOf(renewed, another, sheet), "bad-signature")
})

test("a person adds and signs out own devices, and nobody else's; an owner signs out anybody's", async () => {
  const { member, owner, state } = home
  const own = device(member.user)
  assert.equal(await faultOf(state, own, owner.signer), "not-entitled")
  const joined = await mustApply(state, own, member.signer)
  assert.equal(await faultOf(joined, own, member.signer), "contradiction")
  const mine = await mustApply(joined, device(owner.user), owner.signer)
  const [first, second] = [...mine.devices.keys()]
  assert.ok(first && second)
  assert.equal(await faultOf(mine, { kind: "revoke-device", device: second }, member.signer), "not-entitled")
  assert.equal(await faultOf(mine, { kind: "revoke-device", device: first }, member.signer), "none")
  assert.equal(await faultOf(mine, { kind: "revoke-device", device: first }, owner.signer), "none")
})

test("a device that was signed out comes back neither under its name nor under another one", async () => {
  const { member, state } = home
  const added = device(member.user)
  if (added.kind !== "add-device") assert.fail()
  const joined = await mustApply(state, added, member.signer)
  const out = await mustApply(
    joined,
    { kind: "revoke-device", device: added.device },
    member.signer,
    noon + 1,
  )
  assert.equal(await faultOf(out, added, member.signer), "contradiction")
  assert.equal(await faultOf(out, device(member.user, added.key), member.signer), "contradiction")
  assert.equal(
    await faultOf(out, { kind: "revoke-device", device: added.device }, member.signer),
    "contradiction",
  )
})

test("a device speaks from its entry to its end, and by no clock after that", async () => {
  const { member, state } = home
  const added = device(member.user)
  if (added.kind !== "add-device") assert.fail()
  const joined = await mustApply(state, added, member.signer)
  const out = await mustApply(
    joined,
    { kind: "revoke-device", device: added.device },
    member.signer,
    noon + day,
  )
  assert.ok(deviceKey(joined, added.device, noon))
  assert.equal(deviceKey(joined, added.device, noon - 3 * day), null)
  assert.ok(deviceKey(out, added.device, noon + day - 1))
  assert.equal(deviceKey(out, added.device, noon + day), null)
  assert.ok(presentDeviceKey(joined, added.device))
  assert.equal(presentDeviceKey(out, added.device), null)
  assert.equal(deviceKey(out, "device_nobody", noon), null)
  assert.equal(memberOfDevice(out, added.device)?.user, member.user)
})

test("who was removed signs nothing more, and all their devices are out", async () => {
  const { member, owner, state } = home
  const added = device(member.user)
  if (added.kind !== "add-device") assert.fail()
  const joined = await mustApply(state, added, member.signer)
  const gone = await mustApply(joined, { kind: "remove-member", user: member.user }, owner.signer)
  assert.equal(await faultOf(gone, device(member.user), member.signer), "not-entitled")
  assert.equal(presentDeviceKey(gone, added.device), null)
  assert.equal(
    await faultOf(gone, { kind: "remove-member", user: member.user }, owner.signer),
    "contradiction",
  )
  assert.equal(
    await faultOf(gone, { kind: "change-role", user: member.user, role: "owner" }, owner.signer),
    "contradiction",
  )
})

test("an organisation is never without an owner", async () => {
  const { owner, state } = home
  assert.equal(
    await faultOf(state, { kind: "remove-member", user: owner.user }, owner.signer),
    "contradiction",
  )
  const step: Change = { kind: "change-role", user: owner.user, role: "member" }
  assert.equal(await faultOf(state, step, owner.signer), "contradiction")
})

test("epochs follow one another without a gap", async () => {
  const { owner, state } = home
  for (const wrong of [0, 2, 7])
    assert.equal(await faultOf(state, epoch(wrong), owner.signer), "contradiction")
  const first = await mustApply(state, epoch(1), owner.signer)
  assert.equal(await faultOf(first, epoch(1), owner.signer), "contradiction")
  assert.equal(await faultOf(first, epoch(2), owner.signer), "none")
})

test("a log that is cut, reordered, repeated, mixed with another's or changed in a bit is refused", async () => {
  const { founding, member, owner } = home
  const entries: Envelope[] = []
  let state: OrganisationState | null = null
  const changes: readonly (readonly [Change, Signer])[] = [
    [founding, owner.signer],
    [{ kind: "add-member", ...asMember(member, "member") }, owner.signer],
    [epoch(1), owner.signer],
    [device(member.user), member.signer],
    [device(owner.user), owner.signer],
  ]
  for (const [change, by] of changes) {
    const next: Envelope = await entry(state, change, by)
    const step = await applyEntry(state, next)
    if (!step.ok) assert.fail(step.fault)
    entries.push(next)
    state = step.state
  }
  const whole = await replay(entries, null)
  assert.ok(whole.ok)
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(entries, { minLength: 0 }), async (some) => {
      const isPrefix = some.every((one, index) => one === entries[index])
      const read = await replay(some, null)
      assert.equal(read.ok, isPrefix && some.length > 0)
    }),
    { numRuns: 60 },
  )
  await fc.assert(
    fc.asyncProperty(fc.nat(entries.length - 1), fc.nat(), fc.nat(7), async (which, at, bit) => {
      const target = entries[which]
      assert.ok(target)
      const bytes = base64urlToBytes(target.payload) ?? utf8("")
      const place = at % bytes.length
      bytes[place] = (bytes[place] ?? 0) ^ (1 << bit)
      const changed = entries.with(which, { ...target, payload: bytesToBase64url(bytes) })
      assert.equal((await replay(changed, null)).ok, false)
    }),
    { numRuns: 60 },
  )
  const other = await house()
  const foreign = await entry(other.state, epoch(1), other.owner.signer)
  assert.equal((await replay([...entries.slice(0, 2), foreign], null)).ok, false)
  assert.deepEqual(await replay([], null), { ok: false, fault: "malformed", seq: 0 })
})

test("an entry of another kind, in another spelling or with a word too many is malformed", async () => {
  const { owner, state } = home
  const good = await entry(state, epoch(1), owner.signer)
  const text = utf8ToText(base64urlToBytes(good.payload) ?? utf8(""))
  const body: Json = JSON.parse(text)
  for (const spelling of [
    ` ${text}`,
    `${text}\n`,
    text.replace("{", '{"extra":1,'),
    text.replace(/"at":(\d+)/u, '"at":$1.0'),
    text.replace(/"at":(\d+)/u, '"at":$1,"at":$1'),
  ]) {
    const forged = { ...good, payload: bytesToBase64url(utf8(spelling)) }
    assert.deepEqual(await applyEntry(state, forged), { ok: false, fault: "malformed" })
  }
  const elsewhere = await sign("profile", body, owner.signer)
  assert.deepEqual(await applyEntry(state, elsewhere), { ok: false, fault: "malformed" })
})

test("a role counts from its own day on and up to the next one, whenever somebody asks", async () => {
  const { member, owner, state } = home
  const added = device(member.user)
  if (added.kind !== "add-device") assert.fail("a device is added")
  const joined = await mustApply(state, added, member.signer)
  const raise = (role: MemberRole): Change => ({ kind: "change-role", user: member.user, role })
  const officer = "data-protection-officer"
  const raised = await mustApply(joined, raise(officer), owner.signer, noon + day)
  const lowered = await mustApply(raised, raise("member"), owner.signer, noon + 2 * day)
  const roles = [noon, noon + day - 1, noon + day, noon + 2 * day - 1, noon + 2 * day].map((at) =>
    roleOfDevice(lowered, added.device, at),
  )
  assert.deepEqual(roles, ["member", "member", officer, officer, "member"])
  // Whoever just joined may have a clock that is behind: their first role has no first moment.
  assert.equal(roleOfDevice(lowered, added.device, noon - day), "member")
  assert.equal(roleOfDevice(lowered, randomId("device"), noon), undefined)
})

test("a change of role that is dated before the last one undoes nothing that lies behind", async () => {
  const { member, owner, state } = home
  const officer: Change = { kind: "change-role", user: member.user, role: "data-protection-officer" }
  const raised = await mustApply(state, officer, owner.signer, noon + day)
  const back: Change = { kind: "change-role", user: member.user, role: "member" }
  const lowered = await mustApply(raised, back, owner.signer, noon - day)
  const roles = lowered.members.get(member.user)?.roles ?? []
  assert.deepEqual(
    roles.map(({ from, role }) => [role, from]),
    [
      ["member", 0],
      ["data-protection-officer", noon + day],
      ["member", noon + day],
    ],
  )
})
