import type { Words } from "../words.tsx"

/** The data protection officer's register. */
export const registerEn = {
  title: "Register of disclosures",
  lead: "Who got what, why, where and until when. Without names of patients.",
  recipient: "Recipient",
  order: "Order",
  what: "What",
  form: "Form",
  basis: "Basis",
  countries: "Countries",
  at: "On",
  until: "Erase by",
  erased: "erased",
  erasing: "erasure running",
  overdue: "overdue",
  emptyTitle: "No disclosure yet",
  emptyText: "Every disclosure stands here as soon as it happens.",
  save: "Save as CSV",
  consentYes: "with consent",
  consentNo: "without consent",
  reading: (done, all) => `${done} of ${all} orders read …`,
} satisfies Words["register"]
