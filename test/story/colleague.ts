/** Another member of the same organisation, on a device of their own. */
import { openParty } from "@zahnwolke/core/party/open"
import type { Party } from "@zahnwolke/core/party/party"
import { memoryDevice, partsOf } from "./memory-device.ts"
import { must } from "./people.ts"

export async function colleague(url: string, owner: Party): Promise<Party> {
  const invite = must(await owner.inviteMember({ name: "Tim Helfer", role: "member" }))
  const party = openParty(partsOf(url, memoryDevice()))
  const loginName = `Tim Helfer ${invite.expiresAt}`
  const { passphrase } = must(
    await party.joinAsMember({ link: invite.link, loginName, deviceName: "Laptop" }),
  )
  must(await owner.attend())
  must(await party.signIn({ loginName, passphrase, deviceName: "Laptop" }))
  return party
}
