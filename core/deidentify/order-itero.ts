/** The order beside an iTero export: teeth, shade and day out, names into the search. */
import { childNamed, childrenOf, localName, textOf } from "../formats/xml.ts"
import type { XmlElement } from "../formats/xml.ts"
import type { AttachmentRole, OrderUnit } from "../records/order.ts"
import {
  dayOf,
  isPersonalField,
  jawOfTooth,
  materialOf,
  orderFindings,
  restorationOf,
  shadeOf,
  tokensOfValue,
  universalTooth,
} from "./order-words.ts"
import type { ReadOrder } from "./order-prefill.ts"

const nothing: XmlElement = { name: "", attributes: new Map(), children: [] }

export function readIteroOrder(root: XmlElement): ReadOrder {
  const rx = childNamed(root, "RxInfo") ?? nothing
  const fields = childrenOf(rx)
  const personal = fields.filter(({ name }) => isPersonalField(localName(name)))
  const teeth = childrenOf(childNamed(rx, "Teeth") ?? nothing)
  return {
    prefill: {
      units: teeth.flatMap((tooth) => unitOf(tooth)),
      shade: shadeOf(teeth.map((tooth) => valuesOf(tooth)).join(" ; ")),
      dueOn: dayOf(textOf(childNamed(rx, "DueDate") ?? nothing).trim()),
    },
    tokens: personal.flatMap((field) => tokensOfValue(textOf(field))),
    roles: childrenOf(childNamed(root, "ExportedObjects") ?? nothing).flatMap((object) => roleOf(object)),
    findings: orderFindings(personal.map(({ name }) => localName(name))),
  }
}

/** Attributes and texts of an element, as one line to look for words in. */
function valuesOf(element: XmlElement): string {
  const own = [...element.attributes.values()].join(" ; ")
  return [own, ...childrenOf(element).map((child) => valuesOf(child)), textOf(element)].join(" ; ")
}

function unitOf(tooth: XmlElement): readonly OrderUnit[] {
  const number = [...tooth.attributes].find(([name]) =>
    /^(?:adaid|id|tooth|number|adaToothId)$/iu.test(name),
  )?.[1]
  const code = universalTooth(number ?? textOf(childNamed(tooth, "AdaId") ?? nothing))
  const values = valuesOf(tooth)
  const restoration = restorationOf(values)
  if (code === null || restoration === null) return []
  return [{ tooth: code, jaw: jawOfTooth(code), restoration, material: materialOf(values), connected: false }]
}

function roleOf({ attributes }: XmlElement): readonly (readonly [string, AttachmentRole])[] {
  const name = attributes.get("FileName")
  const jaw = attributes.get("JawId") ?? attributes.get("Jaw") ?? ""
  const type = `${attributes.get("ObjectType") ?? ""} ${attributes.get("SubType") ?? ""}`
  if (name === undefined || !/surface|jaw|shell/iu.test(type)) return []
  if (/upper/iu.test(jaw)) return [[name, "upper-jaw"]]
  return /lower/iu.test(jaw) ? [[name, "lower-jaw"]] : []
}
