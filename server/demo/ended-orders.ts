/** Orders that came to their end: with everybody's signature, without one of them, by a refusal, by a withdrawal. */
import { setTimeout as pause } from "node:timers/promises"
import type { Party } from "@zahnwolke/core/party/party"
import type { OrderId } from "@zahnwolke/core/records/id"
import { changeTerms, must } from "./organisations.ts"
import { place, unit } from "./placing.ts"
import type { Scene } from "./placing.ts"
import { plainJaws, tooth } from "./specimens.ts"

const longestWait = 30_000
const betweenLooks = 150

/** The server erases by itself within seconds; both clients sign when they look. */
async function untilErased(practice: Party, orders: readonly OrderId[]): Promise<void> {
  for (let waited = 0; waited < longestWait; waited += betweenLooks) {
    const all = must(await practice.orders())
    if (orders.every((order) => all.find((one) => one.order === order)?.state === "erased")) return
    await pause(betweenLooks)
  }
  throw new Error("the server did not erase what was closed")
}

const placeCrown = (scene: Scene, patient: "bruno" | "mia" | "sven", seed: number, hoursAgo: number) =>
  place(scene, {
    patient,
    to: scene.cast.laboratory,
    hoursAgo,
    files: (folder) => plainJaws({ folder, seed, triangles: 6000, prepared: [tooth(36)] }),
    form: { units: [unit(36, "crown", "zirconia")] },
  })

/** Made, delivered, closed. */
async function delivered(scene: Scene): Promise<OrderId> {
  const { cast, clock } = scene
  const order = await placeCrown(scene, "bruno", 16, 23)
  clock.hoursAgo(22.8)
  must(await cast.laboratory.party.attend())
  must(await cast.laboratory.party.accept(order))
  clock.hoursAgo(4)
  must(await cast.laboratory.party.ship({ order, tracking: "", lots: "ZrO2 Charge 4710-PROBE" }))
  return order
}

/** Sent while the far laboratory's terms still allowed it. */
async function sentFar(scene: Scene): Promise<OrderId> {
  const { cast, clock } = scene
  const order = await place(scene, {
    patient: "klara",
    to: cast.farLaboratory,
    hoursAgo: 22.9,
    files: (folder) => plainJaws({ folder, seed: 33, triangles: 6000 }),
    form: { units: [unit(25, "inlay", "composite")] },
  })
  clock.hoursAgo(22)
  must(await cast.farLaboratory.party.attend())
  must(await cast.farLaboratory.party.accept(order))
  return order
}

export async function ended(scene: Scene): Promise<void> {
  const { cast, clock, patients } = scene
  const { practice, laboratory, farLaboratory } = cast
  const closed = await delivered(scene)
  const far = await sentFar(scene)
  const refused = await placeCrown(scene, "mia", 11, 22.7)
  const withdrawn = await placeCrown(scene, "sven", 5, 22.6)
  clock.hoursAgo(1.5)
  must(await laboratory.party.attend())
  const reason = "Der Scan endet mesial von 37, der Rand von 36 ist nicht zu sehen. Bitte neu scannen."
  must(await laboratory.party.reject({ order: refused, reason }))
  // The practice has read the reason; without this its words would stay for a day.
  must(await practice.party.close(refused))
  await changeTerms(farLaboratory)
  clock.hoursAgo(0.8)
  must(await practice.party.close(closed))
  must(await practice.party.close(far))
  for (const { consent } of must(await practice.party.consents(patients.sven.patient)))
    must(await practice.party.withdrawConsent(consent))
  clock.hoursAgo(0)
  await untilErased(practice.party, [closed, far, refused, withdrawn])
  must(await practice.party.attend())
  // The far laboratory's client is not asked: its signature is the open point.
  must(await laboratory.party.attend())
}
