/** A practice and a laboratory that know each other, and an order between them up to the moment before "send". */
import type { InputFile, InputSource } from "@zahnwolke/core/party/party"
import type { DraftDecisionInput } from "@zahnwolke/core/party/draft-view"
import { makeArch } from "@zahnwolke/core/specimen/arch"
import { binaryPly, binaryStl } from "@zahnwolke/core/specimen/mesh-bytes"
import { crownOrder, foundSide, giveConsent, link, must } from "./people.ts"
import type { Side } from "./people.ts"

export const lowerJaw = binaryPly(makeArch({ seed: 7, jaw: "lower", triangles: 2000 }), [])
export const upperJaw = binaryStl(makeArch({ seed: 7, jaw: "upper", triangles: 2000 }), "upper")

export const twoJaws: readonly InputFile[] = [
  { path: "scan/lower.ply", blob: new Blob([lowerJaw]) },
  { path: "scan/upper.stl", blob: new Blob([upperJaw]) },
]

export interface Pair {
  readonly practice: Side
  readonly laboratory: Side
}

let pairs = 0

/** `bent` is the practice's: its clock, its way to the server; `theirs` the laboratory's. */
export async function linkedPair(
  url: string,
  bent: Parameters<typeof foundSide>[3] = {},
  theirs: Parameters<typeof foundSide>[3] = {},
): Promise<Pair> {
  const count = ++pairs
  const practice = await foundSide(url, "practice", `Praxis am Park ${count}`, bent)
  const laboratory = await foundSide(url, "laboratory", `Labor Nord ${count}`, theirs)
  await link(practice.party, laboratory.party, "laboratory")
  return { practice, laboratory }
}

export async function readyToSend(
  { practice, laboratory }: Pair,
  files: readonly (InputFile | InputSource)[] = twoJaws,
): Promise<DraftDecisionInput> {
  const to = laboratory.me.organisation
  const { party } = practice
  const { patient } = must(
    await party.addPatient({ family: "Mustermann", given: "Erika", birthDate: "1980-05-04" }),
  )
  const { consent } = await giveConsent(party, patient, to)
  const { draft } = must(await party.prepare({ draft: null, files, patient, to }))
  return {
    draft,
    to,
    patient,
    consent,
    form: crownOrder(),
    without: [],
    mayPassTo: [],
  }
}
