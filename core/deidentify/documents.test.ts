import assert from "node:assert/strict"
import { test } from "node:test"
import { arraySource } from "../encoding/byte-source.ts"
import { utf8 } from "../encoding/bytes.ts"
import { deidentifySet } from "./deidentify.ts"

const refusals: readonly (readonly [path: string, content: string, says: RegExp])[] = [
  ["a.glb", "glTF\x02\0\0\0", /glTF.+STL, PLY or OBJ/u],
  ["a.off", "OFF\n3 1 0\n0 0 0\n", /OFF.+STL, PLY or OBJ/u],
  ["a.amf", "<amf unit='millimeter'></amf>", /AMF.+STL, PLY or OBJ/u],
  ["Rx_17.html", "<!DOCTYPE html><title>Order</title>", /order as XML/u],
]

test("what cannot be rewritten says what to export instead", async () => {
  for (const [path, content, says] of refusals) {
    const { files } = await deidentifySet([{ path, source: arraySource(utf8(content)) }], { identity: {} })
    assert.match(files[0]?.reason ?? "", says)
    assert.equal(files[0]?.output, null)
  }
})
