/** The retention table's names and starts in English; the table itself is German, as the law is. */
import type { RetentionRow } from "../policy/retention.ts"

interface EnglishRow {
  readonly name: string
  readonly event: string
}

export const retentionEnglish: Readonly<Record<RetentionRow["record"], EnglishRow>> = {
  "treatment-record": {
    name: "Treatment record",
    event: "end of treatment; statutory care: end of the year billed",
  },
  radiograph: { name: "Radiograph, CBCT", event: "last examination" },
  "radiograph-minor": { name: "Radiograph, CBCT of a minor", event: "last examination" },
  radiotherapy: { name: "Radiotherapy", event: "last treatment" },
  books: { name: "Books, accounts, procedure documentation", event: "end of the calendar year" },
  voucher: { name: "Vouchers and invoices", event: "end of the calendar year" },
  "business-letter": { name: "Business letters, orders", event: "end of the year of receipt or sending" },
  "delivery-note": { name: "Delivery notes", event: "end of the year of receipt or sending" },
  "custom-made-statement": { name: "Statement on a custom-made device", event: "placing on the market" },
  "custom-made-implantable": {
    name: "Statement on a custom-made device, fixed or implantable",
    event: "placing on the market",
  },
  "custom-made-documentation": {
    name: "Documentation of a custom-made device",
    event: "placing on the market",
  },
  "adapted-device": { name: "Adapted serial product", event: "adaptation" },
  consent: { name: "Consent and release", event: "last use" },
  "disclosure-log": { name: "Log of disclosures", event: "last use" },
  contract: {
    name: "Contracts, undertakings, the officer's reviews",
    event: "end of the year in which the contract ends",
  },
  "breach-file": { name: "File of a breach", event: "end of the incident" },
  "access-log": { name: "Security and access logs", event: "entry" },
  parcel: { name: "Parcels, previews, working copies", event: "pick-up" },
  backup: { name: "Backups", event: "backup" },
}
