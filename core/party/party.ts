/** The one door of an organisation's end: everything a screen, the agent or a story can ask of it. */
import type { Language } from "../paper/pdf.ts"
import type { ByteSource } from "../encoding/byte-source.ts"
import type { Painted } from "../deidentify/dicom-marks.ts"
import type {
  ConsentId,
  DeviceId,
  ObjectId,
  OrderId,
  OrganisationId,
  PatientId,
  PatientLinkId,
  UserId,
} from "../records/id.ts"
import type { CropBox } from "../deidentify/dicom-crop.ts"
import type { ScheduleLine } from "./erasure-views.ts"
import type { HoldGround } from "../records/hold.ts"
import type { KeptRecord } from "../records/kept.ts"
import type { ScanRole } from "../deidentify/roles.ts"
import type { Keep } from "../deidentify/findings.ts"
import type { MemberRole, OrganisationProfile, OrganisationRole } from "../records/organisation.ts"
import type { AttestationKind } from "../records/attestation.ts"
import type { PatientLinkInput, PatientLinkView } from "./consent-link.ts"
import type {
  ConsentFormRequest,
  MadePaper,
  PaperLine,
  PaperRequest,
  VerdictPaperRequest,
} from "./paper-views.ts"
import type { ChainAbout, ChainView } from "./holder-views.ts"
import type {
  AttemptView,
  AuditPackage,
  DisclosureLine,
  Period,
  EndLine,
  RevealView,
  SampleView,
} from "./officer-views.ts"
import type { DraftDecisionInput, DraftView } from "./draft-view.ts"
import type { EmergencyInput, EmergencyStanding, EmergencyView } from "./emergency-views.ts"
import type { CheckInput, CheckView } from "./check-views.ts"
import type { HostView, ProviderDraft, ProviderView } from "./hosting-views.ts"
import type { Knobs } from "../policy/knobs.ts"
import type { ModePreview, SettingsPreview, SettingsView } from "./settings-views.ts"
import type { FileView, OrderDetail, OrderSummary } from "./order-detail.ts"
import type {
  ConsentInput,
  ConsentView,
  PatientCorrection,
  PatientInput,
  PatientSheet,
  PatientView,
  RefusalInput,
  RefusalView,
} from "./patient-views.ts"
import type { InvitePreview, InviteView, MemberView, PartnerView } from "./people-views.ts"
import type { FoundInput, FoundResult, Status } from "./status-views.ts"
import type { PassOnInput, PassOnPaperRequest, PassOnView } from "./passing-views.ts"
import type { AttestationInput, AttestationView, VerdictView } from "./verdict-views.ts"
import type { Answer, PartyEvent } from "./views.ts"

/** A file as a browser or a folder hands it over: bytes are read piece by piece, never all at once. */
export interface InputFile {
  readonly path: string
  readonly blob: Blob
}

/** Of a disk, read without the detour of a Blob; it cannot cross from a page to its worker. */
export interface InputSource {
  readonly path: string
  readonly source: ByteSource
}

/** The page's half of a passkey: only a window may talk to the authenticator; the PRF output goes straight here. */
export interface PasskeyCreation {
  readonly credentialId: string
  readonly response: unknown
  readonly prf: Uint8Array
}

export interface PaperInput {
  readonly order: OrderId
  /** The reader's: every paper is written in German and in English. */
  readonly language: Language
}

export interface PasskeyProof {
  readonly credentialId: string
  /** Null where the ceremony was not finished: nobody knows then whether this passkey opens anything. */
  readonly used: { readonly response: unknown; readonly prf: Uint8Array } | null
}

