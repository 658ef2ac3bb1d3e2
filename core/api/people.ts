/** Organisations, their signed logs and epoch envelopes, and the way back with the printed kit. */
import Type from "typebox"
import { base64urlText, id, listOf, position, publicKeyText, strict, time } from "../trust/schema.ts"
import { envelopeSchema } from "../trust/statement.ts"
import { route } from "./contract.ts"
import { nothing, sealed, opaqueText, loginName } from "./shapes.ts"

export const people = {
  organisationLog: route({
    id: "organisationLog",
    method: "GET",
    path: "/v1/organisations/{organisation}/log",
    summary: "Signed entries of an organisation's log from a sequence number on",
    access: "none",
    params: Type.Object({ organisation: id("org") }, strict),
    query: Type.Object({ from: Type.Optional(position) }, strict),
    reply: Type.Object({ entries: listOf(envelopeSchema, 100_000) }, strict),
  }),
  found: route({
    id: "found",
    method: "POST",
    path: "/v1/organisations",
    summary: "Founds an organisation: first entries, epoch envelope, profile and the owner's ways to unlock",
    access: "none",
    body: Type.Object(
      {
        entries: Type.Array(envelopeSchema, { minItems: 3, maxItems: 3 }),
        epochEnvelope: sealed,
        user: id("user"),
        loginName,
        registrationRecord: opaqueText,
        wrap: sealed,
        profile: envelopeSchema,
      },
      strict,
    ),
    reply: nothing,
  }),
  appendEntry: route({
    id: "appendEntry",
    method: "POST",
    path: "/v1/organisations/{organisation}/log",
    summary: "Appends signed entries; each proves by its signature that its author may",
    access: "none",
    params: Type.Object({ organisation: id("org") }, strict),
    body: Type.Object(
      {
        entries: Type.Array(envelopeSchema, { minItems: 1, maxItems: 10 }),
        epochEnvelope: Type.Optional(sealed),
        /** For a new member or a recovered owner: how they will unlock. */
        account: Type.Optional(
          Type.Object({ user: id("user"), loginName, registrationRecord: opaqueText, wrap: sealed }, strict),
        ),
      },
      strict,
    ),
    reply: nothing,
  }),
  epochEnvelope: route({
    id: "epochEnvelope",
    method: "GET",
    path: "/v1/organisations/{organisation}/epochs/{epoch}",
    summary: "The age file with the epoch keys, sealed for members and the printed kit",
    access: "device",
    params: Type.Object({ organisation: id("org"), epoch: position }, strict),
    reply: Type.Object({ envelope: sealed }, strict),
  }),
  recoveryStart: route({
    id: "recoveryStart",
    method: "POST",
    path: "/v1/recovery",
    summary: "For the holder of the printed kit: finds the organisation by its recovery key",
    access: "none",
    body: Type.Object({ key: publicKeyText, at: time, signature: base64urlText(100) }, strict),
    reply: Type.Object({ organisation: id("org"), envelope: sealed }, strict),
  }),
} as const
