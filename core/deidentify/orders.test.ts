import assert from "node:assert/strict"
import { test } from "node:test"
import { utf8 } from "../encoding/bytes.ts"
import { isProblem } from "../formats/problem.ts"
import { exocadOrder, iteroOrder, threeShapeOrder } from "./fixtures/planted-orders.ts"
import type { ReadOrder } from "./order-prefill.ts"
import {
  dayOf,
  fdiTooth,
  materialOf,
  restorationOf,
  shadeOf,
  tokensOfValue,
  universalTooth,
} from "./order-words.ts"
import { mergedPrefill, readOrderFile } from "./orders.ts"

const word = (place: string): string => `Gröschel ${place}`

function read(order: ReturnType<typeof readOrderFile>): ReadOrder {
  if (order === null || isProblem(order)) assert.fail("the order was not read")
  return order
}

test("an exocad project fills in teeth, work, material, shade, day and which scan is which jaw", () => {
  const order = read(readOrderFile(exocadOrder(word, "case_l.stl"), "xml-exocad"))
  assert.deepEqual(order.prefill, {
    units: [
      { tooth: 46, jaw: "lower", restoration: "crown", material: "zirconia", connected: true },
      { tooth: 45, jaw: "lower", restoration: "pontic", material: "zirconia", connected: false },
    ],
    shade: "A3",
    dueOn: "2026-12-04",
  })
  assert.deepEqual(order.roles, [["case_l.stl", "lower-jaw"]])
  assert.ok(order.tokens.includes("Gröschel"))
})

test("an iTero order counts teeth the American way and writes the month first", () => {
  const order = read(readOrderFile(iteroOrder(word, "76_u.stl"), "xml-itero"))
  assert.deepEqual(order.prefill, {
    units: [
      { tooth: 16, jaw: "upper", restoration: "crown", material: "lithium-disilicate", connected: false },
    ],
    shade: "B1",
    dueOn: "2026-12-23",
  })
  assert.deepEqual(order.roles, [["76_u.stl", "upper-jaw"]])
})

test("a 3Shape order joins its bridge by its connectors", () => {
  const order = read(readOrderFile(threeShapeOrder(word), "xml-3shape-order"))
  assert.deepEqual(order.prefill.units, [
    { tooth: 16, jaw: "upper", restoration: "crown", material: "zirconia", connected: true },
    { tooth: 15, jaw: "upper", restoration: "pontic", material: "zirconia", connected: false },
  ])
  assert.equal(order.prefill.dueOn, "2026-12-05")
  assert.ok(order.tokens.includes("Gröschel"))
  assert.deepEqual(order.findings[0], { place: "order: patient", kind: "order-field", action: "removed" })
})

test("several orders of one set fill one form", () => {
  const orders = [
    read(readOrderFile(utf8("<ModelInfo/>"), "xml-exocad")),
    read(readOrderFile(exocadOrder(word, "x.stl"), "xml-exocad")),
  ]
  assert.equal(mergedPrefill(orders)?.units.length, 2)
  assert.equal(mergedPrefill([]), null)
})

test("a damaged order and one with a DTD are refused", () => {
  const dtd = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><Treatment>&e;</Treatment>'
  for (const text of ["<Treatment>", dtd]) assert.ok(isProblem(readOrderFile(utf8(text), "xml-exocad")))
})

test("a name is searched for as a whole and in its words, a sentence of the trade is not", () => {
  assert.deepEqual(tokensOfValue("Yıldız, Ümmühan"), ["Yıldız, Ümmühan", "Yıldız", "Ümmühan"])
  assert.deepEqual(tokensOfValue("Upper scan of Yıldız"), ["Yıldız"])
  assert.deepEqual(
    ["Default", "true", "12", "Zr"].flatMap((value) => tokensOfValue(value)),
    [],
  )
})

test("words of other programs become ours, and what is no word of the trade becomes nothing", () => {
  assert.deepEqual(
    ["AnatomicCrown", "AnatomicPontic", "OffsetCoping", "Inlay", "nonsense"].map((text) =>
      restorationOf(text),
    ),
    ["crown", "pontic", "coping", "inlay", null],
  )
  assert.deepEqual([materialOf("Zirkon ML"), materialOf("Müller")], ["zirconia", null])
  assert.deepEqual(
    ["VITA A3,5", "3M2", "shade of Ms. B.", "BL2"].map((text) => shadeOf(text)),
    ["A3.5", "3M2", "", "BL2"],
  )
  assert.deepEqual([fdiTooth("46"), fdiTooth("99"), fdiTooth("4")], [46, null, null])
  assert.deepEqual(
    [1, 8, 9, 16, 17, 24, 25, 32].map((n) => universalTooth(String(n))),
    [18, 11, 21, 28, 38, 31, 41, 48],
  )
  assert.deepEqual(
    [dayOf("02/30/2026"), dayOf("2026-02-28T10:00"), dayOf("soon")],
    [null, "2026-02-28", null],
  )
})