export interface Party {
  readonly status: () => Promise<Status>
  readonly found: (input: FoundInput) => Promise<Answer<FoundResult>>
  /** The four words asked for by their places (1–24). */
  readonly confirmKit: (
    words: readonly { readonly place: number; readonly word: string }[],
  ) => Promise<Answer<null>>
  /** A new printed kit, for when the old one is lost or was never confirmed. */
  readonly renewKit: (input: {
    readonly language: Language
  }) => Promise<Answer<{ readonly kitWords: readonly string[]; readonly kitPdf: Uint8Array }>>
  readonly signIn: (input: {
    readonly loginName: string
    readonly passphrase: string
    readonly deviceName: string
  }) => Promise<Answer<null>>
  readonly passkeyCreationOptions: () => Promise<Answer<unknown>>
  readonly addPasskey: (creation: PasskeyCreation) => Promise<Answer<null>>
  /** One way in with the passkey just added: opens what the server kept, or the passkey is removed again. */
  readonly provePasskey: (proof: PasskeyProof) => Promise<Answer<null>>
  readonly passkeyRequestOptions: () => Promise<Answer<unknown>>
  readonly signInWithPasskey: (input: {
    readonly response: unknown
    readonly prf: Uint8Array
    readonly deviceName: string
  }) => Promise<Answer<null>>
  readonly newPassphrase: () => Promise<Answer<{ readonly passphrase: string }>>
  /** On the device that is open: a code for the new one, good for ten minutes and once. */
  readonly startPairing: () => Promise<
    Answer<{ readonly code: string; readonly link: string; readonly expiresAt: number }>
  >
  readonly finishPairing: (input: {
    readonly code: string
    readonly deviceName: string
  }) => Promise<Answer<null>>
  readonly recover: (input: {
    readonly kitWords: string
    readonly ownerName: string
    readonly loginName: string
    readonly deviceName: string
  }) => Promise<Answer<{ readonly passphrase: string }>>
  readonly lock: () => Promise<void>
  /** Forgets this device, here and on the server. */
  readonly signOut: () => Promise<Answer<null>>

  readonly members: () => Promise<Answer<readonly MemberView[]>>
  readonly inviteMember: (input: {
    readonly name: string
    readonly role: MemberRole
  }) => Promise<Answer<{ readonly link: string; readonly expiresAt: number }>>
  readonly joinAsMember: (input: {
    readonly link: string
    readonly loginName: string
    readonly deviceName: string
  }) => Promise<Answer<{ readonly passphrase: string }>>
  /** New epoch: what is written from now on, the removed one cannot read. */
  readonly removeMember: (user: UserId) => Promise<Answer<null>>
  readonly revokeDevice: (device: DeviceId) => Promise<Answer<null>>
  readonly changeProfile: (profile: OrganisationProfile) => Promise<Answer<null>>
  /** The words that would be signed, and what they would change; nothing is signed. */
  readonly previewMode: (mode: "strict" | "statutory") => Promise<Answer<ModePreview>>
  /** Lower only by a data protection officer; back to strict an owner may too. */
  readonly setPolicyMode: (mode: "strict" | "statutory") => Promise<Answer<null>>

  readonly settings: () => Promise<Answer<SettingsView>>
  /** What would be judged differently; nothing is signed. */
  readonly previewSettings: (knobs: Knobs) => Promise<Answer<SettingsPreview>>
  /** Refused beyond a limit, and where something becomes less strict without the officer's signature. */
  readonly changeSettings: (knobs: Knobs) => Promise<Answer<null>>
  /** Lays before the officer what this person may not sign. */
  readonly proposeSettings: (knobs: Knobs) => Promise<Answer<null>>

  /** Signs a fact that the policy asks for; refused where this person's role may not. */
  readonly attest: (input: AttestationInput) => Promise<Answer<null>>
  /** The same for the order that is being written: what it speaks of follows from the kind. */
  readonly attestForDraft: (input: {
    readonly draft: string
    readonly to: OrganisationId
    readonly kind: AttestationKind
    readonly text: string
  }) => Promise<Answer<null>>
  /** What stands signed about these things, the newest of each kind. */
  readonly attestations: (abouts: readonly string[]) => Promise<Answer<readonly AttestationView[]>>

  /** Checks that countries and next recipients of a partner or a host ask for, and what of them stands signed. */
  readonly checks: (about: string) => Promise<Answer<readonly CheckView[]>>
  /** Signs one for what the partner or host is today; refused where this person's role may not. */
  readonly signCheck: (input: CheckInput) => Promise<Answer<null>>

