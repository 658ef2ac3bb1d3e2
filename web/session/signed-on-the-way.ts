/** What a practice signs while it writes an order, about this order alone. */
const signedOnTheWay = [
  "information-notice",
  "implied-agreement",
  "reason-for-name",
  "risk-sheet",
  "patients-wish",
  "identity-check",
  "representation-proof",
  "legal-duty",
  "single-case",
] as const
export type SignedOnTheWay = (typeof signedOnTheWay)[number]
