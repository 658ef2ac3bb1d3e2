import assert from "node:assert/strict"
import { test } from "node:test"
import * as fc from "fast-check"
import { categories } from "../records/consent.ts"
import { capOf, cappedCategory, rankOf } from "./category.ts"
import { contentShapes } from "./vocabulary.ts"

const untested = { mappingKept: true, tested: false }
const best = { mappingKept: false, tested: true }

test("a DVT, a face or a text never becomes anonymous, with any test", () => {
  for (const shape of ["dvt", "face-scan", "free-text", "tax-record", "treatment-record"] as const) {
    assert.equal(capOf(shape, best), "pseudonymised")
  }
  assert.equal(capOf("photo-face", best), "identified")
})

test("a full arch is pseudonymised by tool, and anonymous for one recipient only by a signed test", () => {
  assert.equal(capOf("full-arch", untested), "pseudonymised")
  assert.equal(capOf("full-arch", best), "anonymous-for-recipient")
})

test("a stump is anonymous only where the practice can no longer assign it", () => {
  assert.equal(capOf("stumps", untested), "anonymous-for-recipient")
  assert.equal(capOf("stumps", { mappingKept: false, tested: false }), "anonymous")
})

test("a set is as telling as its most telling file, and no claim is ever raised", () => {
  const facts = fc.record({ mappingKept: fc.boolean(), tested: fc.boolean() })
  fc.assert(
    fc.property(
      fc.constantFrom(...categories),
      fc.array(fc.constantFrom(...contentShapes), { minLength: 1 }),
      fc.constantFrom(...contentShapes),
      facts,
      (claimed, contents, more, around) => {
        const capped = rankOf(cappedCategory(claimed, contents, around))
        assert.ok(capped <= rankOf(claimed))
        assert.ok(rankOf(cappedCategory(claimed, [...contents, more], around)) <= capped)
      },
    ),
  )
})