  /** Each place that holds data here, and whether it may receive those of this organisation. */
  readonly hosts: () => Promise<Answer<readonly HostView[]>>
  /** Signs that the server stands in the own rooms; refused where the server names a company. */
  readonly stateOwnHouse: (language: Language) => Promise<Answer<null>>

  /** The file of whoever runs a place: its questionnaire, filled in on this device until somebody signs it. */
  readonly provider: (host: string) => Promise<Answer<ProviderView>>
  readonly keepProvider: (input: {
    readonly host: string
    readonly draft: ProviderDraft
  }) => Promise<Answer<ProviderView>>
  /** Good for a year; refused while a question that blocks has no good answer. */
  readonly signProvider: (input: {
    readonly host: string
    readonly draft: ProviderDraft
    readonly language: Language
  }) => Promise<Answer<null>>

  readonly partners: () => Promise<Answer<readonly PartnerView[]>>
  readonly invites: () => Promise<Answer<readonly InviteView[]>>
  readonly invitePartner: (input: {
    readonly role: OrganisationRole
    readonly note: string
  }) => Promise<Answer<InviteView>>
  readonly previewInvite: (link: string) => Promise<Answer<InvitePreview>>
  /** Pins the inviter and signs both texts; linked as soon as the inviter's client has looked. */
  readonly acceptInvite: (link: string) => Promise<Answer<OrganisationId>>
  readonly signAgreements: (partner: OrganisationId) => Promise<Answer<PartnerView>>
  readonly markVerified: (input: {
    readonly partner: OrganisationId
    readonly safetyNumber: string
  }) => Promise<Answer<PartnerView>>

  readonly patients: () => Promise<Answer<readonly PatientView[]>>
  readonly addPatient: (input: PatientInput) => Promise<Answer<PatientView>>
  readonly patientSheet: (patient: PatientId) => Promise<Answer<PatientSheet>>
  /** What is known of a patient from now on; the codes stay. Refused where somebody else corrected it meanwhile. */
  readonly correctPatient: (input: PatientCorrection) => Promise<Answer<PatientView>>
  readonly consents: (patient: PatientId) => Promise<Answer<readonly ConsentView[]>>
  readonly recordConsent: (input: ConsentInput) => Promise<Answer<ConsentView>>
  /** Said no before anything was signed: to a sheet, or to what would go without one. */
  readonly refuseConsent: (input: RefusalInput) => Promise<Answer<null>>
  readonly refusals: (patient: PatientId) => Promise<Answer<readonly RefusalView[]>>
  readonly withdrawConsent: (consent: ConsentId) => Promise<Answer<ConsentView>>
  /** The sheet sealed for the patient's own telephone, under a link that is used once. */
  readonly makePatientLink: (input: PatientLinkInput) => Promise<Answer<PatientLinkView>>
  readonly patientLinks: (patient: PatientId) => Promise<Answer<readonly PatientLinkView[]>>
  readonly revokePatientLink: (link: PatientLinkId) => Promise<Answer<null>>

