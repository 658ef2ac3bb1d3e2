/** Organisations as this device believes them: logs replayed from the pinned first entry, never shorter than last time. */
import { people } from "../api/people.ts"
import { base64urlToBytes, bytesToBase64url, utf8, utf8ToText } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"
import { hashHex } from "../encoding/hash.ts"
import type { Json } from "../encoding/json.ts"
import { identityFromSeed, isIdentity, openBytes, recipientOf, sealBytes } from "../envelope/identity.ts"
import type { Identity, Recipient } from "../envelope/identity.ts"
import type { OrganisationId } from "../records/id.ts"
import { applyEntry, entryKind, replay } from "../trust/organisation-log.ts"
import type { Change, OrganisationState } from "../trust/organisation-log.ts"
import type { Signer } from "../trust/signing.ts"
import { sign, statementHash } from "../trust/statement.ts"
import type { Envelope } from "../trust/statement.ts"
import { done, no } from "./answers.ts"
import { currentEpoch } from "./desk.ts"
import type { Base, Desk, Epoch, Ring } from "./desk.ts"
import type { Answer } from "./views.ts"

/**
 * Reads and verifies an organisation's log. Refused: a first entry other than the pinned one, a broken chain, and a log
 * that is shorter than, or differs from, what this device saw before.
 */
export async function readOrganisation(
  base: Following,
  organisation: OrganisationId,
  genesis: string | null,
): Promise<Answer<OrganisationState>> {
  const before = base.logs.get(organisation) ?? null
  const query = before === null ? {} : { from: before.seq + 1 }
  // Before the question: what another call learns in the meantime is newer than this answer.
  const known = await base.memory.recall("log", organisation)
  const reply = await base.connection.call(people.organisationLog, { params: { organisation }, query })
  if (!reply.ok) return no(reply.problem.code)
  const result = await replayFrom(before, reply.value.entries)
  const pinned = genesis ?? known?.genesis ?? null
  if (!result.ok) return refuseLog(base, "log-broken", organisation)
  const { state } = result
  if (state.id !== organisation || (pinned !== null && state.genesis !== pinned)) {
    return refuseLog(base, "key-changed", organisation)
  }
  if (before === null && known !== null && !(await continues(reply.value.entries, known))) {
    return refuseLog(base, "log-rolled-back", organisation)
  }
  await base.memory.keep("log", organisation, { genesis: state.genesis, seq: state.seq, head: state.head })
  base.logs.set(organisation, state)
  return done(state)
}

/**
 * A log that has as many entries as were believed here since the start is not asked for again. A server that counts too
 * few could as well keep the entries back when it is asked: what catches it is the same, the next log that is longer.
 */
export async function followOrganisation(
  base: Following,
  organisation: OrganisationId,
  genesis: string,
  entries: number | null,
): Promise<Answer<OrganisationState>> {
  const known = base.logs.get(organisation)
  return known?.genesis === genesis && known.seq + 1 === entries
    ? done(known)
    : readOrganisation(base, organisation, genesis)
}

type Following = Pick<Base, "connection" | "memory" | "alarm" | "logs">

/** The server said that it kept our entries, and is asked at once whether it did: a removal that only we know is none. */
export async function keepAppended(base: Following, state: OrganisationState): Promise<Answer<null>> {
  const params = { organisation: state.id }
  const reply = await base.connection.call(people.organisationLog, { params, query: { from: state.seq } })
  if (!reply.ok) return no(reply.problem.code)
  const [ours] = reply.value.entries
  if (ours === undefined || statementHash(ours) !== state.head) {
    return refuseLog(base, "entry-dropped", state.id)
  }
  await base.memory.keep("log", state.id, { genesis: state.genesis, seq: state.seq, head: state.head })
  base.logs.set(state.id, state)
  return done(null)
}

const replayFrom = (before: OrganisationState | null, entries: readonly Envelope[]) =>
  before !== null && entries.length === 0
    ? Promise.resolve({ ok: true as const, state: before })
    : replay(entries, before)

function refuseLog(base: Pick<Base, "alarm">, code: string, organisation: OrganisationId) {
  const refused = no(code, { organisation })
  base.alarm(refused.refusal)
  return refused
}

async function continues(
  entries: readonly Envelope[],
  known: { seq: number; head: string },
): Promise<boolean> {
  const until = await replay(entries.slice(0, known.seq + 1), null)
  return until.ok && until.state.head === known.head && until.state.seq === known.seq
}

/**
 * All epochs up to this one, for those who may read: a new member reads the past, a removed one not the future. The
 * text is an identity file of the stock age tool, so that an export opens without us.
 */
function epochsText(organisation: string, { epochs, kitProof }: Ring): Bytes {
  const lines = epochs.map(({ epoch, identity }) => `# epoch ${epoch}\n${identity}\n`)
  return utf8(`# zahnwolke ${organisation}\n# kit ${kitProof}\n${lines.join("")}`)
}

