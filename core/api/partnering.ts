/** Invitations by link, and who is linked with whom. */
import Type from "typebox"
import { count, id, listOf, oneOf, strict, time } from "../trust/schema.ts"
import { envelopeSchema } from "../trust/statement.ts"
import { route } from "./contract.ts"
import { nothing, sealed } from "./shapes.ts"

const invitePurpose = oneOf(["partner", "member"])

const inviteSchema = Type.Object(
  {
    invite: id("invite"),
    purpose: invitePurpose,
    /** Sealed under the link's secret for the invited side. */
    offer: sealed,
    expiresAt: time,
    answer: Type.Union([
      Type.Object({ sealed, organisation: Type.Union([id("org"), Type.Null()]) }, strict),
      Type.Null(),
    ]),
  },
  strict,
)

export const partnering = {
  createInvite: route({
    id: "createInvite",
    method: "POST",
    path: "/v1/invites",
    summary: "Leaves a sealed offer that only the holder of the link can read",
    access: "device",
    body: Type.Object(
      { invite: id("invite"), purpose: invitePurpose, offer: sealed, expiresAt: time },
      strict,
    ),
    reply: nothing,
  }),
  myInvites: route({
    id: "myInvites",
    method: "GET",
    path: "/v1/invites",
    summary: "The caller organisation's open invitations with their answers",
    access: "device",
    reply: Type.Object({ invites: listOf(inviteSchema, 500) }, strict),
  }),
  readInvite: route({
    id: "readInvite",
    method: "GET",
    path: "/v1/invites/{invite}",
    summary: "The sealed offer of an invitation",
    access: "none",
    params: Type.Object({ invite: id("invite") }, strict),
    reply: Type.Object({ purpose: invitePurpose, organisation: id("org"), offer: sealed }, strict),
  }),
  answerAsPartner: route({
    id: "answerAsPartner",
    method: "POST",
    path: "/v1/invites/{invite}/partner",
    summary: "Answers a partner's invitation in the name of the caller's organisation, once",
    access: "device",
    params: Type.Object({ invite: id("invite") }, strict),
    body: Type.Object({ sealed }, strict),
    reply: nothing,
  }),
  answerAsMember: route({
    id: "answerAsMember",
    method: "POST",
    path: "/v1/invites/{invite}/member",
    summary: "Answers an invitation to become a member, once",
    access: "none",
    params: Type.Object({ invite: id("invite") }, strict),
    body: Type.Object({ sealed }, strict),
    reply: nothing,
  }),
  confirmPartner: route({
    id: "confirmPartner",
    method: "POST",
    path: "/v1/invites/{invite}/confirmation",
    summary: "The inviter believes the answer: from now on both can address each other",
    access: "device",
    params: Type.Object({ invite: id("invite") }, strict),
    reply: nothing,
  }),
  closeInvite: route({
    id: "closeInvite",
    method: "DELETE",
    path: "/v1/invites/{invite}",
    summary: "Takes an invitation back or puts an answered one away",
    access: "device",
    params: Type.Object({ invite: id("invite") }, strict),
    reply: nothing,
  }),
  partners: route({
    id: "partners",
    method: "GET",
    path: "/v1/partners",
    summary: "The organisations that are linked with the caller's",
    access: "device",
    reply: Type.Object(
      {
        partners: listOf(
          Type.Object(
            {
              organisation: id("org"),
              since: time,
              statements: listOf(envelopeSchema, 50),
              /** How many entries its log has. */
              entries: count,
            },
            strict,
          ),
          10_000,
        ),
        own: listOf(envelopeSchema, 250_000),
        /** How far the caller's own log and record have come: what did not grow need not be asked for again. */
        entries: count,
        events: count,
        /** How many of the caller's invitations were answered and wait for its client. */
        answers: count,
      },
      strict,
    ),
  }),
} as const
