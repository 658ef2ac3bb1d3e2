/** A client without manners: real keys and a real session, and any request it likes. */
import { makeConnection } from "@zahnwolke/core/party/connection"
import type { Connection } from "@zahnwolke/core/party/connection"
import type { DeviceKeys } from "@zahnwolke/core/party/device"
import type { Json } from "@zahnwolke/core/encoding/json"
import type { DeviceId } from "@zahnwolke/core/records/id"
import { sign } from "@zahnwolke/core/trust/statement"
import type { Envelope } from "@zahnwolke/core/trust/statement"
import { partsOf } from "../story/memory-device.ts"
import type { Side } from "../story/people.ts"
import type { Actor } from "./scene.ts"

export interface Rude {
  readonly token: string
  readonly device: DeviceId
  readonly keys: DeviceKeys
  readonly connection: Connection
  readonly ask: (method: string, path: string, body?: unknown) => Promise<Response>
  readonly sign: (kind: string, body: Json) => Promise<Envelope>
}

/** On the actor's own device, with its keys and its session. */
export async function rudeClient(
  url: string,
  actor: Pick<Side, "device" | "me"> & Partial<Actor>,
): Promise<Rude> {
  const keys = await actor.device.store.keys()
  const { device } = actor.me
  const connection = makeConnection(partsOf(url, actor.device))
  connection.become(device, keys)
  const token = (await connection.token()) ?? ""
  return {
    token,
    device,
    keys,
    connection,
    ask: (method, path, body) =>
      fetch(`${url}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(body === undefined
            ? {}
            : {
                "content-type": body instanceof Uint8Array ? "application/octet-stream" : "application/json",
              }),
        },
        ...(body === undefined
          ? {}
          : { body: body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body) }),
      }),
    sign: (kind, body) =>
      sign(kind, body, { keyId: device, publicKey: keys.publicKey, sign: (bytes) => keys.sign(bytes) }),
  }
}

export async function problemOf(
  answer: Response,
): Promise<{ readonly status: number; readonly code: string }> {
  const text = await answer.text()
  const value: unknown = text === "" ? {} : JSON.parse(text)
  const code = typeof value === "object" && value !== null && "code" in value ? String(value.code) : ""
  return { status: answer.status, code }
}
