/** Orders that are under way, one in each state, told from the first to the last. */
import type { ObjectId, OrderId } from "@zahnwolke/core/records/id"
import type { OrderUnit } from "@zahnwolke/core/records/order"
import { must } from "./organisations.ts"
import type { House } from "./organisations.ts"
import { draftOf, formOf, place, unit } from "./placing.ts"
import type { Scene } from "./placing.ts"
import { design, dvt, photographs, plainJaws, scannedJaws, tooth, wholeScan } from "./specimens.ts"

/** The laboratory's client has looked, its technician has said yes. */
async function acceptAt({ cast, clock }: Scene, order: OrderId, hoursAgo: number): Promise<void> {
  const { party } = cast.laboratory
  clock.hoursAgo(hoursAgo + 0.3)
  must(await party.attend())
  clock.hoursAgo(hoursAgo)
  must(await party.accept(order))
}

async function returnCrown(
  { cast }: Scene,
  order: OrderId,
  code: number,
  wish: { readonly triangles: number; readonly supersedes: ObjectId | null },
): Promise<ObjectId> {
  const { party } = cast.laboratory
  const draft = await draftOf(party, design(tooth(code), wish.triangles), null, null)
  must(await party.returnDesign({ order, draft, supersedes: wish.supersedes }))
  const made = must(await party.order(order)).files.findLast(({ content }) => content === "design")
  if (made === undefined) throw new Error("a design that was returned is not there")
  return made.object
}

/** A design goes on to the milling centre under a number of its own. */
async function passOn(
  { cast, clock }: Scene,
  order: OrderId,
  object: ObjectId,
  made: OrderUnit,
): Promise<OrderId> {
  const form = formOf(clock, { units: [made], dueOn: clock.day(4), appointmentOn: null })
  const { laboratory, mill } = cast
  return must(await laboratory.party.passOn({ order, to: mill.id, objects: [object], form })).order
}

/** What its people have opened is not new to them any more. */
async function openedBy(order: OrderId, ...houses: readonly House[]): Promise<void> {
  for (const { party } of houses) must(await party.order(order))
}

/** Milled, finished, on its way to the practice. */
export async function shipped(scene: Scene): Promise<void> {
  const { cast, clock } = scene
  const { practice, laboratory, mill } = cast
  const order = await place(scene, {
    patient: "viktor",
    to: laboratory,
    hoursAgo: 22.5,
    files: (folder) => plainJaws({ folder, seed: 21, triangles: 12_000, prepared: [tooth(15)] }),
    form: { units: [unit(15, "crown", "zirconia")], shade: "A3,5", dueOn: clock.day(2) },
    consent: { onward: [mill] },
  })
  await acceptAt(scene, order, 21.5)
  clock.hoursAgo(19)
  const crown = await returnCrown(scene, order, 15, { triangles: 6000, supersedes: null })
  clock.hoursAgo(18.5)
  must(await practice.party.approveDesign(order))
  clock.hoursAgo(18)
  const milling = await passOn(scene, order, crown, unit(15, "crown", "zirconia"))
  clock.hoursAgo(17)
  must(await mill.party.attend())
  must(await mill.party.accept(milling))
  clock.hoursAgo(8)
  await openedBy(milling, mill)
  must(await mill.party.ship({ order: milling, tracking: "", lots: "ZrO2 Charge 4711-PROBE" }))
  clock.hoursAgo(2)
  const lots = "ZrO2 Charge 4711-PROBE; Malfarben Charge 08-15"
  await openedBy(order, practice, laboratory)
  must(await laboratory.party.ship({ order, tracking: "Bote, heute 14 Uhr", lots }))
}

/** The large one: both jaws in colour, bite and preparation; its crown stands in the machine. */
export async function inProduction(scene: Scene): Promise<void> {
  const { cast, clock } = scene
  const { practice, laboratory, mill } = cast
  const order = await place(scene, {
    patient: "paula",
    to: laboratory,
    hoursAgo: 21,
    files: (folder) => wholeScan({ folder, seed: 46, triangles: 90_000 }, tooth(46)),
    form: {
      units: [unit(46, "crown", "zirconia")],
      instructions: "Randschluss bitte zirkulär prüfen, Approximalkontakt nach mesial kräftig.",
    },
    consent: { onward: [mill] },
  })
  await acceptAt(scene, order, 20)
  must(
    await laboratory.party.say({ order, kind: "question", text: "Kauflächenrelief flach oder ausgeprägt?" }),
  )
  clock.hoursAgo(19.6)
  must(await cast.assistant.attend())
  must(await cast.assistant.say({ order, kind: "answer", text: "Eher flach, Patientin presst nachts." }))
  clock.hoursAgo(17.5)
  const crown = await returnCrown(scene, order, 46, { triangles: 20_000, supersedes: null })
  clock.hoursAgo(16)
  must(await practice.party.approveDesign(order))
  clock.hoursAgo(15.5)
  const milling = await passOn(scene, order, crown, unit(46, "crown", "zirconia"))
  clock.hoursAgo(15)
  must(await laboratory.party.startProduction(order))
  must(await mill.party.attend())
  must(await mill.party.accept(milling))
  clock.hoursAgo(14)
  must(await mill.party.startProduction(milling))
  await openedBy(milling, laboratory, mill)
  await openedBy(order, practice, laboratory)
}

