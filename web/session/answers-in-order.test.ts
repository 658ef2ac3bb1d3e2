import assert from "node:assert/strict"
import { test } from "node:test"
import { answersInOrder } from "./answers-in-order.ts"

function questions() {
  const heard: string[] = []
  const answers: { readonly give: (text: string) => void; readonly refuse: () => void }[] = []
  const ask = answersInOrder<string>({
    ask: () =>
      new Promise((give, fail) => answers.push({ give, refuse: () => fail(new Error("unreachable")) })),
    take: (text) => void heard.push(text),
    fail: () => void heard.push("failed"),
  })
  return { answers, ask, heard }
}

test("an answer that was asked for before the device locked does not open the screen again", async () => {
  const { answers, ask, heard } = questions()
  const [before, after] = [ask(), ask()]
  answers[1]?.give("locked")
  await after
  answers[0]?.give("open")
  await before
  assert.deepEqual(heard, ["locked"])
})

test("whoever asks again and again still hears what comes on the way", async () => {
  const { answers, ask, heard } = questions()
  const all = [ask(), ask(), ask()]
  for (const [at, answer] of answers.entries()) answer.give(`answer ${at}`)
  await Promise.all(all)
  assert.deepEqual(heard, ["answer 0", "answer 1", "answer 2"])
})

test("an older asking that fails after a newer answer breaks nothing, and the newest one does", async () => {
  const { answers, ask, heard } = questions()
  const [first, second] = [ask(), ask()]
  answers[1]?.give("open")
  await second
  answers[0]?.refuse()
  await first
  const third = ask()
  answers[2]?.refuse()
  await third
  assert.deepEqual(heard, ["open", "failed"])
})
