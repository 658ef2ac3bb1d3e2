/**
 * This PC's own records and its keys, in a folder that only its account may read. Node has no store whose keys cannot be
 * read out: whoever can read `device-key.json` as this account or as an administrator can act as this device until it is
 * revoked, so a PC that runs this wants an encrypted disk.
 */
import { mkdir, rm } from "node:fs/promises"
import { join } from "node:path"
import type { Bytes } from "@zahnwolke/core/encoding/bytes"
import {
  base64urlToBytes,
  bytesToBase64url,
  bytesEqual,
  utf8,
  utf8ToText,
} from "@zahnwolke/core/encoding/bytes"
import { deriveBytes, deriveWrapKey, unwrap, wrap } from "@zahnwolke/core/envelope/derive"
import type { DeviceKeys, DeviceStore } from "@zahnwolke/core/party/device"
import { isSignedBy, signerFromSeed } from "@zahnwolke/core/trust/signing"
import { openNamedFiles } from "./named-files.ts"
import { readWhole, writeWholeOnce } from "./whole-file.ts"

export function openFolderStore(home: string): DeviceStore {
  const records = openNamedFiles(join(home, "records"))
  const keyPath = join(home, "device-key.json")
  let keys: Promise<DeviceKeys> | null = null
  return {
    get: records.get,
    set: records.put,
    remove: records.remove,
    names: records.names,
    keys: () => (keys ??= openKeys(home, keyPath)),
    clear: async () => {
      keys = null
      // Records first: without the key they are noise, and a key without records opens nothing.
      await records.clear()
      await rm(keyPath, { force: true })
    },
  }
}

async function openKeys(home: string, path: string): Promise<DeviceKeys> {
  const kept = await readWhole(path)
  if (kept !== null) return keysOf(secretIn(kept))
  await mkdir(home, { recursive: true, mode: 0o700 })
  const made = crypto.getRandomValues(new Uint8Array(32))
  await writeWholeOnce(path, utf8(`${JSON.stringify({ version: 1, secret: bytesToBase64url(made) })}\n`))
  // Two commands may start together: the first to write wins, and both use what is written.
  const readBack = await readWhole(path)
  if (readBack === null) throw new Error("This disk did not keep the device's key.")
  const keys = await keysOf(secretIn(readBack))
  await proveKept(keys)
  return keys
}

function secretIn(file: Bytes): Bytes {
  const value: unknown = JSON.parse(utf8ToText(file))
  const isKey = typeof value === "object" && value !== null && "secret" in value && "version" in value
  const secret =
    isKey && value.version === 1 && typeof value.secret === "string" ? base64urlToBytes(value.secret) : null
  if (secret === null || secret.length !== 32) throw new Error("The device's key file is damaged.")
  return secret
}

async function keysOf(secret: Bytes): Promise<DeviceKeys> {
  const signer = await signerFromSeed(await deriveBytes(secret, "device signing"), "")
  const key = await deriveWrapKey(secret, "device records")
  secret.fill(0)
  return {
    publicKey: signer.publicKey,
    sign: signer.sign,
    wrap: (bytes, context) => wrap(key, bytes, context),
    unwrap: (wrapped, context) => unwrap(key, wrapped, context),
  }
}

async function proveKept(keys: DeviceKeys): Promise<void> {
  const probe = utf8("read back")
  const signs = await isSignedBy(keys.publicKey, await keys.sign(probe), probe)
  const opened = await keys.unwrap(await keys.wrap(probe, "probe"), "probe")
  if (!signs || opened === null || !bytesEqual(opened, probe))
    throw new Error("The device's key does not work.")
}
