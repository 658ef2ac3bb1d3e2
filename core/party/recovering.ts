/** The way back with the printed kit: it opens the data and brings in a new owner. */
import { people } from "../api/people.ts"
import { bytesToBase64url } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"
import { randomId } from "../records/id.ts"
import { recoveryBytes } from "../trust/challenge.ts"
import type { OrganisationState } from "../trust/organisation-log.ts"
import { keyToText } from "../trust/signing.ts"
import { done, no } from "./answers.ts"
import type { Base, Desk, Ring } from "./desk.ts"
import type { DeviceKeys } from "./device.ts"
import { addDevice, settle } from "./entering.ts"
import { ownerOf } from "./founding.ts"
import {
  activeReaders,
  keepAppended,
  makeEpoch,
  openEpochs,
  readOrganisation,
  signChanges,
} from "./organisation.ts"
import { record, refreshRegister } from "./register.ts"
import { isKitOf, kitOf, newSeed, personOf, register, wayIn } from "./seeds.ts"
import type { Person } from "./seeds.ts"
import type { Answer } from "./views.ts"

/** The organisation for which this very sheet was printed: its log knows the sheet, and the sheet once signed for it. */
async function organisationOf(
  base: Base,
  kit: Person,
  at: number,
): Promise<Answer<{ readonly state: OrganisationState; readonly ring: Ring }>> {
  const key = keyToText(kit.signer.publicKey)
  const signature = bytesToBase64url(await kit.signer.sign(recoveryBytes(at)))
  const found = await base.connection.call(people.recoveryStart, { body: { key, at, signature } })
  if (!found.ok) return no(found.problem.code)
  const read = await readOrganisation(base, found.value.organisation, null)
  if (!read.ok) return read
  const state = read.value
  if (state.recovery.signingKey !== key) return no("kit-unknown")
  const ring = await openEpochs(state, found.value.envelope, kit.identity)
  if (!ring.ok) return ring
  const isOurs = await isKitOf(kit, state.genesis, ring.value.kitProof)
  return isOurs ? done({ state, ring: ring.value }) : no("kit-unproven")
}

/** After every device is lost: the kit opens the data and brings in a new owner, with new keys. */
export async function recoverByKit(
  base: Base,
  keys: DeviceKeys,
  input: {
    readonly kitSeed: Bytes
    readonly ownerName: string
    readonly loginName: string
    readonly deviceName: string
  },
  passphrase: string,
): Promise<Answer<Desk>> {
  const kit = await kitOf(input.kitSeed)
  const at = base.parts.now()
  const known = await organisationOf(base, kit, at)
  if (!known.ok) return known
  const { ring, state } = known.value
  const seed = newSeed()
  const user = randomId("user")
  const device = randomId("device")
  const person = await personOf(seed, user)
  const root = { seed, genesis: state.genesis }
  const account = await register(wayIn(base), input.loginName, passphrase, root)
  if (!account.ok) return account
  const change = { kind: "recover", ...ownerOf(user, person) } as const
  const recovered = await signChanges(state, [change], kit.signer, at)
  const epoch = await makeEpoch(state.id, ring, activeReaders(recovered.state), kit.recipient)
  const rest = await signChanges(
    recovered.state,
    [addDevice(user, device, keys), epoch.change],
    person.signer,
    at,
  )
  const reply = await base.connection.call(people.appendEntry, {
    params: { organisation: state.id },
    body: {
      entries: [...recovered.entries, ...rest.entries],
      epochEnvelope: epoch.envelope,
      account: { user, ...account.value },
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
    ring: { ...ring, epochs: [...ring.epochs, epoch.epoch] },
  })
  const refreshed = await refreshRegister(desk)
  if (!refreshed.ok) return refreshed
  await record(desk, { kind: "member-named", user, name: input.ownerName })
  await record(desk, { kind: "device-named", device, name: input.deviceName })
  return done(desk)
}
