import assert from "node:assert/strict"
import { test } from "node:test"
import type { DraftFile } from "@zahnwolke/core/party/draft-view"
import { randomId } from "@zahnwolke/core/records/id"
import { isToothCode } from "@zahnwolke/core/records/tooth"
import type { ToothCode } from "@zahnwolke/core/records/tooth"
import {
  formOf,
  gapsOf,
  prefilled,
  withJaw,
  withJoint,
  withTooth,
  withoutUnit,
  mayEndBefore,
} from "./order-draft.ts"
import type { OrderDraft } from "./order-draft.ts"

const empty: OrderDraft = {
  units: [],
  work: { restoration: "crown", material: "zirconia" },
  shade: "",
  dueOn: "2026-12-02",
  appointmentOn: "",
  kind: "new",
  statutory: true,
  instructions: "",
  prescriber: "Dr. Beispiel",
  withName: false,
  nameReason: "",
  mayPassTo: [],
}

function tooth(code: number): ToothCode {
  if (!isToothCode(code)) throw new TypeError(`${code} is no tooth`)
  return code
}

const teethOf = (draft: OrderDraft): readonly (number | string)[] =>
  draft.units.map((unit) => unit.tooth ?? unit.jaw)

const file = (change: Partial<DraftFile> = {}): DraftFile => ({
  key: "one",
  inputName: "scan.stl",
  sameAs: null,
  format: "stl-binary",
  role: "upper-jaw",
  content: "scan",
  size: 84,
  status: "ready",
  reason: null,
  findings: [],
  review: [],
  category: "pseudonymised",
  crop: null,
  decision: "not-asked",
  original: null,
  outputName: "upper-jaw-1.stl",
  sha256: "ab".repeat(32),
  ...change,
})

test("teeth stand in the order of the chart, however they were tapped, and whole jaws come last", () => {
  const draft = [21, 11, 46, 13].map(tooth).reduce(withTooth, withJaw(empty, "upper"))

  assert.deepEqual(teethOf(draft), [13, 11, 21, 46, "upper"])
})

test("a bridge joins neighbours, across the midline as well", () => {
  const draft = [11, 21].map(tooth).reduce(withTooth, empty)
  const joined = withJoint(draft, tooth(11), tooth(21), true)

  assert.deepEqual(
    joined.units.map(({ connected }) => connected),
    [true, false],
  )
})

test("where a tooth of a bridge is taken out, the rest is not joined over the gap", () => {
  const draft = [14, 15, 16].map(tooth).reduce(withTooth, empty)
  const bridge = withJoint(withJoint(draft, tooth(16), tooth(15), true), tooth(15), tooth(14), true)
  const [, middle] = bridge.units
  assert.ok(middle !== undefined)

  const rest = withoutUnit(bridge, middle)

  assert.deepEqual(
    rest.units.map(({ tooth, connected }) => [tooth, connected]),
    [
      [16, false],
      [14, false],
    ],
  )
})

test("an order file of the scanner fills what is empty and changes nothing a person wrote", () => {
  const view = {
    draft: "d",
    files: [],
    leakHits: [],
    notAlone: [],
    named: { others: [], chosenToo: false },
    prefill: { shade: "A3", instructions: "aus der Datei" },
  }

  assert.equal(prefilled(empty, view).shade, "A3")
  assert.equal(prefilled({ ...empty, shade: "B2" }, view).shade, "B2")
})

test("the name goes into the form only where it was asked for and the person is known", () => {
  const name = { family: "Albers", given: "Hanna" }

  assert.equal(formOf(empty, "CODE1234", name).patientName, null)
  assert.equal(formOf({ ...empty, withName: true }, "CODE1234", null).patientName, null)
  assert.deepEqual(
    formOf({ ...empty, withName: true, nameReason: " Prothese " }, "CODE1234", name).patientName,
    {
      ...name,
      reason: "Prothese",
    },
  )
})

test("of a patient nothing goes into an order but the name, whatever else the practice knows", () => {
  const patient = { family: "Muster", given: "Anna", birthDate: "1980-05-04", patient: "patient-1" }
  const { patientName } = formOf({ ...empty, withName: true, nameReason: " Prothese " }, "", patient)

  assert.deepEqual(patientName, { family: "Muster", given: "Anna", reason: "Prothese" })
})

