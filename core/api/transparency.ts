/** The Merkle log of heads and statements, for everyone to check. */
import Type from "typebox"
import { count, listOf, sha256Text, strict } from "../trust/schema.ts"
import { route } from "./contract.ts"

export const transparency = {
  checkpoint: route({
    id: "checkpoint",
    method: "GET",
    path: "/v1/log/checkpoint",
    summary: "The signed head of the transparency log (C2SP tlog-checkpoint)",
    access: "none",
    reply: Type.Object({ checkpoint: Type.String({ maxLength: 4000 }), size: count }, strict),
  }),
  consistency: route({
    id: "consistency",
    method: "GET",
    path: "/v1/log/consistency",
    summary: "Proof that the log of one size continues that of an earlier one (RFC 9162)",
    access: "none",
    query: Type.Object({ from: count, to: count }, strict),
    reply: Type.Object({ proof: listOf(sha256Text, 100) }, strict),
  }),
  inclusion: route({
    id: "inclusion",
    method: "GET",
    path: "/v1/log/inclusion",
    summary: "Proof that a statement's hash stands in the log of a size (RFC 9162)",
    access: "none",
    query: Type.Object({ statement: sha256Text, size: count }, strict),
    reply: Type.Object({ index: count, proof: listOf(sha256Text, 100) }, strict),
  }),
} as const
