/** An organisation that the server made up: whoever it wants is a member, and all it takes is their public keys. */
import { bytesToBase64url } from "@zahnwolke/core/encoding/bytes"
import { makeEpoch, signChanges } from "@zahnwolke/core/party/organisation"
import { kitOf, kitProofOf, newSeed, personOf } from "@zahnwolke/core/party/seeds"
import type { OrganisationId } from "@zahnwolke/core/records/id"
import { randomId } from "@zahnwolke/core/records/id"
import type { OrganisationState } from "@zahnwolke/core/trust/organisation-log"
import { keyToText } from "@zahnwolke/core/trust/signing"
import type { Envelope } from "@zahnwolke/core/trust/statement"
import type { BentServer } from "./bent.ts"
import { says } from "./bent.ts"

export interface Forged {
  readonly id: OrganisationId
  readonly entries: readonly Envelope[]
  readonly envelope: string
}

/** `victim` is what their real log says of them: public, all of it. */
export async function forgedOrganisation(victim: OrganisationState): Promise<Forged> {
  const user = randomId("user")
  const attacker = await personOf(newSeed(), user)
  const kit = await kitOf(newSeed())
  const owner = {
    user,
    role: "owner",
    signingKey: keyToText(attacker.signer.publicKey),
    recipient: attacker.recipient,
  } as const
  const members = [...victim.members.values()].map(({ active: _, roles: _roles, ...member }) => member)
  const { recovery, role } = victim
  const first = await signChanges(
    null,
    [
      { kind: "found", role, owner, recovery },
      ...members.map((member) => ({ kind: "add-member", ...member }) as const),
    ],
    attacker.signer,
    Date.now(),
  )
  const ring = { epochs: [], kitProof: await kitProofOf(kit, first.state.genesis) }
  const readers = [attacker.recipient, ...members.map((member) => member.recipient)]
  const epoch = await makeEpoch(first.state.id, ring, readers, recovery.recipient)
  const last = await signChanges(first.state, [epoch.change], attacker.signer, Date.now())
  return { id: last.state.id, entries: [...first.entries, ...last.entries], envelope: epoch.envelope }
}

/** From here on the server plays along: whoever comes in finds everything in order. */
export function serveForged(server: BentServer, forged: Forged): void {
  const { entries, envelope, id } = forged
  const kept: unknown[] = [...entries]
  const events: unknown[] = []
  const token = bytesToBase64url(new Uint8Array(32))
  const from = (query: URLSearchParams): number => Number(query.get("from") ?? "0")
  server.bend("GET", new RegExp(`^/v1/organisations/${id}/log$`, "u"), ({ query }) =>
    says({ entries: kept.slice(from(query)) }),
  )
  server.bend("POST", new RegExp(`^/v1/organisations/${id}/log$`, "u"), ({ body }) => {
    kept.push(...(body as { entries: unknown[] }).entries)
    return says({})
  })
  server.bend("GET", new RegExp(`^/v1/organisations/${id}/epochs/`, "u"), () => says({ envelope }))
  server.bend("GET", new RegExp(`^/v1/streams/${id}$`, "u"), ({ query }) =>
    says({ events: events.slice(from(query)) }),
  )
  server.bend("POST", new RegExp(`^/v1/streams/${id}$`, "u"), ({ body }) => {
    events.push(body)
    return says({})
  })
  server.bend("POST", /^\/v1\/sessions\/challenge$/u, () => says({ challenge: token }))
  server.bend("POST", /^\/v1\/sessions$/u, () => says({ token, expiresAt: Date.now() + 3_600_000 }))
}
