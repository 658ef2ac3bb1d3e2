/** exocad's project and construction files: teeth, work, colours and which file is which jaw; names into the search. */
import { childNamed, childrenOf, localName, textOf } from "../formats/xml.ts"
import type { XmlElement } from "../formats/xml.ts"
import type { AttachmentRole, OrderUnit } from "../records/order.ts"
import type { Jaw } from "../records/tooth.ts"
import {
  dayOf,
  fdiTooth,
  isPersonalField,
  jawOfTooth,
  materialOf,
  orderFindings,
  restorationOf,
  shadeOf,
  tokensOfValue,
} from "./order-words.ts"
import type { ReadOrder } from "./order-prefill.ts"

const mostElements = 200_000

export function readExocadOrder(root: XmlElement): ReadOrder {
  const elements = descendants(root)
  const teeth = elements.filter(({ name }) => localName(name) === "Tooth")
  const leaves = elements.filter((element) => childrenOf(element).length === 0)
  const found = leaves.filter((leaf) => isPersonalField(localName(leaf.name)) && textOf(leaf).trim() !== "")
  const shades = teeth.map((tooth) => fieldOf(tooth, "ToothColor")).join(" ; ")
  const due = leaves.find(({ name }) => /^(?:DueDate|DeliveryDate)$/u.test(localName(name)))
  return {
    prefill: {
      units: teeth.flatMap((tooth) => unitOf(tooth)),
      shade: shadeOf(shades),
      dueOn: due === undefined ? null : dayOf(textOf(due).trim()),
    },
    tokens: found.flatMap((field) => tokensOfValue(textOf(field))),
    roles: [...scanRoles(elements), ...toothRoles(teeth)],
    findings: orderFindings(found.map(({ name }) => localName(name))),
  }
}

function descendants(root: XmlElement): readonly XmlElement[] {
  const found: XmlElement[] = []
  const waiting = [root]
  for (let element = waiting.pop(); element !== undefined; element = waiting.pop()) {
    found.push(element)
    if (found.length > mostElements) break
    for (const child of childrenOf(element).toReversed()) waiting.push(child)
  }
  return found
}

const fieldOf = (element: XmlElement, name: string): string => {
  const child = childNamed(element, name)
  return child === undefined ? "" : textOf(child).trim()
}

function unitOf(tooth: XmlElement): readonly OrderUnit[] {
  const code = fdiTooth(fieldOf(tooth, "Number"))
  const restoration = restorationOf(fieldOf(tooth, "ReconstructionType"))
  if (code === null || restoration === null) return []
  const material = materialOf(`${fieldOf(tooth, "MaterialName")} ${fieldOf(tooth, "Material")}`)
  const connected = /^true$/iu.test(fieldOf(tooth, "ConnectedToNext"))
  return [{ tooth: code, jaw: jawOfTooth(code), restoration, material, connected }]
}

/** The antagonist stands in the jaw where nothing is prepared. */
function scanRoles(elements: readonly XmlElement[]): readonly (readonly [string, AttachmentRole])[] {
  return elements
    .filter(({ name }) => localName(name) === "ScanFile")
    .flatMap((scan): readonly (readonly [string, AttachmentRole])[] => {
      const name = fieldOf(scan, "FileName")
      if (name === "") return []
      const part = fieldOf(scan, "PartType")
      if (/antagonist/iu.test(part)) return [[name, "antagonist"]]
      if (/gingiva/iu.test(part)) return [[name, "gingiva"]]
      if (/waxup|situ/iu.test(part)) return [[name, "other"]]
      const jaw = jawOfNumbers(childNamed(scan, "ToothNumbers"))
      return jaw === null ? [] : [[name, jaw === "upper" ? "upper-jaw" : "lower-jaw"]]
    })
}

function jawOfNumbers(numbers: XmlElement | undefined): Jaw | null {
  const codes = numbers === undefined ? [] : childrenOf(numbers).map((number) => fdiTooth(textOf(number)))
  const [first] = codes.filter((code) => code !== null)
  return first === undefined ? null : jawOfTooth(first)
}

function toothRoles(teeth: readonly XmlElement[]): readonly (readonly [string, AttachmentRole])[] {
  return teeth.flatMap((tooth): readonly (readonly [string, AttachmentRole])[] => {
    const code = fdiTooth(fieldOf(tooth, "Number"))
    const scan = fieldOf(tooth, "ToothScanFileName")
    const output = fieldOf(tooth, "ConstructionFileName")
    return [
      ...(code === null || scan === ""
        ? []
        : [[scan, jawOfTooth(code) === "upper" ? "upper-jaw" : "lower-jaw"] as const]),
      ...(output === "" ? [] : [[output, "design"] as const]),
    ]
  })
}
