/** What is signed while an order is written, word for word. */
export const attestEn = {
  titles: {
    "information-notice": "Information under Art. 13 GDPR",
    "implied-agreement": "Record the agreement",
    "reason-for-name": "Reason for the name",
    "risk-sheet": "Risk sheet",
    "patients-wish": "Record the wish",
    "identity-check": "Check identity",
    "representation-proof": "Prove the representation",
    "legal-duty": "Name the provision",
    "single-case": "Confirm the single case",
  },
  texts: {
    "information-notice": (recipient: string, countries: string) => `${recipient} (${countries})`,
    "implied-agreement": (recipient: string, _: string) =>
      `The patient knows that ${recipient} treats too and agrees that the files go there. This is recorded in the file.`,
    "reason-for-name": (recipient: string, _: string) => `Why ${recipient} needs the name:`,
    "risk-sheet": (recipient: string, countries: string) =>
      `Shown and talked over for ${recipient}: the data reach ${countries}. Protection may be lower there: access by authorities, no independent supervision, rights and erasure hard to enforce (Art. 49(1)(a) GDPR).`,
    "patients-wish": (_: string, __: string) =>
      "The patient asked for this way unprompted and knows the risk. This holds for this one time only.",
    "identity-check": (recipient: string, _: string) => `The identity of ${recipient} was checked.`,
    "representation-proof": (recipient: string, _: string) =>
      `The proof that ${recipient} may act was shown.`,
    "legal-duty": (recipient: string, _: string) => `A provision obliges to disclose to ${recipient}.`,
    "single-case": (recipient: string, countries: string) =>
      `Transfer to ${recipient} in ${countries} as a single case, not as a series (Art. 49(1)(a) GDPR).`,
  },
  information: (facts: {
    practice: string
    email: string
    officer: string
    recipient: string
    countries: string
  }) =>
    [
      `The controller is ${facts.practice} (${facts.email}).${facts.officer === "" ? "" : ` Data protection: ${facts.officer}.`}`,
      `Your health data go to ${facts.recipient} under a code without your name, so that your restoration can be made. They are processed in: ${facts.countries}.`,
      "The ground is the treatment contract (Art. 6(1)(b), Art. 9(2)(h) GDPR; § 203(3) StGB). The recipient is bound to secrecy and passes nothing to anybody who is not named.",
      "Working data are erased when the order ends; your treatment record stays with us as long as the law demands.",
      "You have the right to access, rectification, erasure, restriction, objection and portability (Art. 15 to 21 GDPR) and to complain to the supervisory authority. Without the disclosure the restoration cannot be made in this way; we gladly name you another.",
    ].join("\n"),
  more: {
    "legal-duty": "Provision, e.g. § 85(3) StrlSchG",
    "identity-check": "How it was checked",
    "representation-proof": "Which proof",
  },
  note: "What speaks for it",
  reasonMissing: "Please write the reason first into the field below “Send with the name”.",
  incomplete: "Something is still to be entered.",
  notYours: "Somebody with another role signs this, as a rule the data protection officer.",
  signedAs: (name: string) => `Signed with this device's key: ${name}`,
  sign: "Sign",
}
