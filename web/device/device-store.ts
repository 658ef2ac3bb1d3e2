/** The device's own records and its two keys, in IndexedDB; private keys are stored in a form no script can read. */
import type { Bytes } from "@zahnwolke/core/encoding/bytes"
import type { DeviceKeys, DeviceStore } from "@zahnwolke/core/party/device"
import { openDB } from "idb"
import type { DBSchema, IDBPDatabase } from "idb"

interface StoredKeys {
  readonly signing: CryptoKeyPair
  readonly wrapping: CryptoKey
}
interface Shelves extends DBSchema {
  records: { key: string; value: Bytes }
  keys: { key: "device"; value: StoredKeys }
}

const nonceLength = 12
const probe = new TextEncoder().encode("read back")

export function openDeviceStore(name = "zahnwolke-device"): DeviceStore {
  let opened: Promise<IDBPDatabase<Shelves>> | null = null
  let keys: Promise<DeviceKeys> | null = null
  const database = (): Promise<IDBPDatabase<Shelves>> => (opened ??= openShelves(name))
  return {
    get: async (name) => (await (await database()).get("records", name)) ?? null,
    set: async (name, bytes) => {
      /** "strict": acknowledged only when it is on disk, because a lost wrap is a lost device. */
      const change = (await database()).transaction("records", "readwrite", { durability: "strict" })
      await Promise.all([change.store.put(bytes, name), change.done])
    },
    remove: async (name) => (await database()).delete("records", name),
    names: async (prefix) =>
      (await database()).getAllKeys("records", IDBKeyRange.bound(prefix, `${prefix}\uffff`)),
    keys: () => (keys ??= deviceKeys(database)),
    clear: async () => {
      keys = null
      const shelves = await database()
      await Promise.all([shelves.clear("records"), shelves.clear("keys")])
    },
  }
}

const openShelves = (name: string): Promise<IDBPDatabase<Shelves>> =>
  openDB<Shelves>(name, 1, {
    upgrade: (shelves) => {
      shelves.createObjectStore("records")
      shelves.createObjectStore("keys")
    },
  })

async function deviceKeys(database: () => Promise<IDBPDatabase<Shelves>>): Promise<DeviceKeys> {
  const shelves = await database()
  const kept = await shelves.get("keys", "device")
  if (kept !== undefined) return keysOf(kept)

  const made = await makeKeys()
  /** Two tabs may start together: the first to write wins, and both use what is written. */
  const change = shelves.transaction("keys", "readwrite", { durability: "strict" })
  const other = await change.store.get("device")
  if (other === undefined) await change.store.put(made, "device")
  await change.done

  const readBack = await shelves.get("keys", "device")
  if (readBack === undefined) throw new Error("This browser did not keep the device's keys.")
  const keys = await keysOf(readBack)
  await proveKept(keys, readBack)
  return keys
}

async function makeKeys(): Promise<StoredKeys> {
  const signing = await crypto.subtle.generateKey({ name: "Ed25519" }, false, ["sign", "verify"])
  const wrapping = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, [
    "encrypt",
    "decrypt",
  ])
  if (!("privateKey" in signing) || "privateKey" in wrapping) throw new TypeError("unexpected kind of key")
  return { signing, wrapping }
}

/** Some engines stored keys and gave back other ones: what was written must still sign and open. */
async function proveKept(keys: DeviceKeys, stored: StoredKeys): Promise<void> {
  const signature = await keys.sign(probe)
  const signs = await crypto.subtle.verify("Ed25519", stored.signing.publicKey, signature, probe)
  const opened = await keys.unwrap(await keys.wrap(probe, "probe"), "probe")
  if (!signs || opened === null) throw new Error("This browser changed the device's keys while storing them.")
}

async function keysOf({ signing, wrapping }: StoredKeys): Promise<DeviceKeys> {
  const publicKey = new Uint8Array(await crypto.subtle.exportKey("raw", signing.publicKey))
  const parameters = (iv: Bytes, context: string): AesGcmParams => ({
    name: "AES-GCM",
    iv,
    additionalData: new TextEncoder().encode(context),
  })
  return {
    publicKey,
    sign: async (bytes) => new Uint8Array(await crypto.subtle.sign("Ed25519", signing.privateKey, bytes)),
    wrap: async (bytes, context) => {
      const nonce = crypto.getRandomValues(new Uint8Array(nonceLength))
      const sealed = new Uint8Array(await crypto.subtle.encrypt(parameters(nonce, context), wrapping, bytes))
      const wrapped = new Uint8Array(nonceLength + sealed.length)
      wrapped.set(nonce)
      wrapped.set(sealed, nonceLength)
      return wrapped
    },
    unwrap: async (wrapped, context) => {
      const nonce = wrapped.slice(0, nonceLength)
      if (nonce.length < nonceLength) return null
      return crypto.subtle.decrypt(parameters(nonce, context), wrapping, wrapped.slice(nonceLength)).then(
        (bytes) => new Uint8Array(bytes),
        () => null,
      )
    },
  }
}
