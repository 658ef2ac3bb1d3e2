import assert from "node:assert/strict"
import { test } from "node:test"
import { brokenTo, chainLayout } from "./chain-layout.ts"
import type { ChainNode } from "./chain-layout.ts"

const node = (key: string, parent: string | null, depth: number): ChainNode => ({
  key,
  parent,
  depth,
  title: `Halter ${key}`,
  lines: ["Labor in Deutschland, löschen bis 26.01.2027, auf Grund einer Einwilligung"],
  tone: "held",
})

test("every holder stands below the one it came from, inside the width, and none over another", () => {
  const given = [node("a", null, 0), node("b", "a", 1), node("d", "a", 1), node("c", "b", 2)]
  for (const width of [300, 1100]) {
    const { nodes, height } = chainLayout(given, width)
    assert.deepEqual(
      nodes.map((one) => one.node.key),
      ["a", "b", "c", "d"],
    )
    for (const [index, one] of nodes.entries()) {
      const next = nodes[index + 1]
      assert.ok(one.x + one.width <= width && one.y + one.height <= height)
      assert.ok(next === undefined || one.y + one.height < next.y)
      assert.ok(one.lines.every((line) => line.y > one.y && line.y < one.y + one.height))
    }
  }
})

test("text is broken at words, and a word without end is cut", () => {
  assert.deepEqual(brokenTo("Einwilligung und Entbindung", 120), ["Einwilligung und", "Entbindung"])
  assert.deepEqual(brokenTo("x".repeat(40), 72), [`${"x".repeat(9)}…`])
})

test("what claims to come out of itself is drawn nowhere instead of for ever", () => {
  assert.deepEqual(chainLayout([node("a", "a", 1)], 300).nodes, [])
})
