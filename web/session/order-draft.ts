/** The form of a new order while it is filled in: teeth in the order of the chart, and what is still missing. */
import type { DraftFile, DraftView } from "@zahnwolke/core/party/draft-view"
import type { OrganisationId } from "@zahnwolke/core/records/id"
import type { Material, OrderForm, OrderUnit, Restoration } from "@zahnwolke/core/records/order"
import { jawOf, permanentLower, permanentUpper } from "@zahnwolke/core/records/tooth"
import type { Jaw, ToothCode } from "@zahnwolke/core/records/tooth"
import { draftGroups, isOpen } from "./draft-groups.ts"
import type { DraftGroup } from "./draft-groups.ts"
import type { WhoseFiles } from "./whose-files.ts"

export interface Work {
  readonly restoration: Restoration
  readonly material: Material | null
}

export interface OrderDraft {
  readonly units: readonly OrderUnit[]
  readonly work: Work
  readonly shade: string
  readonly dueOn: string
  readonly appointmentOn: string
  readonly kind: OrderForm["kind"]
  readonly statutory: boolean
  readonly instructions: string
  readonly prescriber: string
  readonly withName: boolean
  readonly nameReason: string
  readonly mayPassTo: readonly OrganisationId[]
}

/** What stands where: upper jaw from the patient's right to left, then the lower one, then whole jaws. */
const chartOrder: readonly ToothCode[] = [...permanentUpper, ...permanentLower]
const placeOf = (unit: OrderUnit): number => {
  if (unit.tooth === null) return unit.jaw === "upper" ? 1000 : 1001
  const place = chartOrder.indexOf(unit.tooth)
  return place === -1 ? 500 + unit.tooth : place
}

/** A bridge joins neighbours in the list; where one of them goes, nothing is joined any more. */
function inOrder(units: readonly OrderUnit[]): readonly OrderUnit[] {
  const sorted = units.toSorted((a, b) => placeOf(a) - placeOf(b))
  return sorted.map((unit, index) => {
    const next = sorted[index + 1]
    return unit.connected && (next === undefined || !areNeighbours(unit, next))
      ? { ...unit, connected: false }
      : unit
  })
}

function areNeighbours(unit: OrderUnit, next: OrderUnit): boolean {
  if (unit.tooth === null || next.tooth === null || unit.jaw !== next.jaw) return false
  return Math.abs(placeOf(next) - placeOf(unit)) === 1
}

export const withTooth = (draft: OrderDraft, tooth: ToothCode): OrderDraft => ({
  ...draft,
  units: inOrder([...draft.units, { tooth, jaw: jawOf(tooth), ...draft.work, connected: false }]),
})

export const withJaw = (draft: OrderDraft, jaw: Jaw): OrderDraft => ({
  ...draft,
  units: inOrder([...draft.units, { tooth: null, jaw, ...draft.work, connected: false }]),
})

export const withoutUnit = (draft: OrderDraft, unit: OrderUnit): OrderDraft => ({
  ...draft,
  units: inOrder(draft.units.filter((other) => other !== unit)),
})

export const withChanged = (draft: OrderDraft, unit: OrderUnit, change: Partial<OrderUnit>): OrderDraft => ({
  ...draft,
  units: draft.units.map((other) => (other === unit ? { ...other, ...change } : other)),
})

export function withJoint(draft: OrderDraft, a: ToothCode, b: ToothCode, joined: boolean): OrderDraft {
  const first = draft.units.find(({ tooth }) => tooth === a || tooth === b)
  return first === undefined ? draft : withChanged(draft, first, { connected: joined })
}

/** What order files of the scanner said is taken where the person has said nothing yet. */
export function prefilled(draft: OrderDraft, { prefill }: DraftView): OrderDraft {
  return {
    ...draft,
    units: draft.units.length === 0 && prefill.units !== undefined ? inOrder(prefill.units) : draft.units,
    shade: draft.shade === "" ? (prefill.shade ?? "") : draft.shade,
    dueOn: prefill.dueOn ?? draft.dueOn,
    instructions: draft.instructions === "" ? (prefill.instructions ?? "") : draft.instructions,
  }
}

