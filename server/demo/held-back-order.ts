/** Somebody wanted to send to the laboratory that may not receive: the rules held it back, and the officer reads why. */
import { must } from "./organisations.ts"
import { consentTo, folderOf } from "./patients.ts"
import { draftOf, formOf, unit } from "./placing.ts"
import type { Scene } from "./placing.ts"
import { plainJaws } from "./specimens.ts"

export async function heldBack({ cast, patients, clock }: Scene): Promise<void> {
  const { party } = cast.practice
  const { bruno } = patients
  const to = cast.farLaboratory
  clock.hoursAgo(2.2)
  const { consent } = await consentTo(cast.practice, { patient: bruno, recipient: to }, clock.now())
  clock.hoursAgo(2)
  const files = plainJaws({ folder: folderOf(bruno), seed: 12, triangles: 2000 })
  const draft = await draftOf(party, files, bruno.patient, to.id)
  const form = formOf(clock, { units: [unit(26, "crown", "zirconia")] })
  const input = { draft, to: to.id, patient: bruno.patient, consent, form, without: [], mayPassTo: [] }
  must(await party.noteAttempt(input))
}
