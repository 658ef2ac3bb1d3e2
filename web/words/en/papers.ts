/** The documents of the organisation. */
import type { Words } from "../words.tsx"

export const papersEn = {
  title: "Documents",
  lead: "What the law wants on paper, made from what is configured now.",
  noLawyer:
    "No lawyer has examined the wording yet. Each document says who signs it and what it does not claim.",
  own: "This organisation",
  partners: "With partners",
  countries: "Countries",
  breach: "Personal data breach",
  breachText: "From the moment you knew of it, 72 hours remain.",
  aware: "Aware since",
  awareHint: "Empty: to be written on the draft by hand",
  signers: (names) => `Signed by: ${names}`,
  noSigner: "No signature needed",
  lastMade: (moment) => `Last made: ${moment}`,
  never: "Never made yet",
  pdf: "PDF",
  data: "Data (JSON)",
  elsewhere:
    "Access and recipients stand with each patient, the risk sheet with the partner too, the reasons with the order.",
  access: "Access (Art. 15)",
  accessText:
    "Everything that stands here about the person, with each recipient. Please check who asks before handing it out.",
  recipients: "Who has the data?",
  consentCopy: "Copy",
  withdrawalReceipt: "Receipt for the withdrawal",
  partnerPapers: "Documents",
  verdict: "Reasons",
  customMade: "Statement on the custom-made device",
} satisfies Words["papers"]
