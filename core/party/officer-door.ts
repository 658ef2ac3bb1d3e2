/** What a data protection officer asks at the door: the register, what ends, what was held back, who holds what, proofs. */
import { auditPackage } from "./audit-package.ts"
import { showDisclosures } from "./disclosures.ts"
import { showEnds } from "./ends.ts"
import { showAttempts } from "./held-back.ts"
import { revealName, showReveals } from "./hidden-names.ts"
import { showChain } from "./holders.ts"
import { showSamples, takeSample } from "./samples.ts"
import { withDesk } from "./house.ts"
import type { House } from "./house.ts"
import type { Party } from "./party.ts"
import { showSchedule } from "./schedule.ts"

type OfficerDoor = Pick<
  Party,
  | "blockedAttempts"
  | "chain"
  | "disclosures"
  | "ends"
  | "schedule"
  | "auditPackage"
  | "takeSample"
  | "samples"
  | "revealName"
  | "reveals"
>

export function officerDoor(house: House): OfficerDoor {
  return {
    blockedAttempts: () => withDesk(house, showAttempts),
    disclosures: () => withDesk(house, showDisclosures),
    schedule: () => withDesk(house, showSchedule),
    ends: () => withDesk(house, showEnds),
    auditPackage: (period) => withDesk(house, (desk) => auditPackage(desk, period)),
    takeSample: (input) => withDesk(house, (desk) => takeSample(desk, input)),
    samples: () => withDesk(house, showSamples),
    revealName: (input) => withDesk(house, (desk) => revealName(desk, input)),
    reveals: () => withDesk(house, showReveals),
    chain: (about) => withDesk(house, (desk) => showChain(desk, about)),
  }
}
