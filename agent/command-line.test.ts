import assert from "node:assert/strict"
import { test } from "node:test"
import { commands, languageOf, readCommandLine } from "./command-line.ts"

const codeOf = (...args: readonly string[]): string => {
  const line = readCommandLine(args)
  return line.kind === "misuse" ? line.misuse.code : line.kind
}

test("a command takes its options in any order", () => {
  const line = readCommandLine([
    "--lang",
    "en",
    "send",
    "--to=nord",
    "folder",
    "--without",
    "a.stl",
    "--without",
    "b.stl",
  ])

  assert.ok(line.kind === "command")
  assert.equal(line.command, "send")
  assert.deepEqual(line.positionals, ["folder"])
  assert.equal(line.text("to"), "nord")
  assert.deepEqual(line.list("without"), ["a.stl", "b.stl"])
  assert.equal(line.has("json"), false)
})

test("what is misspelled, forgotten or too much is named, never guessed", () => {
  assert.equal(codeOf(), "no-command")
  assert.equal(codeOf("sned"), "unknown-command")
  assert.equal(codeOf("send", "folder", "--too", "nord"), "unknown-option")
  assert.equal(codeOf("send", "folder"), "option-missing")
  assert.equal(codeOf("send", "folder", "--to"), "option-without-value")
  assert.equal(codeOf("send", "folder", "--to", ""), "option-without-value")
  assert.equal(codeOf("send", "--to", "nord"), "too-few")
  assert.equal(codeOf("send", "one", "two", "--to", "nord"), "too-many")
  assert.equal(codeOf("inbox", "--into", "folder"), "option-elsewhere")
  assert.equal(codeOf("inbox", "--json=yes"), "option-with-value")
  assert.equal(codeOf("decide"), "too-few")
  assert.equal(codeOf("decide", "--schema"), "command")
  assert.equal(codeOf("constructor"), "unknown-command")
  assert.equal(codeOf("inbox", "--__proto__", "x"), "unknown-option")
})

test("a file whose name begins with a dash stands behind two dashes", () => {
  const line = readCommandLine(["inspect", "--", "--json"])

  assert.ok(line.kind === "command")
  assert.deepEqual(line.positionals, ["--json"])
  assert.equal(line.has("json"), false)
})

test("help comes before everything that is wrong", () => {
  assert.equal(codeOf("send", "--help"), "help")
  assert.equal(codeOf("-h"), "help")
  assert.equal(codeOf("help"), "help")
  assert.equal(codeOf("--version"), "version")
})

test("German speaks unless English is asked for", () => {
  assert.equal(languageOf([], ""), "de")
  assert.equal(languageOf([], "C.UTF-8"), "de")
  assert.equal(languageOf([], "en_GB.UTF-8"), "en")
  assert.equal(languageOf(["--lang", "de"], "en_GB.UTF-8"), "de")
  assert.equal(languageOf(["inbox", "--lang=en"], ""), "en")
})

test("no command asks for an option that it does not take", () => {
  for (const { needs, options } of Object.values(commands)) {
    assert.deepEqual(
      needs.filter((name) => !options.includes(name)),
      [],
    )
  }
})
