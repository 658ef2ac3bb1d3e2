/** Founding: the first entries of an organisation, its first epoch, its printed kit, and how its owner unlocks. */
import { people } from "../api/people.ts"
import type { Bytes } from "../encoding/bytes.ts"
import type { Json } from "../encoding/json.ts"
import { randomId } from "../records/id.ts"
import type { OrganisationId, UserId } from "../records/id.ts"
import { organisationIdOf } from "../trust/organisation-log.ts"
import { keyToText } from "../trust/signing.ts"
import type { Signer } from "../trust/signing.ts"
import { sign } from "../trust/statement.ts"
import type { Envelope } from "../trust/statement.ts"
import { done, no } from "./answers.ts"
import type { Base, Desk } from "./desk.ts"
import type { DeviceKeys } from "./device.ts"
import { addDevice, rememberDevice, settle, signerOf } from "./entering.ts"
import { stateOwnHouse } from "./hosting.ts"
import { keepAppended, makeEpoch, signChanges } from "./organisation.ts"
import { record } from "./register.ts"
import { kitOf, kitProofOf, newSeed, personOf, register, wayIn } from "./seeds.ts"
import type { Person } from "./seeds.ts"
import type { FoundInput } from "./status-views.ts"
import type { Answer } from "./views.ts"

export const ownerOf = (user: UserId, person: Person) =>
  ({
    user,
    role: "owner",
    signingKey: keyToText(person.signer.publicKey),
    recipient: person.recipient,
  }) as const

function firstProfile(
  organisation: OrganisationId,
  { profile }: FoundInput,
  signer: Signer,
  at: number,
): Promise<Envelope> {
  const body: Json = JSON.parse(JSON.stringify({ organisation, at, version: 1, profile }))
  return sign("profile", body, signer)
}

export interface Founded {
  readonly desk: Desk
  readonly kitSeed: Bytes
}

export async function found(
  base: Base,
  keys: DeviceKeys,
  input: FoundInput,
  passphrase: string,
): Promise<Answer<Founded>> {
  const seed = newSeed()
  const kitSeed = newSeed()
  const user = randomId("user")
  const device = randomId("device")
  const person = await personOf(seed, user)
  const kit = await kitOf(kitSeed)
  const at = base.parts.now()
  const owner = ownerOf(user, person)
  const recovery = { signingKey: keyToText(kit.signer.publicKey), recipient: kit.recipient }
  const genesis = await signChanges(
    null,
    [{ kind: "found", role: input.profile.role, owner, recovery }],
    person.signer,
    at,
  )
  const root = { seed, genesis: genesis.state.genesis }
  const account = await register(wayIn(base), input.loginName, passphrase, root)
  if (!account.ok) return account
  const id = organisationIdOf(root.genesis)
  const kitProof = await kitProofOf(kit, root.genesis)
  const epoch = await makeEpoch(id, { epochs: [], kitProof }, [person.recipient], kit.recipient)
  const rest = await signChanges(
    genesis.state,
    [addDevice(user, device, keys), epoch.change],
    person.signer,
    at,
  )
  const profile = await firstProfile(id, input, signerOf(keys, device), at)
  const reply = await base.connection.call(people.found, {
    body: {
      entries: [...genesis.entries, ...rest.entries],
      epochEnvelope: epoch.envelope,
      user,
      ...account.value,
      profile,
    },
  })
  if (!reply.ok) return no(reply.problem.code)
  const kept = await keepAppended(base, rest.state)
  if (!kept.ok) return kept
  const desk = await settle({
    base,
    keys,
    seed,
    user,
    person,
    device,
    state: rest.state,
    ring: { epochs: [epoch.epoch], kitProof },
  })
  await rememberDevice(desk, input.profile.name)
  const named = await sayFirst(desk, input)
  return named.ok ? done({ desk, kitSeed }) : named
}

/** Whose server it is, before anything is kept there; then who and what is here. */
async function sayFirst(desk: Desk, input: FoundInput): Promise<Answer<null>> {
  const housed = input.ownHouse ? await stateOwnHouse(desk, input.language ?? "de") : done(null)
  return housed.ok ? nameThem(desk, input) : housed
}

async function nameThem(desk: Desk, { ownerName, deviceName }: FoundInput): Promise<Answer<null>> {
  const { device, user } = desk
  for (const event of [
    { kind: "member-named", user, name: ownerName },
    { kind: "device-named", device, name: deviceName },
  ] as const) {
    const named = await record(desk, event)
    if (!named.ok) return named
  }
  return done(null)
}
