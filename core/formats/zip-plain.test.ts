import assert from "node:assert/strict"
import { test } from "node:test"
import { concat, utf8 } from "../encoding/bytes.ts"
import { isPlainZip } from "./zip-plain.ts"
import { writeZip } from "./zip-write.ts"

const register = { path: "register.csv", bytes: utf8("Labor Nord;läuft\n".repeat(50)) }
const manifest = { path: "manifest.json", bytes: utf8("{}") }
const whole = writeZip([register, manifest])
const other = writeZip([{ path: "register.csv", bytes: utf8("nichts") }])

const changed = (at: number, byte: number): Uint8Array => {
  const bytes = new Uint8Array(whole)
  bytes[at] = byte
  return bytes
}

test("an archive as we write it is its members and nothing beside them", () => {
  assert.ok(isPlainZip(whole))
  assert.ok(isPlainZip(writeZip([])))
  assert.ok(!isPlainZip(new Uint8Array(0)))
})

test("what stands before, behind or between the members is told: another program may show that in their place", () => {
  assert.ok(!isPlainZip(concat(utf8("x"), whole)))
  assert.ok(!isPlainZip(concat(whole, utf8("x"))))
  assert.ok(!isPlainZip(concat(other, whole)))
  assert.ok(!isPlainZip(concat(whole, other)))
  assert.ok(!isPlainZip(whole.subarray(0, whole.length - 1)))
  const [first] = [writeZip([register])]
  const gap = concat(first.subarray(0, first.length - 22 - 46 - register.path.length), utf8("gap"))
  assert.ok(!isPlainZip(concat(gap, whole.subarray(gap.length - 3))))
})

test("a header that says another name, size or method than the directory is told", () => {
  // Flags, method, time, checksum, name of the first member; comment of the end.
  for (const at of [6, 8, 10, 14, 30, whole.length - 2]) assert.ok(!isPlainZip(changed(at, 0x41)), `${at}`)
})
