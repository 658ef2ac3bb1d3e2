/** What this device remembers: who it is, and everything it once saw, so that a server cannot show less or other later. */
import { utf8, utf8ToText } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"
import { canonicalJson } from "../encoding/json.ts"
import type { Json } from "../encoding/json.ts"
import Type from "typebox"
import type { Static, TSchema } from "typebox"
import Value from "typebox/value"
import {
  base64urlText,
  count,
  country,
  id,
  oneOf,
  publicKeyText,
  sha256Text,
  strict,
  time,
} from "../trust/schema.ts"
import { evidenceSchema, questionnaireSchema } from "../trust/questionnaire-schema.ts"
import { dayPattern } from "../policy/day.ts"
import type { DeviceKeys, DeviceStore } from "./device.ts"

const schemas = {
  /** Whose device this is. `seed` only while it may open without asking. */
  device: Type.Object(
    {
      device: id("device"),
      user: id("user"),
      organisation: id("org"),
      organisationName: Type.String(),
      seed: Type.Union([base64urlText(100), Type.Null()]),
      seedUntil: time,
    },
    strict,
  ),
  /** The server's own keys, as they were at the first visit. */
  server: Type.Object(
    { signingKey: publicKeyText, opaqueKey: Type.String(), logOrigin: Type.String() },
    strict,
  ),
  /** Where the server said that it stands. */
  place: Type.Object({ places: Type.Array(Type.String()) }, strict),
  /** Adequacy that the server ever called suspended, beside the law data of which version. */
  suspended: Type.Object(
    {
      law: Type.String(),
      countries: Type.Array(Type.Object({ country, from: Type.String({ pattern: dayPattern }) }, strict)),
    },
    strict,
  ),
  /** The newest of a kind that this device saw; what other devices signed stands in the own record. */
  newest: Type.Object({ version: count }, strict),
  /** The last entry of an organisation's log that was believed here. */
  log: Type.Object({ genesis: sha256Text, seq: count, head: sha256Text }, strict),
  /** The last event of a stream that was seen here. */
  stream: Type.Object({ seq: count, hash: sha256Text }, strict),
  /** The largest checkpoint of the transparency log that was believed here. */
  checkpoint: Type.Object({ size: count, root: sha256Text }, strict),
  /** Statements that must stay findable: a withdrawal, a closure. */
  statements: Type.Array(sha256Text),
  /** A sealed order on its way; its parts wait in the outbox. */
  sending: Type.Object({ body: Type.String() }, strict),
  /** An order that the server was handed and refused: by its name, the disclosure that it holds all the same. */
  refused: Type.Object({ disclosure: sha256Text }, strict),
  /** A sealed design on its way back. */
  returning: Type.Object({ body: Type.String() }, strict),
  /** A provider's file while it is filled in, by the provider's name. */
  provider: Type.Object(
    { deployment: oneOf(["on-prem", "hosted"]), answers: questionnaireSchema, evidence: evidenceSchema },
    strict,
  ),
  text: Type.Object({ text: Type.String() }, strict),
} as const
type Kind = keyof typeof schemas
export type Remembered<K extends Kind> = Static<(typeof schemas)[K]>

export interface Memory {
  readonly recall: <K extends Kind>(kind: K, name: string) => Promise<Remembered<K> | null>
  readonly keep: <K extends Kind>(kind: K, name: string, value: Remembered<K>) => Promise<void>
  readonly forget: (kind: Kind, name: string) => Promise<void>
  readonly names: (kind: Kind) => Promise<readonly string[]>
}

/** Everything is wrapped by the device's key under its own name: no record can be put in another's place. */
export function makeMemory(store: DeviceStore, keys: DeviceKeys): Memory {
  const nameOf = (kind: Kind, name: string): string => `${kind}/${name}`
  const read = async (full: string): Promise<Json | undefined> => {
    const wrapped = await store.get(full)
    const bytes: Bytes | null = wrapped && (await keys.unwrap(wrapped, full))
    if (bytes === null) return undefined
    const value: Json = JSON.parse(utf8ToText(bytes))
    return value
  }
  return {
    recall: async (kind, name) => {
      const value = await read(nameOf(kind, name))
      const schema: TSchema = schemas[kind]
      return value !== undefined && isOf(kind, schema, value) ? value : null
    },
    keep: async (kind, name, value) => {
      const json: Json = JSON.parse(JSON.stringify(value))
      await store.set(nameOf(kind, name), await keys.wrap(utf8(canonicalJson(json)), nameOf(kind, name)))
    },
    forget: (kind, name) => store.remove(nameOf(kind, name)),
    names: async (kind) => (await store.names(`${kind}/`)).map((full) => full.slice(kind.length + 1)),
  }
}

function isOf<K extends Kind>(_kind: K, schema: TSchema, value: unknown): value is Remembered<K> {
  return Value.Check(schema, value)
}