test("every gap is named, the recipient first, and none is left once everything is there", () => {
  const nothing = gapsOf(
    { ...empty, prescriber: " ", dueOn: "", withName: true },
    {
      hasPartner: true,
      to: null,
      treating: false,
      travelling: [],
      dropped: 0,
      preparing: 0,
      leaks: [],
      whose: null,
    },
  )
  assert.deepEqual(
    nothing.map(({ kind }) => kind),
    ["recipient", "files", "units", "prescriber", "dueOn", "nameReason"],
  )

  const whole = gapsOf(withTooth(empty, tooth(16)), {
    hasPartner: true,
    to: "org_00000000000000000000000000" as never,
    treating: false,
    travelling: [file()],
    dropped: 1,
    preparing: 0,
    leaks: [],
    whose: null,
  })
  assert.deepEqual(whole, [])
})

test("a file that must still be looked at locks the gate, and so does one that still names the patient", () => {
  const open = file({ key: "photo", review: [{ kind: "face", place: "picture", done: false }] })
  const leaking = file({ key: "order", inputName: "order.xml" })
  const gaps = gapsOf(withTooth(empty, tooth(16)), {
    hasPartner: true,
    to: "org_00000000000000000000000000" as never,
    treating: false,
    travelling: [open, leaking],
    dropped: 2,
    preparing: 0,
    leaks: [{ file: "order.xml" }],
    whose: null,
  })

  assert.deepEqual(
    gaps.map((gap) => gap.kind),
    ["leak", "review"],
  )
})

test("who treats as well is ordered nothing from, and gets no radiograph but the original, with the name", () => {
  const radiograph = (confirmed: boolean): DraftFile =>
    file({ role: "dvt", content: "radiograph", original: { ground: "radiograph", confirmed } })
  const gaps = (travelling: readonly DraftFile[], withName: boolean) =>
    gapsOf(
      { ...empty, dueOn: "", withName, nameReason: "Mitbehandlung" },
      {
        hasPartner: true,
        to: "org_00000000000000000000000000" as never,
        treating: true,
        travelling,
        dropped: 1,
        preparing: 0,
        leaks: [],
        whose: null,
      },
    ).map(({ kind }) => kind)

  assert.deepEqual(gaps([radiograph(false)], false), ["original"])
  assert.deepEqual(gaps([radiograph(true)], false), ["originalName"])
  assert.deepEqual(gaps([radiograph(true)], true), [])
  const form = formOf(withTooth(empty, tooth(16)), "", null, true)
  assert.deepEqual([form.units, form.shade, form.dueOn], [[], "", null])
})

test("the slices of one series are one gap, and it goes with the whole series", () => {
  const slices = Array.from({ length: 45 }, (_, index) =>
    file({
      key: `slice ${index}`,
      inputName: `dvt/${index}.dcm`,
      role: "dvt",
      review: [{ kind: "face-surface", place: "volume", done: false }],
    }),
  )
  const given = {
    hasPartner: true,
    to: "org_00000000000000000000000000" as never,
    treating: false,
    dropped: 45,
    preparing: 0,
    leaks: [{ file: "dvt/7.dcm" }, { file: "dvt/8.dcm" }],
    whose: null,
  }
  const sizes = (travelling: readonly DraftFile[]) =>
    gapsOf(withTooth(empty, tooth(16)), { ...given, travelling }).map((gap) => [
      gap.kind,
      "group" in gap ? gap.group.files.length : 0,
    ])

  assert.deepEqual(sizes(slices), [["review", 45]])
  assert.deepEqual(sizes(slices.map((slice) => ({ ...slice, review: [] }))), [["leak", 45]])
})

test("a date after the end of the order is remarked on, and one before it or none is not", () => {
  const now = Date.parse("2026-11-02T09:00:00Z")
  assert.equal(mayEndBefore("2026-11-20", 14, now), true)
  assert.equal(mayEndBefore("2026-11-16", 14, now), false)
  assert.equal(mayEndBefore("2026-11-20", 30, now), false)
  assert.equal(mayEndBefore("", 14, now), false)
})

test("files that are being looked at are not asked for", () => {
  const given = {
    hasPartner: true,
    to: randomId("org"),
    treating: false,
    travelling: [],
    leaks: [],
    whose: null,
  } as const
  const kinds = (dropped: number, preparing: number): readonly string[] =>
    gapsOf(withTooth({ ...empty, dueOn: "2027-01-15" }, tooth(16)), { ...given, dropped, preparing }).map(
      ({ kind }) => kind,
    )

  assert.deepEqual(kinds(0, 0), ["files"])
  assert.deepEqual(kinds(0, 3), [])
  assert.deepEqual(kinds(2, 3), ["filesNone"])
})
