/** A device for the time of the filling: the same promises as a browser's, kept in memory and gone afterwards. */
import { setTimeout as pause } from "node:timers/promises"
import type { Fetcher } from "@zahnwolke/core/api/client"
import type { Bytes } from "@zahnwolke/core/encoding/bytes"
import { ownBytes } from "@zahnwolke/core/encoding/bytes"
import { unwrap, wrap } from "@zahnwolke/core/envelope/derive"
import type { DeviceKeys, Outbox, PartyParts } from "@zahnwolke/core/party/device"
import { signerFromSeed } from "@zahnwolke/core/trust/signing"

interface MemoryFiles extends Outbox {
  readonly get: (name: string) => Promise<Bytes | null>
}

function memoryFiles(): { readonly all: Map<string, Bytes>; readonly files: MemoryFiles } {
  const all = new Map<string, Bytes>()
  const files: MemoryFiles = {
    put: (name, bytes) => Promise.resolve(void all.set(name, ownBytes(bytes))),
    get: (name) => Promise.resolve(all.get(name) ?? null),
    remove: (name) => Promise.resolve(void all.delete(name)),
    names: (prefix) => Promise.resolve([...all.keys()].filter((name) => name.startsWith(prefix))),
  }
  return { all, files }
}

async function makeKeys(): Promise<DeviceKeys> {
  const signer = await signerFromSeed(crypto.getRandomValues(new Uint8Array(32)), "")
  const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"])
  return {
    publicKey: signer.publicKey,
    sign: signer.sign,
    wrap: (bytes, context) => wrap(key, bytes, context),
    unwrap: (bytes, context) => unwrap(key, bytes, context),
  }
}

export function memoryDevice(server: URL, fetch: Fetcher, now: () => number): PartyParts {
  const { all, files } = memoryFiles()
  let keys: Promise<DeviceKeys> | null = null
  return {
    server,
    fetch,
    now,
    outbox: memoryFiles().files,
    store: {
      get: files.get,
      set: files.put,
      remove: files.remove,
      names: files.names,
      keys: () => (keys ??= makeKeys()),
      clear: () => {
        all.clear()
        keys = null
        return Promise.resolve()
      },
    },
    wait: (milliseconds, signal) => pause(milliseconds, undefined, signal ? { signal } : {}),
  }
}
