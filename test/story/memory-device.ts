/** A device for stories: the same promises as a browser's or a PC's, kept in memory. */
import { ed25519 } from "@noble/curves/ed25519.js"
import { setTimeout as pause } from "node:timers/promises"
import type { Bytes } from "@zahnwolke/core/encoding/bytes"
import { ownBytes } from "@zahnwolke/core/encoding/bytes"
import { unwrap, wrap } from "@zahnwolke/core/envelope/derive"
import type { DeviceKeys, DeviceStore, Outbox, PartyParts } from "@zahnwolke/core/party/device"
import { signerFromSeed } from "@zahnwolke/core/trust/signing"

interface MemoryFiles extends Outbox {
  readonly all: Map<string, Bytes>
  readonly get: (name: string) => Promise<Bytes | null>
}

function memoryFiles(): MemoryFiles {
  const all = new Map<string, Bytes>()
  return {
    all,
    put: (name, bytes) => Promise.resolve(void all.set(name, ownBytes(bytes))),
    get: (name) => Promise.resolve(all.get(name) ?? null),
    remove: (name) => Promise.resolve(void all.delete(name)),
    names: (prefix) => Promise.resolve([...all.keys()].filter((name) => name.startsWith(prefix))),
  }
}

async function makeKeys(): Promise<DeviceKeys> {
  const seed = crypto.getRandomValues(new Uint8Array(32))
  const signer = await signerFromSeed(seed, "")
  const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"])
  return {
    publicKey: ownBytes(ed25519.getPublicKey(seed)),
    sign: signer.sign,
    wrap: (bytes, context) => wrap(key, bytes, context),
    unwrap: (bytes, context) => unwrap(key, bytes, context),
  }
}

export interface MemoryDevice {
  readonly store: DeviceStore
  readonly outbox: MemoryFiles
}

export function memoryDevice(): MemoryDevice {
  const files = memoryFiles()
  let keys: Promise<DeviceKeys> | null = null
  return {
    outbox: memoryFiles(),
    store: {
      get: files.get,
      set: files.put,
      remove: files.remove,
      names: files.names,
      keys: () => (keys ??= makeKeys()),
      clear: () => {
        files.all.clear()
        keys = null
        return Promise.resolve()
      },
    },
  }
}

export interface Bent {
  /** A malicious server, a line that breaks. */
  readonly fetch?: typeof fetch
  /** A wrong clock. */
  readonly now?: () => number
  /** As in every program: for whoever signs in with one as well. Nobody guesses at the passphrases of other stories. */
  readonly fullStretching?: boolean
}

export function partsOf(url: string, device: MemoryDevice, bent: Bent = {}): PartyParts {
  return {
    ...(bent.fullStretching === true ? {} : { stretching: { iterations: 1, memory: 64, parallelism: 1 } }),
    server: new URL(url),
    fetch: bent.fetch ?? fetch,
    store: device.store,
    outbox: device.outbox,
    now: bent.now ?? Date.now,
    wait: (milliseconds, signal) => pause(milliseconds, undefined, signal ? { signal } : {}),
  }
}
