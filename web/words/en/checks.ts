/** What is checked about a partner or a host, word for word as it is signed. */
import type { Words } from "../words.tsx"

export const checksEn = {
  title: "Checks about this partner",
  lead: "Because it works outside the safe countries or names further recipients. They hold for all orders until they end or the partner moves. In the United States the entry in the list with the review is enough; otherwise clauses and TIA are needed.",
  counts: "counts",
  open: "open",
  ended: "does not count",
  sign: "Check and sign",
  see: "See",
  signed: "Signed.",
  result: "Result",
  positive: "holds",
  negative: "does not hold",
  reason: "Reasons",
  holds: (days) => `Counts for ${days} days. A new result replaces the old one.`,
  standing: (result, day, until) => `${result}, checked on ${day}, counts until ${until}`,
  listedUntil: "Entry in the list valid until",
  module: "Module",
  modules: (module) => `Module ${module}`,
  permit: "Number and date of the permit",
  pledge: "Promise to all partners",
  pledgeText:
    "Partners may send you data that are anonymous to you only once you have promised to re-identify nobody.",
  pledgeSign: "Sign the promise",
  pledgeGiven: (until) => `Signed, valid until ${until}`,
  pledgeSigned:
    "We do not try to re-identify anybody from data without a name, do not combine them with other data for it, and give them to nobody who might try.",
  titles: {
    "scope-check": "Scope of the adequacy",
    "dpf-check": "Entry in the DPF list",
    "dpo-review": "Review by the data protection officer",
    "standard-contractual-clauses": "Standard contractual clauses",
    "transfer-impact-assessment": "Transfer impact assessment",
    "onward-decision": "Check of further recipients",
    "anonymity-test": "Anonymity test",
    "tax-release": "Release of the place for tax records",
    "tax-data-access": "Data access of the tax authority",
    "tax-place-notice": "Notice of the place to the tax office",
    "tax-permit": "Permit of the tax office",
  },
  texts: {
    "scope-check": (name, countries) =>
      `The adequacy decision covers ${name} and these data (${countries}, Art. 45 GDPR).`,
    "dpf-check": (name, countries) =>
      `I looked today in the list of the EU-US Data Privacy Framework: ${name} (${countries}) is listed there as active, and the entry covers health data and not only HR data.`,
    "dpo-review": (name, countries) =>
      `I have reviewed the disclosure to ${name} (${countries}) as data protection officer.`,
    "standard-contractual-clauses": (name, countries) =>
      `With ${name} (${countries}) the standard contractual clauses of Decision (EU) 2021/914 are agreed unchanged (Art. 46(2)(c) GDPR).`,
    "transfer-impact-assessment": (name, countries) =>
      `For ${name} law and practice in ${countries} were assessed: whether authorities can access the data, whether the clauses can be kept there, and which measures are added (CJEU C-311/18; EDPB 01/2020).`,
    "onward-decision": (name, _) =>
      `${name} names further recipients. Each was checked as a transfer of its own; only those are named who may receive by the rules (Art. 28(2), (4), Art. 44 GDPR).`,
    "anonymity-test": (name, _) =>
      `Tested for ${name}: singling out, linking and inferring are ruled out, also with the means that this recipient reasonably has (WP 216; CJEU C-413/23 P).`,
    "tax-release": (name, countries) => `Tax records may lie with ${name} in ${countries} (§ 146(2a) AO).`,
    "tax-data-access": (name, countries) =>
      `${name} (${countries}) grants the tax authorities full data access Z1 to Z3 (§ 147(6) AO).`,
    "tax-place-notice": (name, countries) =>
      `The tax office was told that invoices lie with ${name} in ${countries} (§ 14b(2) sentence 3 UStG).`,
    "tax-permit": (name, countries) =>
      `The tax office permitted that tax records lie with ${name} in ${countries} (§ 146(2b) AO).`,
  },
} satisfies Words["checks"]