export function formOf(
  draft: OrderDraft,
  patientCode: string,
  name: { readonly family: string; readonly given: string } | null,
  treating = false,
): OrderForm {
  const { kind, statutory, instructions, prescriber } = draft
  // Nothing is made by who treats as well.
  const { units, shade, dueOn } = treating ? { units: [], shade: "", dueOn: "" } : draft
  return {
    units,
    shade: shade.trim(),
    dueOn: dueOn === "" ? null : dueOn,
    appointmentOn: draft.appointmentOn === "" ? null : draft.appointmentOn,
    kind,
    statutory,
    instructions: instructions.trim(),
    patientCode,
    patientName:
      draft.withName && name !== null
        ? { family: name.family, given: name.given, reason: draft.nameReason.trim() }
        : null,
    prescriber: prescriber.trim(),
  }
}

export type OtherPatient = Extract<WhoseFiles, { readonly kind: "other" }>

export type Gap =
  | { readonly kind: "noPartner" | "originalName" }
  | { readonly kind: "recipient" | "files" | "filesNone" | "units" | "prescriber" | "dueOn" | "nameReason" }
  | { readonly kind: "review" | "leak" | "original"; readonly group: DraftGroup }
  | { readonly kind: "otherPatient"; readonly whose: OtherPatient }

const needsOriginal = ({ files }: DraftGroup): boolean =>
  files.some(({ original }) => original?.ground === "radiograph" && !original.confirmed)

/** What only the person can give; the rule's own needs come after it. */
export function gapsOf(
  draft: OrderDraft,
  given: {
    readonly hasPartner: boolean
    readonly to: OrganisationId | null
    /** Who treats is sent radiographs as they are, and is ordered nothing from. */
    readonly treating: boolean
    readonly travelling: readonly DraftFile[]
    /** How many were dropped at all. */
    readonly dropped: number
    /** How many more are being looked at; while the first ones are, nothing is said to be missing. */
    readonly preparing: number
    readonly leaks: readonly { readonly file: string }[]
    readonly whose: WhoseFiles | null
  },
): readonly Gap[] {
  const gaps: Gap[] = []
  if (!given.hasPartner) gaps.push({ kind: "noPartner" })
  else if (given.to === null) gaps.push({ kind: "recipient" })
  const isOnTheWay = given.dropped === 0 && given.preparing > 0
  if (given.travelling.length === 0 && !isOnTheWay)
    gaps.push({ kind: given.dropped === 0 ? "files" : "filesNone" })
  // Before anybody looks at files of the wrong mouth.
  if (given.whose?.kind === "other") gaps.push({ kind: "otherPatient", whose: given.whose })
  const leaking = new Set(given.leaks.map(({ file }) => file))
  for (const group of draftGroups(given.travelling)) {
    if (given.treating && needsOriginal(group)) gaps.push({ kind: "original", group })
    else if (group.files.some(isOpen)) gaps.push({ kind: "review", group })
    else if (group.files.some(({ inputName }) => leaking.has(inputName))) gaps.push({ kind: "leak", group })
  }
  const hasOriginal = given.travelling.some(({ original }) => original?.confirmed === true)
  if (hasOriginal && !draft.withName) gaps.push({ kind: "originalName" })
  if (draft.units.length === 0 && !given.treating) gaps.push({ kind: "units" })
  if (draft.prescriber.trim() === "") gaps.push({ kind: "prescriber" })
  if (draft.dueOn === "" && !given.treating) gaps.push({ kind: "dueOn" })
  if (draft.withName && draft.nameReason.trim() === "") gaps.push({ kind: "nameReason" })
  return gaps
}

/** Picked up today, the order would end before its work is due: everything of it, words and designs included. */
export const mayEndBefore = (dueOn: string, days: number, now: number): boolean =>
  Date.parse(dueOn) > now + days * 86_400_000
