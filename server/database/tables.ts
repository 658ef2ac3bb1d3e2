/** The tables, as migrations/ makes them, for typed queries. */
import type {
  ConsentId,
  DeviceId,
  InviteId,
  ObjectId,
  OrderId,
  OrganisationId,
  PatientLinkId,
  UserId,
} from "@zahnwolke/core/records/id"
import type { ColumnType, Generated, JSONColumnType } from "kysely"
import type { Envelope } from "@zahnwolke/core/trust/statement"
import type { StatementBody } from "@zahnwolke/core/trust/statements"
import type { EventHeader } from "@zahnwolke/core/streams/sealed-event"
import type { AnswerKind } from "@zahnwolke/core/trust/patient-link"

/** Set by the database. */
type Since = ColumnType<Date, never, never>

export interface ChunkRef {
  readonly sha256: string
  readonly size: number
}

/** What a piece of work needs to know that its subject does not say. */
export interface JobState {
  /** Hash of the statement that began it. */
  readonly closure?: string
  readonly reason?: string
  /** What the store answered when the files went. */
  readonly objects?: StatementBody<"storage-report">["objects"]
}

export interface PatientAnswer {
  readonly kind: AnswerKind
  readonly sealed: string
  readonly signature: string
}

export interface Database {
  server_secret: { name: string; value: string }
  organisation: { organisation: OrganisationId; genesis: string; recovery_key: string; created_at: Since }
  organisation_entry: {
    organisation: OrganisationId
    seq: number
    hash: string
    envelope: JSONColumnType<Envelope>
  }
  device: { organisation: OrganisationId; device: DeviceId }
  epoch_envelope: { organisation: OrganisationId; epoch: number; sealed: string }
  account: {
    organisation: OrganisationId
    user_id: UserId
    login_name: string
    registration: string
    wrap: string
  }
  passkey: {
    organisation: OrganisationId
    credential: string
    user_id: UserId
    public_key: string
    counter: number
    wrap: string
  }
  attempt: { attempt: string; kind: string; state: string; expires_at: Date }
  session: {
    token_hash: string
    organisation: OrganisationId
    user_id: UserId
    device: DeviceId
    expires_at: Date
  }
  pairing: { pairing: string; organisation: OrganisationId; sealed: string; expires_at: Date }
  invite: {
    organisation: OrganisationId
    invite: InviteId
    purpose: "partner" | "member"
    offer: string
    expires_at: Date
    answer: string | null
    answered_by: OrganisationId | null
  }
  patient_link: {
    organisation: OrganisationId
    link: PatientLinkId
    consent: ConsentId
    sheet: string | null
    answer_key: string
    withdrawal_key: string
    answer: JSONColumnType<PatientAnswer> | null
    receipt: string | null
    withdrawal_taken: Generated<boolean>
    expires_at: Date
    forget_at: Date
  }
  patient_withdrawal: {
    organisation: OrganisationId
    consent: ConsentId
    link: PatientLinkId
    at: number
    withdrawal_key: string
    signature: string
  }
  partnership: { organisation: OrganisationId; partner: OrganisationId; since: Since }
  stream_head: { organisation: OrganisationId; stream: string; seq: number; hash: string }
  stream_event: {
    organisation: OrganisationId
    stream: string
    seq: number
    header: JSONColumnType<EventHeader>
    cipher: string | null
    signature: string
  }
  lab_order: {
    organisation: OrganisationId
    order_id: OrderId
    placed_with: OrganisationId
    state: "open" | "closing" | "erased"
    disclosure: JSONColumnType<Envelope>
    consent: ConsentId | null
    envelope: string | null
    erase_by: Date
    changed_at: Generated<Date>
  }
  chunk: {
    organisation: OrganisationId
    sha256: string
    size: number
    pool: string
    object: ObjectId | null
    created_at: Since
  }
  chunk_holder: { organisation: OrganisationId; sha256: string }
  object: {
    organisation: OrganisationId
    object: ObjectId
    order_id: OrderId
    size: number
    sha256: string
    chunks: JSONColumnType<readonly ChunkRef[]>
    erased_at: Date | null
  }
  statement: {
    organisation: OrganisationId
    hash: string
    kind: string
    subject: string
    order_id: OrderId | null
    /** Out of which order the one it speaks of was passed on. */
    parent_order: OrderId | null
    envelope: JSONColumnType<Envelope>
    created_at: Since
  }
  log_leaf: { log_index: number; statement: string; at: Since }
  log_node: { level: number; place: number; hash: string }
  log_size: { only: Generated<boolean>; size: number }
  job: {
    organisation: OrganisationId
    kind: string
    subject: string
    due_at: Date
    attempts: Generated<number>
    lease_until: Date | null
    done_at: Date | null
    state: JSONColumnType<JobState>
  }
  notice: { notice: Generated<number>; organisation: OrganisationId; what: string; at: Since }
}
