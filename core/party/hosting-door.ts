/** Who holds this organisation's data, at the door. */
import { done } from "./answers.ts"
import { readHosts, stateOwnHouse, viewHosts } from "./hosting.ts"
import { withDesk } from "./house.ts"
import type { House } from "./house.ts"
import type { Party } from "./party.ts"
import { keepProvider, readProvider, signProviderFile } from "./provider-file.ts"

type HostingDoor = Pick<Party, "hosts" | "stateOwnHouse" | "provider" | "keepProvider" | "signProvider">

export function hostingDoor(house: House): HostingDoor {
  return {
    hosts: () =>
      withDesk(house, async (desk) => {
        const verdicts = await readHosts(desk)
        return verdicts.ok ? done(viewHosts(verdicts.value)) : verdicts
      }),
    stateOwnHouse: (language) => withDesk(house, (desk) => stateOwnHouse(desk, language)),
    provider: (host) => withDesk(house, (desk) => readProvider(desk, host)),
    keepProvider: (input) => withDesk(house, (desk) => keepProvider(desk, input)),
    signProvider: (input) => withDesk(house, (desk) => signProviderFile(desk, input)),
  }
}
