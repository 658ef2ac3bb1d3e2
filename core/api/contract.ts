/** How a path of the server is written down once: for its types, its validation, its client and its OpenAPI document. */
import type { Static, TSchema } from "typebox"
import Type from "typebox"
import { oneLine } from "../encoding/one-line.ts"

export interface Route {
  readonly id: string
  readonly method: "GET" | "POST" | "PUT" | "DELETE"
  /** With {name} for parameters. */
  readonly path: string
  readonly summary: string
  /** "none": anyone, limited in rate. "device": a session of a device that is in its organisation's log. */
  readonly access: "none" | "device"
  readonly params?: TSchema
  readonly query?: TSchema
  readonly body?: TSchema
  /** A POST that only asks, because what it asks with is long or must not stand in an address. */
  readonly onlyAsks?: true
  /** Body or reply of raw bytes. */
  readonly bytes?: "body" | "reply"
  readonly reply: TSchema
}

export const route = <const R extends Route>(description: R): R => description

type Part<R, Key extends string> = R extends { readonly [K in Key]: infer S extends TSchema }
  ? { readonly [K in Key]: Static<S> }
  : unknown
type BytesBody<R> = R extends { readonly bytes: "body" }
  ? { readonly body: Uint8Array<ArrayBuffer> | Blob }
  : unknown

/** What a caller hands in, by inference. */
export type CallOf<R extends Route> = Part<R, "params"> & Part<R, "query"> & Part<R, "body"> & BytesBody<R>

export type ReplyOf<R extends Route> = R extends { readonly bytes: "reply" }
  ? Uint8Array<ArrayBuffer>
  : Static<R["reply"]>

/** Both stand in sentences, and the server is believed none of them. */
const line = Type.String({ pattern: oneLine })

/** RFC 9457; `code` is what the words of a screen are found by. */
export const problemSchema = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  code: line,
  details: Type.Optional(Type.Record(line, line)),
})
export type Problem = Static<typeof problemSchema>

export const problem = (
  status: number,
  code: string,
  title: string,
  details?: Record<string, string>,
): Problem => ({
  type: `/problems/${code}`,
  title,
  status,
  code,
  ...(details ? { details } : {}),
})
