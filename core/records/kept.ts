/** What a side may keep of an order that is erased, because a law wants it in its own records (Art. 17(3)(b) GDPR). */

export const keptRecords = [
  "treatment-record",
  "consent",
  "disclosure-log",
  "custom-made-implantable",
  "custom-made-statement",
  "custom-made-documentation",
  "adapted-device",
  "voucher",
  "business-letter",
] as const
export type KeptRecord = (typeof keptRecords)[number]

/** Days as yyyy-mm-dd: from when the time counts, and the first day on which it must go. */
export interface KeptItem {
  readonly record: KeptRecord
  readonly startsOn: string
  readonly until: string
}

export const isKeptRecord = (text: string): text is KeptRecord => keptRecords.some((one) => one === text)
