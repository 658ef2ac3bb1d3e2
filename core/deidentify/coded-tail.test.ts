import assert from "node:assert/strict"
import { test } from "node:test"
import { concat, utf8 } from "../encoding/bytes.ts"
import { seeded } from "../specimen/random.ts"
import { endsInWords, longWords, tailLength } from "./coded-tail.ts"

const noise = (seed: number): Uint8Array => {
  const random = seeded(seed)
  return Uint8Array.from({ length: tailLength }, () => Math.floor(random() * 256))
}

const wide = (text: string, little: boolean): Uint8Array =>
  Uint8Array.from([...utf8(text)].flatMap((byte) => (little ? [byte, 0] : [0, byte])))

test("words behind coded pixels are seen, padded or wide", () => {
  const text = utf8("Wolkenstein, Hadubrand")
  for (const tail of [
    concat(noise(1), text),
    concat(noise(2), text, new Uint8Array(3)),
    concat(noise(3), utf8("Ott 17.05.1984 Weg 3, Oberhausen")),
    concat(noise(4), wide("Wolkenstein", true)),
    concat(noise(5), wide("Wolkenstein", false)),
  ])
    assert.ok(endsInWords(tail.subarray(-tailLength), longWords))
})

test("what chance writes at the end of ten thousand pictures is taken for words in fewer than one of a thousand", () => {
  let alarms = 0
  for (let seed = 1; seed <= 10_000; seed++) if (endsInWords(noise(seed), longWords)) alarms++
  assert.ok(alarms < 10, `${alarms} alarms`)
})
