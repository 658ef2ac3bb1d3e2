import assert from "node:assert/strict"
import { test } from "node:test"
import type { SendProgress } from "@zahnwolke/core/party/views"
import { isUnderway } from "./underway.ts"

test("an order that was refused for good or has arrived keeps no device from locking, and one that waits or runs does", () => {
  const stages: Readonly<Record<SendProgress["stage"], boolean>> = {
    prepare: true,
    decide: true,
    seal: true,
    upload: true,
    grant: true,
    waiting: true,
    done: false,
    refused: false,
  }
  const found = Object.keys(stages).filter((stage) => stage in stages)
  assert.equal(found.length, 8)
  for (const stage of ["prepare", "decide", "seal", "upload", "grant", "waiting", "done", "refused"] as const)
    assert.equal(isUnderway({ stage }), stages[stage], stage)
})
