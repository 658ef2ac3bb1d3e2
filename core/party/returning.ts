/** A design on its way back to an order: what was sealed survives a reload, until the order says that it is there. */
import Type from "typebox"
import type { Static } from "typebox"
import Value from "typebox/value"
import { ordering } from "../api/ordering.ts"
import { objectSchema } from "../api/shapes.ts"
import { id, strict } from "../trust/schema.ts"
import { done, no } from "./answers.ts"
import type { Desk } from "./desk.ts"
import { withOrder } from "./order-door.ts"
import { attachmentSchema, mayReturn } from "./order-state.ts"
import { sayInOrder } from "./orders.ts"
import type { BelievedOrder } from "./orders.ts"
import { clearOutbox, uploadObjects } from "./parcel.ts"
import { isFinal } from "./delivering.ts"
import { signAs } from "./signed.ts"
import type { Answer, SendProgress } from "./views.ts"

const returningSchema = Type.Object(
  {
    /** Of the draft: one draft goes back once. */
    name: Type.String({ minLength: 1 }),
    order: id("order"),
    number: Type.String(),
    objects: Type.Array(objectSchema, { minItems: 1 }),
    files: Type.Array(attachmentSchema, { minItems: 1 }),
    /** Whose it is; left out by what was sealed before this was noted. */
    organisation: Type.Optional(id("org")),
  },
  strict,
)
export type Returning = Static<typeof returningSchema>

export const keepReturning = (desk: Desk, returning: Returning): Promise<void> =>
  desk.memory.keep("returning", returning.name, {
    body: JSON.stringify({ ...returning, organisation: desk.id }),
  })

export async function recallReturning(desk: Desk, name: string): Promise<Returning | null> {
  const text = await desk.memory.recall("returning", name)
  const value: unknown = text === null ? null : JSON.parse(text.body)
  return Value.Check(returningSchema, value) ? value : null
}

/** Of every house that was unlocked on this device. */
export async function allReturnings(desk: Desk): Promise<readonly Returning[]> {
  const kept: Returning[] = []
  for (const name of await desk.memory.names("returning")) {
    const returning = await recallReturning(desk, name)
    if (returning !== null) kept.push(returning)
  }
  return kept
}

export const keptReturnings = async (desk: Desk): Promise<readonly Returning[]> =>
  (await allReturnings(desk)).filter(({ organisation = desk.id }) => organisation === desk.id)

async function dropReturning(desk: Desk, { name, objects }: Returning): Promise<void> {
  for (const { object } of objects) await clearOutbox(desk, object)
  await desk.memory.forget("returning", name)
}

/** Refused for good: the order takes no design any more, or what was sealed is not whole. */
const ends: readonly string[] = ["order-erased", "step-not-possible", "part-lost"]

const underway = new Map<string, { readonly desk: Desk; readonly over: Promise<unknown> }>()

export const isUnderway = ({ name }: Returning): boolean => underway.has(name)

/** Resolves once nothing of this desk is on its way back any more. */
export async function returningsStopped(desk: Desk): Promise<void> {
  const mine = [...underway.values()].filter((one) => one.desk === desk)
  await Promise.allSettled(mine.map(({ over }) => over))
}

/** Every step may be repeated: what is signed already is not signed again, and what was said is not said again. */
export async function finishReturn(desk: Desk, returning: Returning): Promise<Answer<null>> {
  const over = deliver(desk, returning)
  underway.set(returning.name, { desk, over })
  try {
    return await over
  } finally {
    underway.delete(returning.name)
  }
}

async function deliver(desk: Desk, returning: Returning): Promise<Answer<null>> {
  const { name, number, order } = returning
  const totalBytes = returning.objects.reduce((sum, { size }) => sum + size, 0)
  const tell = (stage: SendProgress["stage"]): void =>
    desk.tell({
      kind: "progress",
      task: name,
      progress: { order, number, stage, doneBytes: 0, totalBytes },
    })
  tell("upload")
  let over = false
  const answer = await withOrder(desk, order, async (believed) => {
    const given = await giveBack(desk, believed, returning)
    over = given.over
    return given.answer
  })
  if (answer.ok || over) await dropReturning(desk, returning)
  tell(answer.ok || over ? "done" : "waiting")
  if (answer.ok) return answer
  const { code, details } = answer.refusal
  if (over) return no(code, { ...details, number })
  return no(desk.shut.signal.aborted ? "locked" : code, { ...details, number, kept: "yes" })
}

interface Given {
  readonly answer: Answer<null>
  /** Nothing of it waits any longer. */
  readonly over: boolean
}

async function giveBack(desk: Desk, order: BelievedOrder, returning: Returning): Promise<Given> {
  const isSigned = returning.objects.every(
    ({ object, sha256 }) => order.objects.get(object)?.sha256 === sha256,
  )
  if (!isSigned) {
    const uploaded = await uploadObjects(desk, returning.objects, () => null, desk.shut.signal)
    if (!uploaded.ok) return { answer: uploaded, over: ends.includes(uploaded.refusal.code) }
    const added = await addObjects(desk, returning)
    if (!added.answer.ok) return added
  }
  const said = await sayDesign(desk, order, returning)
  return { answer: said, over: said.ok || ends.includes(said.refusal.code) }
}

/** Signed at the time at which it is said: what waited over a long weekend is not of another time for the server. */
async function addObjects(desk: Desk, { objects, order }: Returning): Promise<Given> {
  const addition = await signAs(desk, "addition", {
    organisation: desk.id,
    at: desk.parts.now(),
    order,
    objects: objects.map(({ object, size, sha256 }) => ({ object, size, sha256 })),
  })
  const reply = await desk.connection.call(ordering.addObjects, {
    params: { order },
    body: { addition, objects },
  })
  if (reply.ok) return { answer: done(null), over: false }
  const { code } = reply.problem
  return { answer: no(code), over: isFinal(reply.problem) && code !== "clock-wrong" }
}

async function sayDesign(desk: Desk, order: BelievedOrder, { files }: Returning): Promise<Answer<null>> {
  let isThere = false
  const said = await sayInOrder(desk, order, (fold) => {
    isThere = fold.files.some(({ object }) => files.some((file) => file.object === object))
    return isThere || !mayReturn(fold.state) ? null : { kind: "design", files }
  })
  return isThere ? done(null) : said
}
