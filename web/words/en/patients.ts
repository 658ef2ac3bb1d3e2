/** Patients inside the practice and their consents. */
import type { Words } from "../words.tsx"

export const patientsEn = {
  title: "Patients",
  add: "Add patient",
  correct: "Change details",
  correctText:
    "The code stays, and what was sent stays as it is. Before sending, former details are still searched for.",
  correctDone: "Save change",
  corrected: "The details are changed.",
  search: "Name",
  emptyTitle: "No patients yet",
  emptyText: "Names stay in this practice. Partners see only a code.",
  emptySearch: "No name fits.",
  family: "Family name",
  given: "Given name",
  birthDate: "Date of birth",
  birthDateHint: "Who may consent depends on the age.",
  details: "More that is searched for",
  detailsText:
    "What stands here stays in the practice. Before sending, every file is searched for it; it is used for nothing else.",
  detail: {
    birthName: "Birth name or former name",
    insuranceNumber: "Insurance number",
    address: "Address",
    phone: "Telephone",
    email: "E-mail",
    guardian: "Name of the guardians",
  },
  born: (date) => `born ${date}`,
  consents: "Consents",
  openLinks: "Sheets on the telephone",
  noConsent: "No consent. Orders leave de-identified only, and only where that is allowed.",
  capture: "Take consent",
  givenAt: (date) => `given on ${date}`,
  until: (date) => `until ${date}`,
  to: "to",
  onward: "on to",
  withdraw: "Withdraw",
  withdrawTitle: "Withdraw consent",
  withdrawText:
    "From now on nothing is sent on this ground. Running orders end and their files are erased on both sides. What was lawful before stays so.",
  withdrawn: "Withdrawn. Erasure is running.",
  orders: "Orders",
  noOrders: "No order yet.",
  onlyPractice: "Patients exist in the practice only. You see codes.",
} satisfies Words["patients"]