  readonly orders: () => Promise<Answer<readonly OrderSummary[]>>
  readonly order: (order: OrderId) => Promise<Answer<OrderDetail>>
  /** Recognises, prepares and checks what was dropped; nothing leaves the device. */
  readonly prepare: (input: {
    readonly draft: string | null
    readonly files: readonly (InputFile | InputSource)[]
    readonly patient: PatientId | null
    readonly to: OrganisationId | null
    /** What may stay beyond geometry and technique; as before, or nothing, where it is not said. */
    readonly keep?: Keep
  }) => Promise<Answer<DraftView>>
  /** Cuts images to a field of view that a person drew, or takes them whole again; somebody must look at them anew. */
  readonly cropFiles: (input: {
    readonly draft: string
    readonly keys: readonly string[]
    readonly box: CropBox | null
  }) => Promise<Answer<DraftView>>
  /** Somebody says what scans are, each by its key; the neutral names follow, and what was looked at stays so. */
  readonly sayRoles: (input: {
    readonly draft: string
    readonly roles: ReadonlyMap<string, ScanRole>
  }) => Promise<Answer<DraftView>>
  /** Somebody says for each of these files that it leaves as it came, with reference to the person; or takes it back. */
  readonly confirmOriginals: (input: {
    readonly draft: string
    readonly keys: readonly string[]
    readonly on: boolean
  }) => Promise<Answer<DraftView>>
  /** A file of the draft for looking at it: as it would leave, or as it was dropped. */
  readonly draftFile: (input: {
    readonly draft: string
    readonly key: string
    readonly as?: "prepared" | "dropped"
  }) => Promise<Answer<Blob>>
  readonly reviewDone: (input: {
    readonly draft: string
    /** Files that were looked at together: the slices of a series, or one picture. */
    readonly keys: readonly string[]
    readonly replacement: Blob | null
    /** What was painted over in DICOM images, by the key of their file. */
    readonly painted?: ReadonlyMap<string, readonly Painted[]>
    /** Somebody could be recognised by the face: in a photograph, or by the surface of a DVT. */
    readonly showsFace: boolean
  }) => Promise<Answer<DraftView>>
  readonly patientCode: (input: {
    readonly patient: PatientId | null
    readonly to: OrganisationId
  }) => Promise<Answer<string>>
  readonly decide: (input: DraftDecisionInput) => Promise<Answer<VerdictView>>
  readonly send: (
    input: DraftDecisionInput,
  ) => Promise<Answer<{ readonly order: OrderId; readonly number: string }>>
  readonly resumeUploads: () => Promise<Answer<number>>
  readonly accept: (order: OrderId) => Promise<Answer<null>>
  readonly reject: (input: { readonly order: OrderId; readonly reason: string }) => Promise<Answer<null>>
  readonly say: (input: {
    readonly order: OrderId
    readonly kind: "question" | "answer" | "note"
    readonly text: string
  }) => Promise<Answer<null>>
  readonly returnDesign: (input: {
    readonly order: OrderId
    readonly draft: string
    readonly supersedes: ObjectId | null
    /** Files left out by the person. */
    readonly without?: readonly string[]
  }) => Promise<Answer<null>>
  readonly approveDesign: (order: OrderId) => Promise<Answer<null>>
  readonly sendBackDesign: (input: {
    readonly order: OrderId
    readonly reason: string
  }) => Promise<Answer<null>>
  /** What the rules say of passing this on, in which countries it would be and until when; nothing goes. */
  readonly decidePassOn: (input: PassOnInput) => Promise<Answer<PassOnView>>
  readonly passOn: (
    input: PassOnInput,
  ) => Promise<Answer<{ readonly order: OrderId; readonly number: string }>>
  readonly startProduction: (order: OrderId) => Promise<Answer<null>>
  readonly ship: (input: {
    readonly order: OrderId
    readonly tracking: string
    readonly lots: string
  }) => Promise<Answer<null>>
  /** What this side keeps by law once the order is erased; signed with the declaration of erasure. */
  readonly keepFor: (input: {
    readonly order: OrderId
    readonly records: readonly KeptRecord[]
  }) => Promise<Answer<null>>
  /** Sets or lifts a legal hold; an owner or a data protection officer, with a reason. */
  readonly hold: (input: {
    readonly order: OrderId
    readonly state: "set" | "lifted"
    readonly ground: HoldGround
    readonly words: string
  }) => Promise<Answer<null>>
  readonly close: (order: OrderId) => Promise<Answer<null>>
  /** Verified, decrypted; where it was marked de-identified it was checked again here. */
  readonly openFile: (input: {
    readonly order: OrderId
    readonly object: ObjectId
  }) => Promise<Answer<{ readonly file: FileView; readonly blob: Blob }>>
  /** `contents` in the words of whoever prints it: what lies in the parcel. */
  readonly slipPdf: (
    input: PaperInput & { readonly contents: readonly string[] },
  ) => Promise<Answer<Uint8Array>>
  readonly erasureProtocol: (
    input: PaperInput,
  ) => Promise<Answer<{ readonly pdf: Uint8Array; readonly json: string }>>
  /** Documents about the organisation, its partners and their countries; each says who signs it and when it was last made. */
  readonly papers: (language: Language) => Promise<Answer<readonly PaperLine[]>>
  readonly paper: (input: PaperRequest) => Promise<Answer<MadePaper>>
  /** May this draft be sent, to whom, and why not. */
  readonly verdictPaper: (input: VerdictPaperRequest) => Promise<Answer<MadePaper>>
  /** The consent form as it stands before anybody ticks or signs, to read and to take home. */
  readonly consentForm: (input: ConsentFormRequest) => Promise<Answer<MadePaper>>
  /** May this design be passed on, to whom, and why not. */
  readonly passOnPaper: (input: PassOnPaperRequest) => Promise<Answer<MadePaper>>
  /** From the practice to the last holder: of one order, or of everything that was sent for a patient. */
  readonly chain: (about: ChainAbout) => Promise<Answer<ChainView>>
  /** What there is to say before an emergency is attested: whether one stands, what was withdrawn, which countries. */
  readonly emergencyFor: (input: {
    readonly patient: PatientId
    readonly to: OrganisationId
  }) => Promise<Answer<EmergencyStanding>>
  /** Vital danger, and the patient cannot consent: for another practice alone, for one order, for a shift. */
  readonly attestEmergency: (input: EmergencyInput) => Promise<Answer<EmergencyView>>
  /** The second person of the house signs the same words. */
  readonly confirmEmergency: (order: OrderId) => Promise<Answer<EmergencyView>>
  /** Attested in this house, still good and not used. */
  readonly emergencies: () => Promise<Answer<readonly EmergencyView[]>>
  /** The patient was told afterwards, how and when. */
  readonly informPatient: (input: {
    readonly order: OrderId
    readonly words: string
  }) => Promise<Answer<null>>
  /** Somebody pressed "send" although the rules hold the draft here: noted, and nothing leaves. */
  readonly noteAttempt: (input: DraftDecisionInput) => Promise<Answer<null>>
  /** Every disclosure of this organisation, sent or received, without a patient's name. */
  readonly disclosures: () => Promise<Answer<readonly DisclosureLine[]>>
  /** What is erased when, and why; what is on hold, and who still owes an answer. */
  readonly schedule: () => Promise<Answer<readonly ScheduleLine[]>>
  /** Everything signed that ends, the first to end first. */
  readonly ends: () => Promise<Answer<readonly EndLine[]>>
  /** What was held back, the newest first: by the rules, by a check, or by the server. */
  readonly blockedAttempts: () => Promise<Answer<readonly AttemptView[]>>
  /** For an officer: shows the name of one patient for a day; why stands in the own record from then on. */
  readonly revealName: (input: {
    readonly about: ChainAbout
    readonly reason: string
  }) => Promise<Answer<null>>
  readonly reveals: () => Promise<Answer<readonly RevealView[]>>
  /** Draws so many disclosures by what the public log says, checks each again, signs the result. */
  readonly takeSample: (input: { readonly count: number }) => Promise<Answer<SampleView>>
  readonly samples: () => Promise<Answer<readonly SampleView[]>>
  /** The register with everything signed around it, as one archive that is checked without a network. */
  readonly auditPackage: (period: Period) => Promise<Answer<AuditPackage>>
  /** Whole organisation as age files and a manifest, written piece by piece. */
  readonly exportAll: (
    write: (path: string, blob: Blob) => Promise<void>,
  ) => Promise<Answer<{ readonly files: number }>>

  /** Does once what `watch` does at every change: confirms the invited, signs receipts and declarations. */
  readonly attend: () => Promise<Answer<null>>
  /** Follows the server's events until the signal; calls back on every change. */
  readonly watch: (tell: (event: PartyEvent) => void, signal: AbortSignal) => Promise<void>
}
