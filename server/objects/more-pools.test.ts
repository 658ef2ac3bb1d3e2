import assert from "node:assert/strict"
import { test } from "node:test"
import { readMorePools } from "./more-pools.ts"
import type { ObjectsPool } from "./pool.ts"

const first: ObjectsPool = {
  store: { kind: "folder", folder: "/srv/objects" },
  country: "DE",
  operator: "self",
}
const tax = { name: "tax", holds: "tax", url: "file:///srv/tax", country: "DE", operator: "self" }
const isCountry = (code: string): boolean => code !== "XX"
const read = (value: unknown) => readMorePools(JSON.stringify(value), first, isCountry)
const reason = (value: unknown): string => {
  const reading = read(value)
  return reading.kind === "refused" ? reading.reason : ""
}

test("each store says what it holds, where it stands and who runs it; nothing is taken from the first one", () => {
  const bucket = {
    ...tax,
    name: "books",
    url: "s3://s3.example.de/books",
    country: "AT",
    operator: "Muster AG",
    accessKey: "a",
    secretKey: "b",
  }
  const reading = read([tax, bucket])
  assert.ok(reading.kind === "pools")
  assert.deepEqual(
    reading.pools.map(({ name, holds, country, operator, store }) => [
      name,
      holds,
      country,
      operator,
      store.kind,
    ]),
    [
      ["tax", "tax", "DE", "self", "folder"],
      ["books", "tax", "AT", "Muster AG", "s3"],
    ],
  )
  assert.deepEqual(readMorePools(null, first, isCountry), { kind: "pools", pools: [] })
})

test("what is not whole is refused with a sentence that repeats no secret", () => {
  assert.match(reason([{ ...tax, holds: "everything" }]), /JSON list/u)
  assert.match(reason([{ ...tax, operator: "" }]), /JSON list/u)
  assert.match(reason([{ ...tax, country: "XX" }]), /country of tax/u)
  assert.match(reason([tax, tax]), /name of its own/u)
  assert.match(reason([{ ...tax, name: "server" }]), /name of its own/u)
  assert.match(reason([{ ...tax, url: "s3://s3.example.de/books" }]), /tax: OBJECTS_ACCESS_KEY/u)
  const spoiled = readMorePools('[{"secretKey":"geheim"', first, isCountry)
  assert.ok(spoiled.kind === "refused" && !spoiled.reason.includes("geheim"))
})
