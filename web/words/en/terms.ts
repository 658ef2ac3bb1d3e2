/** The words of the trade: one word for each code, everywhere the same. */
import { tradeWords } from "@zahnwolke/core/records/trade-words"
import type { Words } from "../words.tsx"
import { meshEn, photoEn, toothChartEn, volumeEn } from "./views.ts"

const attachmentRoles = {
  "upper-jaw": "Upper jaw",
  "lower-jaw": "Lower jaw",
  bite: "Bite",
  preparation: "Preparation",
  "scan-body": "Scan body",
  gingiva: "Gingiva",
  antagonist: "Antagonist",
  photo: "Photograph",
  dvt: "CBCT",
  radiograph: "Radiograph",
  design: "Design",
  document: "Document",
  other: "Other",
}

export const termsEn = {
  ...tradeWords.en,
  states: {
    draft: "Draft",
    sent: "Sent",
    received: "Picked up",
    accepted: "Accepted",
    rejected: "Rejected",
    "design-review": "Review design",
    "design-approved": "Design approved",
    "in-production": "In production",
    shipped: "Shipped",
    closed: "Closed",
    erased: "Erased",
  },
  memberRoles: {
    owner: "Owner",
    member: "Member",
    "data-protection-officer": "Data protection officer",
    agent: "Program on a practice PC",
  },
  attachmentRoles,
  orderKinds: { new: "New", remake: "Remake", repair: "Repair" },
  jaws: { upper: "Upper jaw", lower: "Lower jaw" },
  agreements: {
    "data-agreement": "Data agreement",
    "secrecy-undertaking": "Secrecy undertaking",
  },
  consentStates: { given: "Given", withdrawn: "Withdrawn", expired: "Expired" },
  trust: {
    "by-link": "Connected by invitation",
    "verified-in-person": "Verified in person",
    "key-changed": "Key has changed",
  },
  ways: { passkey: "Passkey", passphrase: "Passphrase" },
  findingActions: {
    removed: "removed",
    replaced: "replaced",
    shifted: "shifted",
    cleared: "cleared",
    kept: "kept",
  },
  toothChart: toothChartEn(tradeWords.en.restorations),
  mesh: meshEn(attachmentRoles),
  volume: volumeEn,
  photo: photoEn,
} satisfies Words["terms"]
