/** After a reload, and when the network is back: orders and designs that were sealed go on. */
import { done } from "./answers.ts"
import type { Desk } from "./desk.ts"
import { allReturnings, finishReturn, isUnderway, keptReturnings } from "./returning.ts"
import { allSendings, finishKept, isSendingNow, keptSendings } from "./delivering.ts"
import type { Answer } from "./views.ts"

/**
 * What is refused for good is told. `tidy` removes parts that belong to nothing; while something is being sealed, its
 * parts would look like that.
 */
export async function resume(desk: Desk, tidy: boolean): Promise<Answer<number>> {
  const sendings = await keptSendings(desk)
  const returnings = await keptReturnings(desk)
  if (tidy) await removeLost(desk, [...(await allSendings(desk)), ...(await allReturnings(desk))])
  const all = [
    ...sendings.flatMap((one) => (isSendingNow(one) ? [] : [() => finishKept(desk, one)])),
    ...returnings.flatMap((one) => (isUnderway(one) ? [] : [() => finishReturn(desk, one)])),
  ]
  let failed: Extract<Answer<unknown>, { readonly ok: false }> | null = null
  for (const finish of all) {
    const answer = await finish()
    if (answer.ok) continue
    if (answer.refusal.code === "unreachable") return answer
    desk.alarm(answer.refusal)
    failed ??= answer
  }
  return failed ?? done(sendings.length + returnings.length)
}

interface Waiting {
  readonly objects: readonly { readonly object: string }[]
}

async function removeLost(desk: Desk, kept: readonly Waiting[]): Promise<void> {
  const known = new Set(kept.flatMap(({ objects }) => objects.map(({ object }) => object)))
  for (const name of await desk.parts.outbox.names("object_")) {
    const [object = ""] = name.split("/")
    if (!known.has(object)) await desk.parts.outbox.remove(name)
  }
}