/** Implant at 46 with a DVT; the second version of the design was the right one and waits at the mill's door. */
export async function designApproved(scene: Scene): Promise<void> {
  const { cast, clock } = scene
  const { practice, laboratory, mill } = cast
  const order = await place(scene, {
    patient: "klara",
    to: laboratory,
    hoursAgo: 18,
    files: (folder) => [
      ...scannedJaws({ folder, seed: 33, triangles: 16_000, missing: [tooth(46)] }),
      ...dvt(33, folder),
    ],
    form: {
      units: [unit(46, "implant-crown", "zirconia")],
      shade: "B2",
      instructions: "Implantat regio 46 ist im DVT zu sehen, Krone bitte verschraubt planen.",
    },
    consent: { onward: [mill] },
  })
  await acceptAt(scene, order, 16.5)
  clock.hoursAgo(13)
  const first = await returnCrown(scene, order, 46, { triangles: 5000, supersedes: null })
  clock.hoursAgo(12)
  must(await practice.party.sendBackDesign({ order, reason: "Bitte bukkal etwas schmaler." }))
  clock.hoursAgo(9)
  const second = await returnCrown(scene, order, 46, { triangles: 8000, supersedes: first })
  clock.hoursAgo(6)
  must(await practice.party.approveDesign(order))
  clock.hoursAgo(5.5)
  await passOn(scene, order, second, unit(46, "implant-crown", "zirconia"))
  await openedBy(order, practice, laboratory)
}

export async function designReview(scene: Scene): Promise<void> {
  const { cast, clock } = scene
  const order = await place(scene, {
    patient: "bruno",
    to: cast.laboratory,
    hoursAgo: 16,
    files: (folder) => scannedJaws({ folder, seed: 16, triangles: 14_000, prepared: [tooth(16)] }),
    form: { units: [unit(16, "crown", "lithium-disilicate")], shade: "C2", dueOn: clock.day(6) },
  })
  await acceptAt(scene, order, 14)
  clock.hoursAgo(3)
  await returnCrown(scene, order, 16, { triangles: 6000, supersedes: null })
  const text = "Palatinal sind nur 0,6 mm Platz, siehe Design."
  must(await cast.laboratory.party.say({ order, kind: "note", text }))
  await openedBy(order, cast.laboratory)
}

/** Veneers with photographs; the laboratory waits for an answer. */
export async function openQuestion(scene: Scene): Promise<void> {
  const { cast, clock } = scene
  const order = await place(scene, {
    patient: "mia",
    to: cast.laboratory,
    hoursAgo: 11,
    files: (folder) => [
      ...scannedJaws({ folder, seed: 11, triangles: 14_000, prepared: [tooth(11), tooth(21)] }),
      ...photographs(11, folder, 2),
    ],
    form: {
      units: [unit(11, "veneer", "feldspar"), unit(21, "veneer", "feldspar")],
      shade: "A1",
      instructions: "Inzisale Transluzenz wie auf den Fotos.",
    },
  })
  await acceptAt(scene, order, 10)
  clock.hoursAgo(4)
  await openedBy(order, cast.practice, cast.laboratory)
  const text = "Soll das Diastema zwischen 11 und 21 geschlossen werden?"
  must(await cast.laboratory.party.say({ order, kind: "question", text }))
}

/** A child's splint: the guardian signed. */
export async function received(scene: Scene): Promise<void> {
  const { cast, clock } = scene
  const order = await place(scene, {
    patient: "emil",
    to: cast.laboratory,
    hoursAgo: 5,
    files: (folder) => plainJaws({ folder, seed: 9, triangles: 8000 }),
    form: {
      units: [{ tooth: null, jaw: "upper", restoration: "splint", material: "resin", connected: false }],
      shade: "",
    },
    consent: { signer: "both-guardians" },
  })
  clock.hoursAgo(3.5)
  must(await cast.laboratory.party.attend())
  await openedBy(order, cast.practice)
}

/** Refused by the laboratory and not yet put away by the practice. */
export async function rejected(scene: Scene): Promise<void> {
  const { cast, clock } = scene
  const { laboratory } = cast
  const order = await place(scene, {
    patient: "paula",
    to: laboratory,
    hoursAgo: 7,
    files: (folder) => plainJaws({ folder, seed: 46, triangles: 6000 }),
    form: { units: [unit(36, "inlay", "gold-alloy")], shade: "" },
  })
  clock.hoursAgo(6.5)
  must(await laboratory.party.attend())
  await openedBy(order, laboratory)
  clock.hoursAgo(6)
  const reason = "Gold gießen wir nicht mehr. Bitte neu mit Lithiumdisilikat oder Zirkonoxid."
  must(await laboratory.line.losing("closure", () => laboratory.party.reject({ order, reason })))
}

/** The last word, so that the laboratory's client has not seen it; with the name, for which there is a reason. */
export async function sent(scene: Scene): Promise<void> {
  const { cast, clock, patients } = scene
  const { family, given } = patients.viktor
  await place(scene, {
    patient: "viktor",
    to: cast.laboratory,
    hoursAgo: 0.5,
    files: (folder) => plainJaws({ folder, seed: 21, triangles: 8000, prepared: [tooth(24)] }),
    form: {
      units: [unit(24, "onlay", "lithium-disilicate")],
      shade: "A3",
      dueOn: clock.day(12),
      patientName: { family, given, reason: "Persönliche Farbnahme im Labor ist vereinbart." },
    },
    consent: { withName: true },
  })
}
