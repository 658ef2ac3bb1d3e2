import assert from "node:assert/strict"
import { test } from "node:test"
import { consentResource } from "@zahnwolke/core/fhir/consent"
import { randomId } from "@zahnwolke/core/records/id"
import type { OrganisationId } from "@zahnwolke/core/records/id"
import type { PartnerView } from "@zahnwolke/core/party/people-views"
import type { StatementBody } from "@zahnwolke/core/trust/statements"
import { readForeign } from "./foreign-consent.ts"

const laboratory = randomId("org")
const mill = randomId("org")
const now = Date.UTC(2026, 10, 27)
const month = 31 * 86_400_000

const partner = (organisation: OrganisationId): PartnerView => ({
  organisation,
  profile: {
    name: "Labor Nord",
    role: "laboratory",
    address: { street: "", postalCode: "", city: "", country: "DE" },
    places: { seat: "DE", processing: ["DE"], storage: ["DE"], backup: ["DE"], support: ["DE"] },
    onward: { kind: "none" },
    contact: { email: "", phone: "", dataProtectionOfficer: "" },
  },
  state: "linked",
  trust: "by-link",
  safetyNumber: "",
  agreements: [],
  obstacle: null,
})

const written = (validUntil: number) => {
  const consent: StatementBody<"consent"> = {
    organisation: randomId("org"),
    at: now,
    consent: randomId("consent"),
    scope: {
      recipients: [{ organisation: laboratory, country: "DE" }],
      onward: [{ organisation: mill, country: "DE" }],
      purpose: "second-opinion",
      kinds: ["scan"],
      category: "pseudonymised",
      countries: ["DE"],
    },
    releasesFromSecrecy: true,
    givenAt: now,
    validUntil,
    signer: "patient",
    assent: false,
    capacityDocumented: false,
    authorityShown: false,
    evidence: "ab".repeat(32),
  }
  return consentResource({ consent, withdrawal: null, patient: randomId("patient") })
}

const read = (value: unknown, partners = [partner(laboratory)]) =>
  readForeign(JSON.stringify(value), partners, now)

test("a consent of another house fills in recipient and purpose, and no longer than it lasts itself", () => {
  assert.deepEqual(read(written(now + 8 * month)), {
    kind: "draft",
    draft: { to: laboratory, mills: [], purpose: "second-opinion", months: 6 },
  })
  const both = read(written(now + 20 * month), [partner(laboratory), partner(mill)])
  assert.deepEqual(both.kind === "draft" && [both.draft.mills, both.draft.months], [[mill], 12])
})

test("without the evidence of another program it still fills in: it is signed anew here", () => {
  assert.equal(read({ ...written(now + 20 * month), identifier: [] }).kind, "draft")
})

test("what cannot be a draft is refused by what is wrong with it", () => {
  const good = written(now + 20 * month)
  const why = (value: unknown, partners?: PartnerView[]) => {
    const answer = read(value, partners)
    return answer.kind === "refused" ? answer.why : "draft"
  }
  assert.equal(why({ resourceType: "Patient" }), "not-a-consent")
  const broken = readForeign("{", [partner(laboratory)], now)
  assert.equal(broken.kind === "refused" && broken.why, "not-a-consent")
  assert.equal(why({ ...good, status: "inactive" }), "not-active")
  assert.equal(why({ ...good, provision: { ...good.provision, type: "deny" } }), "dissent")
  assert.equal(why({ ...good, provision: { ...good.provision, dataPeriod: {} } }), "limited-to-some-data")
  assert.equal(why(good, []), "no-partner")
  assert.equal(why(written(now + month)), "ends-too-soon")
})
