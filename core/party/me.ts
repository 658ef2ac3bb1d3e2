/** Who sits at this desk, as a screen shows it. */
import { unlocking } from "../api/unlocking.ts"
import { fingerprint } from "../trust/safety-number.ts"
import type { Desk } from "./desk.ts"
import { ownProfile } from "./partners.ts"
import { knobsOf, ownSettings } from "./settings.ts"
import { ownMode } from "./signed-facts.ts"
import type { Me } from "./status-views.ts"
import type { Refusal } from "./views.ts"

const unknownProfile = {
  name: "",
  role: "practice",
  address: { street: "", postalCode: "", city: "", country: "??" },
  places: { seat: "??", processing: ["??"], storage: ["??"], backup: ["??"], support: ["??"] },
  parent: "??",
  onward: { kind: "unknown" },
  contact: { email: "", phone: "", dataProtectionOfficer: "" },
} as const

export async function viewMe(desk: Desk, alarms: readonly Refusal[]): Promise<Me> {
  const [profile, ways, mode, settings] = await Promise.all([
    ownProfile(desk),
    desk.connection.call(unlocking.ways, {}),
    ownMode(desk),
    ownSettings(desk),
  ])
  return {
    user: desk.user,
    name: desk.register.memberNames.get(desk.user) ?? "",
    role: desk.organisation.members.get(desk.user)?.role ?? "member",
    device: desk.device,
    organisation: desk.id,
    profile: profile.ok
      ? profile.value.signed.body.profile
      : { ...unknownProfile, role: desk.organisation.role },
    fingerprint: fingerprint(desk.organisation.genesis),
    kitConfirmed: desk.register.kitConfirmed,
    ways: ways.ok ? [...new Set(ways.value.ways.map((way) => way.kind))] : [],
    alarms,
    policyMode: mode?.mode ?? "strict",
    knobs: knobsOf(settings),
  }
}
