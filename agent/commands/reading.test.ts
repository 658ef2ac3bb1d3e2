import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { readIdentity } from "./read-identity.ts"
import { readOrderForm } from "./read-order.ts"

test("of an order everything may be left out, and a tooth says its jaw", () => {
  const empty = readOrderForm({})
  assert.deepEqual(empty, { kind: "order", form: {}, roles: new Map() })

  const crown = readOrderForm({ units: [{ tooth: 46, restoration: "crown" }], shade: "A2" })
  assert.deepEqual(crown, {
    kind: "order",
    form: {
      units: [{ tooth: 46, jaw: "lower", restoration: "crown", material: null, connected: false }],
      shade: "A2",
    },
    roles: new Map(),
  })
  const said = readOrderForm({ roles: { "Scans/Kiefer 2.stl": "upper-jaw" } })
  assert.deepEqual(said.kind === "order" && [...said.roles], [["Scans/Kiefer 2.stl", "upper-jaw"]])
})

test("what is no possible value of an order is refused by its key", () => {
  const keyOf = (order: unknown): string => {
    const read = readOrderForm(order)
    return read.kind === "wrong-value" ? read.key : read.kind
  }
  assert.equal(keyOf([]), "not-an-object")
  assert.equal(keyOf({ colour: "A2" }), "unknown-key")
  assert.equal(keyOf({ dueOn: "2026-02-30" }), "dueOn")
  assert.equal(keyOf({ units: [{ tooth: 99, restoration: "crown" }] }), "units")
  assert.equal(keyOf({ units: [{ tooth: 46, jaw: "upper", restoration: "crown" }] }), "units")
  assert.equal(keyOf({ roles: { "a.stl": "photo" } }), "roles")
  assert.equal(keyOf({ roles: ["a.stl"] }), "roles")
  assert.equal(keyOf({ units: [{ restoration: "splint" }] }), "units")
  assert.equal(keyOf({ units: [{ tooth: 46, restoration: "crown", note: "x" }] }), "units")
  assert.equal(keyOf({ patientName: { family: "M", given: "E", reason: " " } }), "patientName")
})

test("a misspelled key of an identity would be a name that nobody searches for", () => {
  assert.equal(readIdentity({ familyName: "Mustermann" }).kind, "unknown-key")
  for (const birthDate of ["31.02.1980", "04.05.80", "05/04/1980", "198005", "1980-13-01"])
    assert.deepEqual(readIdentity({ birthDate }), { kind: "wrong-value", key: "birthDate" })
  assert.deepEqual(readIdentity({ phones: "030 1" }), { kind: "wrong-value", key: "phones" })
  assert.deepEqual(readIdentity({ family: "Mustermann", given: null, others: ["Muster"] }), {
    kind: "identity",
    identity: { family: "Mustermann", addresses: [], phones: [], emails: [], others: ["Muster"] },
  })
})

test("a birth date is one day, whether practice programs, DICOM or people wrote it", () => {
  for (const birthDate of ["1980-05-04", "19800504", "04.05.1980", "4.5.1980"]) {
    const read = readIdentity({ birthDate })
    assert.equal(read.kind === "identity" ? read.identity.birthDate : null, "1980-05-04", birthDate)
  }
})

test("no JSON makes the readers throw", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      readOrderForm(value)
      readOrderForm({ units: value })
      readOrderForm({ units: [value], patientName: value })
      readIdentity(value)
      readIdentity({ others: value, family: value })
    }),
  )
})
