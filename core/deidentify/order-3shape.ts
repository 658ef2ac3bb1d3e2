/** A 3Shape order: lists of objects with named properties; teeth by universal numbers, days in seconds. */
import { childrenOf, localName } from "../formats/xml.ts"
import type { XmlElement } from "../formats/xml.ts"
import type { AttachmentRole, OrderUnit } from "../records/order.ts"
import type { ToothCode } from "../records/tooth.ts"
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

interface Item {
  readonly type: string
  readonly properties: ReadonlyMap<string, string>
}

const mostItems = 100_000

export function readThreeShapeOrder(root: XmlElement): ReadOrder {
  const items = itemsOf(root)
  const ofType = (type: string): readonly Item[] => items.filter((item) => item.type === type)
  const models = new Map(
    ofType("TDM_Item_ModelElement").map((item) => [valueOf(item, "ModelElementID"), item]),
  )
  const [order] = ofType("TDM_Item_Order")
  const personal = items.flatMap(({ properties }) =>
    [...properties].filter(([name, value]) => isPersonalField(name) && value.trim() !== ""),
  )
  const due = [...(order === undefined ? [] : [order]), ...models.values()].map((item) =>
    dayOf(valueOf(item, "DeliveryDate")),
  )
  return {
    prefill: {
      units: unitsOf(ofType("TDM_Item_ToothElement"), models, connectedTeeth(items)),
      shade: shadeOf(
        items
          .map(
            (item) =>
              `${valueOf(item, "CacheColor")} ; ${valueOf(item, "ToothColor")} ; ${valueOf(item, "CacheColorName")}`,
          )
          .join(" ; "),
      ),
      dueOn: due.find((day) => day !== null) ?? null,
    },
    tokens: personal.flatMap(([, value]) => tokensOfValue(value)),
    roles: ofType("TDM_Item_Scan").flatMap((scan) => roleOf(scan)),
    findings: orderFindings(personal.map(([name]) => name)),
  }
}

function itemsOf(root: XmlElement): readonly Item[] {
  const items: Item[] = []
  const waiting = [root]
  for (let element = waiting.pop(); element !== undefined; element = waiting.pop()) {
    const children = childrenOf(element)
    const properties = new Map(
      children
        .filter(({ name }) => localName(name) === "Property")
        .map(({ attributes }) => [attributes.get("name") ?? "", attributes.get("value") ?? ""]),
    )
    if (properties.size > 0) items.push({ type: element.attributes.get("type") ?? "", properties })
    if (items.length > mostItems) break
    for (const child of children.toReversed()) waiting.push(child)
  }
  return items
}

const valueOf = (item: Item, name: string): string => item.properties.get(name) ?? ""

function unitsOf(
  teeth: readonly Item[],
  models: ReadonlyMap<string, Item>,
  connected: ReadonlySet<string>,
): readonly OrderUnit[] {
  return teeth.flatMap((tooth) => {
    const code = universalTooth(valueOf(tooth, "ToothNumber"))
    const restoration = restorationOf(valueOf(tooth, "CacheToothTypeClass").replace(/^te/u, ""))
    if (code === null || restoration === null) return []
    const model = models.get(valueOf(tooth, "ModelElementID"))
    return [unit(code, restoration, model, connected.has(valueOf(tooth, "ToothElementID")))]
  })
}

const unit = (
  tooth: ToothCode,
  restoration: OrderUnit["restoration"],
  model: Item | undefined,
  connected: boolean,
): OrderUnit => ({
  tooth,
  jaw: jawOfTooth(tooth),
  restoration,
  material: model === undefined ? null : materialOf(valueOf(model, "CacheMaterialName")),
  connected,
})

/** The first tooth of each connector is joined to the next. */
function connectedTeeth(items: readonly Item[]): ReadonlySet<string> {
  const connectors = new Set(
    items
      .filter(
        (item) => item.type === "TDM_Item_Link" && /connector/iu.test(valueOf(item, "CacheLinkTypeClass")),
      )
      .map((item) => valueOf(item, "LinkID")),
  )
  const first = new Map<string, string>()
  for (const item of items) {
    const link = valueOf(item, "LinkID")
    if (item.type !== "TDM_Item_LinkToothElement" || !connectors.has(link) || first.has(link)) continue
    first.set(link, valueOf(item, "ToothElementID"))
  }
  return new Set(first.values())
}

function roleOf(scan: Item): readonly (readonly [string, AttachmentRole])[] {
  const name = valueOf(scan, "ScanFilename") || valueOf(scan, "FileName")
  const type = `${valueOf(scan, "ScanType")} ${valueOf(scan, "JawType")} ${name}`
  if (name === "") return []
  if (/antagonist/iu.test(type)) return [[name, "antagonist"]]
  if (/upper|maxilla/iu.test(type)) return [[name, "upper-jaw"]]
  if (/lower|mandib/iu.test(type)) return [[name, "lower-jaw"]]
  return /bite/iu.test(type) ? [[name, "bite"]] : []
}