function parseEpochs(bytes: Bytes, organisation: OrganisationId): Ring | null {
  const text = new TextDecoder().decode(bytes)
  const [, kitProof = ""] = /^# zahnwolke \S+\n# kit ([A-Za-z0-9_-]+)\n/u.exec(text) ?? []
  const found = [...text.matchAll(/# epoch (\d+)\n(AGE-SECRET-KEY-PQ-1[0-9A-Z]+)\n/gu)]
  const epochs = found.flatMap(([, epoch, identity = ""]) =>
    isIdentity(identity) ? [{ epoch: Number(epoch), identity }] : [],
  )
  const inOrder = epochs.length > 0 && epochs.every(({ epoch }, index) => epoch === index + 1)
  const ring = { epochs, kitProof }
  return inOrder && utf8ToText(epochsText(organisation, ring)) === text ? ring : null
}

/** Opens the envelope of the newest epoch; it must be the very one that an owner signed into the log. */
export async function openEpochs(
  state: OrganisationState,
  envelope: string,
  identity: Identity,
): Promise<Answer<Ring>> {
  const sealed = base64urlToBytes(envelope)
  if (state.epoch === null || sealed === null || hashHex(sealed) !== state.epoch.envelope) {
    return no("envelope-swapped")
  }
  const opened = await openBytes(sealed, [identity])
  const ring = opened && parseEpochs(opened, state.id)
  const newest = ring?.epochs.at(-1)
  if (!ring || newest === undefined || newest.epoch !== state.epoch.number) return no("envelope-closed")
  if ((await recipientOf(newest.identity)) !== state.epoch.recipient) return no("envelope-swapped")
  return done(ring)
}

/** Follows a verified state: signs changes one after the other. */
export async function signChanges(
  before: OrganisationState | null,
  changes: readonly Change[],
  signer: Signer,
  at: number,
): Promise<{ readonly entries: readonly Envelope[]; readonly state: OrganisationState }> {
  let state = before
  const entries: Envelope[] = []
  for (const change of changes) {
    const body: Json = JSON.parse(
      JSON.stringify({ seq: state === null ? 0 : state.seq + 1, previous: state?.head ?? null, at, change }),
    )
    const entry = await sign(entryKind, body, signer)
    const step = await applyEntry(state, entry)
    if (!step.ok) throw new Error(`a change of our own making was refused: ${step.fault}`)
    state = step.state
    entries.push(entry)
  }
  if (state === null) throw new Error("an organisation begins with its first entry")
  return { entries, state }
}

export interface NewEpoch {
  readonly epoch: Epoch
  readonly change: Change
  readonly envelope: string
}

/** A fresh identity, sealed with all earlier ones for everyone who may read, and for the printed kit. */
export async function makeEpoch(
  organisation: OrganisationId,
  { epochs, kitProof }: Ring,
  readers: readonly Recipient[],
  kit: Recipient,
): Promise<NewEpoch> {
  const identity = identityFromSeed(crypto.getRandomValues(new Uint8Array(32)))
  const epoch = { epoch: epochs.length + 1, identity }
  const text = epochsText(organisation, { epochs: [...epochs, epoch], kitProof })
  const sealed = await sealBytes(text, [kit, ...readers])
  const recipient = await recipientOf(identity)
  return {
    epoch,
    change: { kind: "epoch", epoch: epoch.epoch, recipient, envelope: hashHex(sealed) },
    envelope: bytesToBase64url(sealed),
  }
}

export const activeReaders = (state: OrganisationState): readonly Recipient[] =>
  [...state.members.values()].filter((member) => member.active).map((member) => member.recipient)

/** Reads the own log again, where it is not known to be no longer than before, and where the epoch moved the new keys. */
export async function refreshOrganisation(desk: Desk, entries: number | null = null): Promise<Answer<null>> {
  const read = await followOrganisation(desk, desk.id, desk.organisation.genesis, entries)
  if (!read.ok) return read
  desk.organisation = read.value
  if (read.value.epoch === null || read.value.epoch.number === currentEpoch(desk).epoch) return done(null)
  const ring = await fetchEpochs(desk, read.value)
  if (!ring.ok) return ring
  desk.epochs = ring.value.epochs
  desk.kitProof = ring.value.kitProof
  return done(null)
}

export async function fetchEpochs(
  base: Pick<Desk, "connection" | "person">,
  state: OrganisationState,
): Promise<Answer<Ring>> {
  if (state.epoch === null) return no("no-epoch")
  const reply = await base.connection.call(people.epochEnvelope, {
    params: { organisation: state.id, epoch: state.epoch.number },
  })
  return reply.ok ? openEpochs(state, reply.value.envelope, base.person.identity) : no(reply.problem.code)
}

/** Changes of the own organisation, with a new epoch where who may read has changed. Tried again after a race. */
export async function changeOrganisation(
  desk: Desk,
  makeChanges: (state: OrganisationState) => readonly Change[],
  newEpoch: boolean,
  kitProof?: string,
): Promise<Answer<null>> {
  for (let tries = 0; tries < 5; tries++) {
    const changes = makeChanges(desk.organisation)
    if (changes.length === 0) return done(null)
    const at = desk.parts.now()
    const changed = await signChanges(desk.organisation, changes, desk.person.signer, at)
    const readers = activeReaders(changed.state)
    const ring = { epochs: desk.epochs, kitProof: kitProof ?? desk.kitProof }
    const epoch = newEpoch ? await makeEpoch(desk.id, ring, readers, changed.state.recovery.recipient) : null
    const last =
      epoch === null ? null : await signChanges(changed.state, [epoch.change], desk.person.signer, at)
    const entries = [...changed.entries, ...(last?.entries ?? [])]
    const body = { entries, ...(epoch === null ? {} : { epochEnvelope: epoch.envelope }) }
    const reply = await desk.connection.call(people.appendEntry, { params: { organisation: desk.id }, body })
    if (reply.ok) {
      const kept = await keepAppended(desk, last?.state ?? changed.state)
      if (!kept.ok) return kept
      desk.organisation = last?.state ?? changed.state
      if (epoch !== null) desk.epochs = [...desk.epochs, epoch.epoch]
      desk.kitProof = ring.kitProof
      return done(null)
    }
    if (reply.problem.code !== "log-raced") return no(reply.problem.code, reply.problem.details)
    const read = await refreshOrganisation(desk)
    if (!read.ok) return read
  }
  return no("log-raced")
}
