import assert from "node:assert/strict"
import { test } from "node:test"
import { makeTerminal } from "./terminal.ts"
import { wordsIn } from "./words/words.ts"

function spokenBy(isTTY: boolean) {
  const said = { out: "", err: "" }
  let now = 0
  const terminal = makeTerminal(
    wordsIn("de"),
    "de",
    {
      out: { write: (text) => (said.out += text) },
      err: { write: (text) => (said.err += text), isTTY },
    },
    () => (now += 1000),
  )
  return { said, terminal }
}

test("progress is for people who look, never for a log", () => {
  const log = spokenBy(false)
  log.terminal.progress("1 of 2")
  assert.equal(log.said.err, "")

  const screen = spokenBy(true)
  screen.terminal.progress("1 of 2")
  screen.terminal.say("done")
  assert.ok(screen.said.err.startsWith("\r\u001b[K1 of 2"))
  assert.equal(screen.said.out, "done\n")
})

test("a name cannot command the terminal or turn the line around", () => {
  const { said, terminal } = spokenBy(false)
  terminal.say("\u001b[2Jscan\u202egpj.exe\r")

  assert.equal(said.out, "\ufffd[2Jscan\ufffdgpj.exe\ufffd\n")
})

test("marks that turn only single letters around are shown as well", () => {
  const { said, terminal } = spokenBy(false)
  terminal.say("Labor\u200e\u200f\u061c Nord")

  assert.equal(said.out, "Labor\ufffd\ufffd\ufffd Nord\n")
})

test("a name inside JSON commands no terminal, and a program reads it unchanged", () => {
  const { said, terminal } = spokenBy(false)
  const value = { name: "\u009b2J\u007f\u202egpj\u2066\u200f\u2028 Müller" }
  terminal.sayJson(value)

  assert.doesNotMatch(said.out.replaceAll("\n", ""), /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u)
  assert.deepEqual(JSON.parse(said.out), value)
})
