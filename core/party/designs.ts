/** Designs: what the laboratory made goes back to the practice. */
import { isMeshKind } from "../deidentify/roles.ts"
import { recipientOf } from "../envelope/identity.ts"
import type { ObjectId, OrderId } from "../records/id.ts"
import { done, no } from "./answers.ts"
import type { Desk } from "./desk.ts"
import { findOrder } from "./order-door.ts"
import { mayReturn } from "./order-state.ts"
import type { AttachmentEvent } from "./order-state.ts"
import type { BelievedOrder } from "./orders.ts"
import { sealFiles } from "./parcel.ts"
import type { SealedAttachment } from "./parcel.ts"
import type { PreparedFile } from "./preparing.ts"
import { finishReturn, keepReturning, recallReturning } from "./returning.ts"
import type { Returning } from "./returning.ts"
import { obstacleIn } from "./asking.ts"
import type { LookedAt } from "./asking.ts"
import type { Answer } from "./views.ts"

/** Only a surface is something that was designed, or what a design program wrote; a photo never becomes a design. */
const isDesign = ({ content, format }: PreparedFile): boolean => content === "design" || isMeshKind(format)

/** What would keep an order here keeps a design here; and it says no more of the patient than the order did. */
function obstacleToReturn(order: BelievedOrder, looked: LookedAt) {
  const obstacle = obstacleIn(looked)
  if (obstacle !== null) return obstacle
  if (!looked.files.some(isDesign)) return no("design-missing")
  const isNamed = order.request.category === "identified"
  const identifies = looked.files.some(({ category }) => category === "identified")
  return identifies && !isNamed ? no("return-identifies") : null
}

/** A design is new files of the maker under the order's own key; an earlier one stays visible as superseded. */
async function sealReturn(
  desk: Desk,
  { draft, looked, supersedes }: Returned,
  order: BelievedOrder,
): Promise<Answer<Returning>> {
  if (order.identity === null) return no("order-erased")
  if (!mayReturn(order.fold.state)) return no("step-not-possible")
  const obstacle = obstacleToReturn(order, looked)
  if (obstacle !== null) return obstacle
  const recipient = await recipientOf(order.identity)
  const all = await sealFiles(desk, looked.files, [recipient], () => null)
  if (!all.ok) return all
  const before = order.fold.files.find((file) => file.object === supersedes)
  return done({
    name: draft,
    order: order.order,
    number: order.fold.number,
    objects: all.value.map(({ sealed }) => ({ ...sealed.object, chunks: [...sealed.object.chunks] })),
    files: all.value.map((attachment) => attachmentOf(attachment, before)),
  })
}

interface Returned {
  readonly order: OrderId
  readonly draft: string
  readonly looked: LookedAt
  readonly supersedes: ObjectId | null
}

/** One draft goes back once: what was sealed of it and still waits is what goes, and nothing is sealed beside it. */
export async function returnDesign(desk: Desk, input: Returned): Promise<Answer<null>> {
  const waiting = await recallReturning(desk, input.draft)
  if (waiting !== null) return finishReturn(desk, waiting)
  const found = await findOrder(desk, input.order)
  if (!found.ok) return found
  const sealed = await sealReturn(desk, input, found.value.order)
  if (!sealed.ok) return sealed
  await keepReturning(desk, sealed.value)
  return finishReturn(desk, sealed.value)
}

/** What is no design keeps its true content: it must not go on to a milling centre as one. */
function attachmentOf(
  { file, name, sealed }: SealedAttachment,
  before: AttachmentEvent | undefined,
): AttachmentEvent {
  const designed = isDesign(file)
  return {
    object: sealed.object.object,
    name,
    format: file.format,
    role: designed ? "design" : file.role,
    content: designed ? "design" : file.content,
    category: file.category,
    size: sealed.size,
    sha256: sealed.sha256,
    version: designed ? (before?.version ?? 0) + 1 : 1,
    supersedes: designed ? (before?.object ?? null) : null,
  }
}
