/** Who holds this organisation's data, at the door. */
import { done } from "./answers.ts"
import { readHosts, stateOwnHouse, viewHost } from "./hosting.ts"
import { withDesk } from "./house.ts"
import type { House } from "./house.ts"
import type { Party } from "./party.ts"

type HostingDoor = Pick<Party, "hosts" | "stateOwnHouse">

export function hostingDoor(house: House): HostingDoor {
  return {
    hosts: () =>
      withDesk(house, async (desk) => {
        const verdicts = await readHosts(desk)
        return verdicts.ok ? done(verdicts.value.map((one) => viewHost(one))) : verdicts
      }),
    stateOwnHouse: (language) => withDesk(house, (desk) => stateOwnHouse(desk, language)),
  }
}
