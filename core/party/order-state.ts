/** The stream of an order: what its two parties say to each other, and what follows from it. */
import Type from "typebox"
import type { Static } from "typebox"
import { oneLine } from "../encoding/one-line.ts"
import { categories, contentKinds } from "../records/consent.ts"
import { attachmentRoles, materials, restorations } from "../records/order.ts"
import type { OrderForm, OrderState } from "../records/order.ts"
import { isToothCode } from "../records/tooth.ts"
import type { ToothCode } from "../records/tooth.ts"
import { count, id, listOf, oneOf, sha256Text, strict } from "../trust/schema.ts"
import type { Believed } from "./believed.ts"
import { emergencyTextSchema } from "./emergency-events.ts"
import type { OrderAction } from "./order-detail.ts"
import type { Refusal } from "./views.ts"

const text = Type.String({ maxLength: 5000 })
const short = Type.String({ maxLength: 300, pattern: oneLine })
const dayOrNull = Type.Union([Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$" }), Type.Null()])
const tooth = Type.Unsafe<ToothCode>(Type.Integer({ minimum: 11, maximum: 85 }))

export const formSchema = Type.Object(
  {
    units: listOf(
      Type.Object(
        {
          tooth: Type.Union([tooth, Type.Null()]),
          jaw: oneOf(["upper", "lower"]),
          restoration: oneOf(restorations),
          material: Type.Union([oneOf(materials), Type.Null()]),
          connected: Type.Boolean(),
        },
        strict,
      ),
      64,
    ),
    shade: short,
    dueOn: dayOrNull,
    appointmentOn: dayOrNull,
    kind: oneOf(["new", "remake", "repair"]),
    statutory: Type.Union([Type.Boolean(), Type.Null()]),
    instructions: text,
    patientCode: short,
    patientName: Type.Union([
      Type.Object(
        { family: short, given: short, reason: Type.String({ minLength: 1, maxLength: 500 }) },
        strict,
      ),
      Type.Null(),
    ]),
    prescriber: short,
  },
  strict,
)

export const attachmentSchema = Type.Object(
  {
    object: id("object"),
    name: Type.String({ pattern: "^[a-z0-9][a-z0-9._-]{0,99}$" }),
    format: Type.String({ maxLength: 40 }),
    role: oneOf(attachmentRoles),
    content: oneOf(contentKinds),
    category: oneOf(categories),
    size: count,
    sha256: sha256Text,
    version: count,
    supersedes: Type.Union([id("object"), Type.Null()]),
  },
  strict,
)
export type AttachmentEvent = Static<typeof attachmentSchema>

const steps = [
  "received",
  "accepted",
  "rejected",
  "design-approved",
  "design-returned",
  "in-production",
  "shipped",
  "closed",
] as const
export type Step = (typeof steps)[number]

export const orderEventSchema = Type.Union([
  Type.Object(
    {
      kind: Type.Literal("placed"),
      number: short,
      title: short,
      form: formSchema,
      files: listOf(attachmentSchema, 5000),
      /** What was attested where no consent could be given, whose hash is signed. */
      emergency: Type.Optional(emergencyTextSchema),
    },
    strict,
  ),
  /** What was looked at before it left, in the words whose hash the disclosure signs. */
  Type.Object({ kind: Type.Literal("report"), text: Type.String({ maxLength: 1_000_000 }) }, strict),
  Type.Object({ kind: Type.Literal("step"), step: oneOf(steps), text }, strict),
  Type.Object({ kind: Type.Literal("said"), how: oneOf(["question", "answer", "note"]), text }, strict),
  /** The placer learns from the maker itself what was passed on, whatever the server shows. */
  Type.Object(
    { kind: Type.Literal("passed-on"), order: id("order"), to: id("org"), disclosure: sha256Text },
    strict,
  ),
  Type.Object({ kind: Type.Literal("design"), files: listOf(attachmentSchema, 5000) }, strict),
])
export type OrderEvent = Static<typeof orderEventSchema>

export interface OrderFile extends AttachmentEvent {
  readonly by: string
  readonly at: number
}

export interface OrderFold {
  readonly number: string
  readonly title: string
  readonly form: OrderForm | null
  readonly files: readonly OrderFile[]
  readonly report: string | null
  /** As it was attested; null where the order rests on something else. */
  readonly emergency: string | null
  readonly state: OrderState
  readonly openQuestion: boolean
  readonly passedOn: readonly Extract<OrderEvent, { readonly kind: "passed-on" }>[]
  readonly said: readonly Believed<OrderEvent>[]
  readonly changedAt: number
  readonly warnings: readonly Refusal[]
}

const empty: OrderFold = {
  number: "",
  title: "",
  form: null,
  files: [],
  report: null,
  emergency: null,
  state: "draft",
  openQuestion: false,
  passedOn: [],
  said: [],
  changedAt: 0,
  warnings: [],
}

/** From which states a step leads where; who may take it: the side that placed the order, or the side that makes. */
const stepRules: {
  readonly [S in Step]: {
    readonly by: "placer" | "maker" | "either"
    readonly from: readonly OrderState[]
    readonly to: OrderState
  }
} = {
  received: { by: "maker", from: ["sent"], to: "received" },
  accepted: { by: "maker", from: ["sent", "received"], to: "accepted" },
  rejected: { by: "maker", from: ["sent", "received", "accepted"], to: "rejected" },
  "design-approved": { by: "placer", from: ["design-review"], to: "design-approved" },
  "design-returned": { by: "placer", from: ["design-review"], to: "accepted" },
  "in-production": { by: "maker", from: ["accepted", "design-approved"], to: "in-production" },
  shipped: { by: "maker", from: ["accepted", "design-approved", "in-production"], to: "shipped" },
  closed: {
    by: "either",
    from: [
      "sent",
      "received",
      "accepted",
      "design-review",
      "design-approved",
      "in-production",
      "shipped",
      "rejected",
    ],
    to: "closed",
  },
}

/** The maker returns a design only in these states; in any other it would be out of order. */
export const mayReturn = (state: OrderState): boolean =>
  ["accepted", "design-review", "design-approved"].includes(state)

export function mayStep(state: OrderState, step: Step, isPlacer: boolean): boolean {
  const { by, from } = stepRules[step]
  return from.includes(state) && (by === "either" || (by === "placer") === isPlacer)
}

function withNames(form: Static<typeof formSchema>): OrderForm | null {
  return form.units.every((unit) => unit.tooth === null || isToothCode(unit.tooth)) ? form : null
}

/** Events that break the order of things are kept out and named: nothing is overwritten, nothing is hidden. */
export function foldOrder(events: readonly Believed<OrderEvent>[], placedBy: string): OrderFold {
  return events.reduce((fold, event) => applyOrderEvent(fold, event, placedBy), empty)
}

function applyOrderEvent(fold: OrderFold, event: Believed<OrderEvent>, placedBy: string): OrderFold {
  const { body, organisation, at } = event
  const isPlacer = organisation === placedBy
  const refused: OrderFold = {
    ...fold,
    warnings: [...fold.warnings, { code: "event-out-of-order", details: { seq: String(event.seq) } }],
  }
  const next = { ...fold, said: [...fold.said, event], changedAt: Math.max(fold.changedAt, at) }
  const filed = (files: readonly AttachmentEvent[]) =>
    files.map((file) => ({ ...file, by: organisation, at }))
  if (body.kind === "placed") {
    const form = withNames(body.form)
    if (!isPlacer || fold.state !== "draft" || form === null) return refused
    const { emergency = null, number, title } = body
    return { ...next, number, title, form, emergency, files: filed(body.files), state: "sent" }
  }
  if (fold.state === "draft") return refused
  switch (body.kind) {
    case "report":
      return isPlacer && fold.report === null ? { ...fold, report: body.text } : refused
    case "said":
      return { ...next, openQuestion: body.how === "question" || (body.how === "note" && fold.openQuestion) }
    case "passed-on":
      return isPlacer ? refused : { ...next, passedOn: [...fold.passedOn, body] }
    case "design":
      if (isPlacer || !mayReturn(fold.state)) return refused
      return { ...next, files: [...fold.files, ...filed(body.files)], state: "design-review" }
    case "step":
      return mayStep(fold.state, body.step, isPlacer) ? { ...next, state: stepRules[body.step].to } : refused
  }
}

/** First the usual next step. */
export function actionsOf(fold: OrderFold, isPlacer: boolean, mayPassOn: boolean): readonly OrderAction[] {
  const { state } = fold
  if (["closed", "erased", "draft"].includes(state)) return []
  if (state === "rejected") return isPlacer ? ["close"] : []
  const talk: readonly OrderAction[] = fold.openQuestion ? ["answer", "ask"] : ["ask"]
  if (isPlacer) {
    const review: readonly OrderAction[] =
      state === "design-review" ? ["approve-design", "send-back-design"] : []
    const close: readonly OrderAction[] = ["close"]
    return state === "shipped" ? [...close, ...talk] : [...review, ...talk, ...close]
  }
  if (state === "sent" || state === "received") return ["accept", ...talk, "reject"]
  const making: readonly OrderAction[] = [
    ...(mayReturn(state) ? (["return-design"] as const) : []),
    ...(mayPassOn ? (["pass-on"] as const) : []),
    ...(mayStep(state, "in-production", false) ? (["start-production"] as const) : []),
    ...(mayStep(state, "shipped", false) ? (["ship"] as const) : []),
  ]
  return state === "shipped" ? [...talk, "close"] : [...making, ...talk]
}
