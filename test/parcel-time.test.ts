import assert from "node:assert/strict"
import { after, test } from "node:test"
import { startServer } from "@zahnwolke/server/testing/start-server"
import { must } from "./story/people.ts"
import { linkedPair, readyToSend } from "./story/placed-order.ts"

const server = await startServer()
after(() => server.stop())

const days = (from: number, until: number): number => Math.round((until - from) / 86_400_000)

const dueAt = async (order: string): Promise<number> => {
  const row = await server.db
    .selectFrom("job")
    .select("due_at")
    .where("kind", "=", "deadline")
    .where("subject", "=", order)
    .executeTakeFirstOrThrow()
  return row.due_at.getTime()
}

test("the days count from pick-up, on both sides and at the server alike", async () => {
  const pair = await linkedPair(server.url)
  const { practice, laboratory } = pair
  const { order } = must(await practice.party.send(await readyToSend(pair)))
  const before = must(await practice.party.order(order)).eraseBy
  assert.equal(days(Date.now(), before), 60)
  assert.equal(await dueAt(order), before)

  must(await laboratory.party.attend())
  const ours = must(await practice.party.order(order)).eraseBy
  assert.equal(days(Date.now(), ours), 14)
  assert.equal(must(await laboratory.party.order(order)).eraseBy, ours)
  assert.equal(await dueAt(order), ours)
})
