/** Another member of the same organisation, on a device of their own. */
import { openParty } from "@zahnwolke/core/party/open"
import type { Party } from "@zahnwolke/core/party/party"
import type { MemberRole } from "@zahnwolke/core/records/organisation"
import { memoryDevice, partsOf } from "./memory-device.ts"
import { must } from "./people.ts"

async function joined(url: string, owner: Party, name: string, role: MemberRole): Promise<Party> {
  const invite = must(await owner.inviteMember({ name, role }))
  const party = openParty(partsOf(url, memoryDevice()))
  const loginName = `${name} ${invite.expiresAt}`
  const { passphrase } = must(
    await party.joinAsMember({ link: invite.link, loginName, deviceName: "Laptop" }),
  )
  must(await owner.attend())
  must(await party.signIn({ loginName, passphrase, deviceName: "Laptop" }))
  return party
}

export const colleague = (url: string, owner: Party): Promise<Party> =>
  joined(url, owner, "Tim Helfer", "member")

export const officerOf = (url: string, owner: Party): Promise<Party> =>
  joined(url, owner, "Dana Schutz", "data-protection-officer")
