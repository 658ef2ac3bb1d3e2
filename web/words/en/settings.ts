/** The settings of the house. */
import type { Words } from "../words.tsx"

const officerOff = { off: "off", "dpo-per-case": "case by case, with the officer's signature" }

export const settingsEn: Words["settings"] = {
  title: "Rules and settings",
  lead: "Every change is signed and holds on all devices. Beforehand you see what it changes.",
  open: "See and change",
  mode: "Strict or statutory",
  summary: (mode, changed) =>
    changed === 0
      ? `${mode}. All settings as shipped.`
      : `${mode}. ${changed === 1 ? "One setting differs" : `${changed} settings differ`} from what was shipped.`,
  modeTitles: {
    strict: "Back to “Strict”",
    statutory: "Sign “Statutory”",
  },
  modeUntil: (day) => `Holds until ${day}; then “Strict” holds again. It can be taken back at any time.`,
  modeSigned: {
    strict:
      "These German words are what is signed: the strict rules hold, and without the patient's consent nothing goes to a maker or to another practice.",
    statutory:
      "These German words are what is signed: as data protection officer you examined that disclosures may rest on the treatment contract and health care where the law allows it, for a year, under a code only, after patients were informed, and never below the rules of the law.",
  },
  modePartners: "What changes: a usual order under a code, without a consent",
  modeNothing: "For today's partners nothing changes by it.",
  knobsTitle: "Settings",
  who: {
    owner:
      "You make a rule stricter with your own signature. What becomes less strict the data protection officer signs; you can lay it before them.",
    officer: "You may make rules stricter and less strict; you sign both.",
    others: "Whoever manages the organisation may change this, and the data protection officer.",
  },
  shipped: "The shipped settings hold; nobody has changed anything yet.",
  signed: (moment, by) => `Last signed ${moment}${by === "" ? "" : ` by ${by}`}.`,
  knobs: {
    labRole: {
      name: "Role of the laboratory",
      changes:
        "What data agreement, record and information say of the laboratory. The same wording is signed, and no verdict depends on it.",
      values: { controller: "controller of its own", processor: "processor" },
    },
    usDpf: {
      name: "USA with the Data Privacy Framework",
      changes: "Whether listed companies in the USA may be sent to, and whether the officer must agree.",
      values: { off: "never", dpo: "with the officer's signature", on: "without a further signature" },
    },
    thirdCountry: {
      name: "Countries without an adequacy decision",
      changes: "Whether anything may be sent to a country like China or Singapore at all.",
      values: officerOff,
    },
    thirdCountryIdentified: {
      name: "The name to such a country",
      changes: "Whether it may be sent there under the name instead of a code.",
      values: officerOff,
    },
    taxLocation: {
      name: "Place of tax records",
      changes: "Where invoices and vouchers may be stored (§ 146 AO).",
      values: { DE: "Germany only", EU: "European Union", permit: "elsewhere with the tax office's permit" },
    },
    consentMaxMonths: {
      name: "Greatest age of a consent",
      changes: "Older consents cover nothing any more; the patient is asked anew.",
      values: {},
      unit: "months",
    },
    anonRel: {
      name: "“Anonymous for this recipient”",
      changes: "Whether this category is possible; it always needs a signed test.",
      values: { off: "off", dpo: "with a test and the officer's signature" },
    },
    parcelTtlDays: {
      name: "Files after pick-up",
      changes: "How long files that were sent stay. Holds for orders sent from now on.",
      values: {},
      unit: "days",
    },
    emergencySecondPerson: {
      name: "Second person in an emergency",
      changes: "Whether a second person signs the same words in an emergency.",
      values: { yes: "yes", no: "no" },
    },
    bothParents: {
      name: "Signature of both parents",
      changes: "When both parents must sign for a child.",
      values: { "named-cases": "for third countries and billing", always: "always" },
    },
    countriesAsThird: {
      name: "Countries we treat more strictly",
      changes: "Here these countries count as without an adequacy decision, whatever the table says.",
      values: {},
    },
  },
  none: "none",
  codes: "Country codes with commas, for example CH, GB; empty: none",
  today: "Today",
  default: "Shipped",
  limits: "Possible",
  between: (least, most, unit) => `${least} to ${most} ${unit}`,
  wrongNumber: (range) => `Please enter a whole number: ${range}.`,
  stricterOnly: "only stricter than the table of countries",
  changedSome: (count) =>
    count === 0 ? "See changes" : count === 1 ? "See 1 change" : `See ${count} changes`,
  changedNone: "Nothing is changed.",
  discard: "Discard",
  wrong: "Please correct the values marked in red first.",
  previewTitle: "What changes",
  previewing: "The rules are being asked again with the new values …",
  fromTo: (before, after) => `${before} → ${after}`,
  looser: "less strict",
  nothingElse: "Nothing changes for your present partners, running orders, stores and consents.",
  partnersTitle: "Partners, for a usual order with consent",
  ordersTitle: "Running orders, judged again",
  ordersText: "What was sent stays sent; only nothing new goes.",
  orderCalled: (number) => `Order ${number}`,
  hostsTitle: "Stores",
  consentsTitle: "Consents",
  ending: (count) =>
    count === 1 ? "1 consent covers nothing any more." : `${count} consents cover nothing any more.`,
  reviving: (count) => (count === 1 ? "1 consent covers again." : `${count} consents cover again.`),
  verdicts: { permit: "permitted", needs: "something is missing", deny: "denied" },
  still: { permit: "still permitted", needs: "something else is missing than before", deny: "still denied" },
  gone: "No longer asked:",
  added: "New:",
  why: "Because:",
  receives: { yes: "receives", no: "receives nothing" },
  sign: "Sign",
  signedNow: "Signed. The new values hold from now on.",
  needsOfficer: "This makes the rules less strict. It holds only once the data protection officer signs.",
  noOfficer: "Nobody is here as data protection officer yet.",
  inviteOfficer: "Invite an officer",
  propose: (name) => (name === "" ? "Lay it before the officer" : `Lay it before ${name}`),
  proposed: "Laid before the officer. Until the signature everything stays as it is.",
  proposal: (by, moment) => `${by} proposed other values ${moment}.`,
  proposalOpen: "See the proposal",
  fixedTitle: "What cannot be set",
  fixedText: "Here the law stands. There is no switch for it, not even for the officer.",
  fixed: {
    e2ee: "Nothing goes unencrypted: end-to-end encryption (Art. 32 GDPR).",
    secrecy: "Whoever receives patient data is bound to secrecy (§ 203 StGB).",
    avv: "There is a contract with every service provider (Art. 28 GDPR).",
    chapterV: "Nothing goes to a third country without a basis (Chapter V GDPR).",
    cloud393: "For the cloud hold place, establishment and C5 (§ 393 SGB V).",
    onwardReserved: "Who reserves passing on receives nothing (Art. 28(2) GDPR; § 203(4) StGB).",
    gozForm: "Billing offices need a written consent (§ 10(6) GOZ).",
    radiographOriginal: "X-ray originals stay unchanged (§ 127 StrlSchV).",
    retention: "Running retention duties are not cut short.",
    unknownCountry: "What nobody knows counts as the worst: the unknown is sent nothing.",
    roles: "Who can be recipient and who processor is fixed.",
  },
}
