/** Partners: invite, accept, compare, sign. */
import type { Words } from "../words.tsx"

export const partnersEn = {
  title: "Partners",
  invite: "Invite",
  emptyTitle: "No partner yet",
  emptyText:
    "Whoever is not invited can send nothing and receive nothing. Invite your laboratory with a link.",
  openInvites: "Open invitations",
  validUntil: (date) => `valid until ${date}`,
  inviteTitle: "Invite a partner",
  inviteText:
    "The link carries your fingerprint and a one-time secret. Hand it over as you would a key: in person, by telephone or on paper.",
  inviteRole: "Whom do you invite?",
  inviteNote: "Note for yourself",
  inviteNoteHint: "Only your organisation sees it.",
  inviteMake: "Make invitation",
  inviteReady: "The invitation is ready",
  inviteQr: "QR code of the invitation",
  inviteLink: "Link of the invitation",
  previewTitle: "Accept invitation",
  previewLead: (name) => `${name} wants to exchange orders with you.`,
  previewAccept: "Accept and sign",
  previewSigns:
    "By this you sign the data agreement and the secrecy undertaking (§ 203 StGB). The other side signs as well.",
  previewFacts:
    "Before anybody may send you anything, it must be signed where you work and what you pass on. It then holds for all partners.",
  accepted: (name) => `${name}: accepted. You are connected as soon as the other side opens its app.`,
  profile: "What the partner says",
  address: "Address",
  seat: "Seat",
  processing: "Processing",
  storage: "Storage",
  backup: "Backup",
  support: "Support",
  parent: "Parent company",
  parentNone: "none",
  unsaid: "not said",
  onward: "Passing on to others",
  onwardKinds: { none: "none", named: "only to", reserved: "reserved", unknown: "not said" },
  officer: "Data protection",
  contact: "Contact",
  standings: {
    closed: "Cannot receive",
    "unsigned-here": "Our signature is missing",
    "unsigned-there": "The partner's signature is missing",
  },
  trustTitle: "Authenticity",
  trustByLink:
    "Connected by invitation. Compare the safety number once, then an exchange on the way is ruled out as well.",
  trustVerified: "The safety number was compared.",
  trustChanged:
    "This partner's key has changed. Call them before you send anything, and compare the number again.",
  safetyNumber: "Safety number",
  safetyText:
    "The same 60 digits stand at the partner's and on every delivery slip. Reading them aloud is enough.",
  safetySame: "The numbers are the same",
  safetyVerified: "Marked as verified.",
  agreements: "Agreements",
  ours: "we",
  theirs: "partner",
  signed: "signed",
  unsigned: "missing",
  until: (date) => `until ${date}`,
  sign: "Sign",
  signedNow: "Signed.",
  ask: "Ask the partner",
  askTitle: (name) => `Ask ${name}`,
  askWhy:
    "Outside of orders there is no sealed way between partners. The request therefore goes by your e-mail or telephone; it names no patients. In the partner's app the same stands as a task.",
  askLabel: "Text of the request",
  askMail: "As e-mail",
  askSubject: "Zahnwolke: something is still missing",
  askSign: (own, link) =>
    `Good day, so that we can send you orders, please sign the data agreement and the secrecy undertaking in Zahnwolke: ${link} Thank you, ${own}`,
  askProfile: (own, link) =>
    `Good day, so that we can send you orders, please complete your profile in Zahnwolke (where you work, whom you belong to, what you pass on): ${link} Thank you, ${own}`,
  todoSign: (names) => `Your signature is still missing with: ${names}. Until then no orders go between you.`,
  todoOpen: "See and sign",
  newOrder: "Send order",
} satisfies Words["partners"]
