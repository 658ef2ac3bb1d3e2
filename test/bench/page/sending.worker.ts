/** The sending side as the app's worker has it: prepares a scan that lies on disk, seals it into the outbox, uploads it. */
import { makeCaller } from "@zahnwolke/core/api/client"
import { deidentifySet } from "@zahnwolke/core/deidentify/deidentify"
import { newIdentity, recipientOf } from "@zahnwolke/core/envelope/identity"
import { sealIntoOutbox, uploadObjects } from "@zahnwolke/core/party/parcel"
import { openOutbox } from "../../../web/device/outbox.ts"
import { wait } from "../../../web/device/wait.ts"

const facet = 50
const facets = 20_971

/** An STL on the browser's own disk, as a dropped file lies on the person's. */
async function scanOnDisk(megabytes: number): Promise<Blob> {
  const piece = new Uint8Array(facet * facets)
  const view = new DataView(piece.buffer)
  for (let at = 0; at < piece.length; at += facet) {
    for (let i = 3; i < 12; i++) view.setFloat32(at + i * 4, Math.sin(at + i * i) * 30, true)
  }
  const header = new Uint8Array(84)
  new DataView(header.buffer).setUint32(80, megabytes * facets, true)
  const root = await navigator.storage.getDirectory()
  const handle = await root.getFileHandle("scan.stl", { create: true })
  const file = await handle.createSyncAccessHandle()
  file.write(header, { at: 0 })
  for (let i = 0; i < megabytes; i++) file.write(piece, { at: header.length + i * piece.length })
  file.close()
  return handle.getFile()
}

async function sent(megabytes: number): Promise<{ readonly preparing: number; readonly sending: number }> {
  const blob = await scanOnDisk(megabytes)
  const began = performance.now()
  const source = {
    size: blob.size,
    read: async (start: number, end: number) => new Uint8Array(await blob.slice(start, end).arrayBuffer()),
  }
  const { files } = await deidentifySet([{ path: "lower.stl", source }], {
    identity: { family: "Mustermann" },
  })
  const output = files[0]?.output?.source
  if (output === undefined) throw new Error("the scan was refused")
  const prepared = performance.now()
  const parts = {
    server: new URL("/", location.origin),
    fetch: (input: URL, init?: RequestInit) => fetch(input, init),
    outbox: openOutbox(),
    now: () => Date.now(),
    wait,
  }
  const caller = makeCaller(parts.server, parts.fetch, () => null)
  const connection = { ...caller, become: () => undefined, token: () => Promise.resolve(null) }
  const desk = { parts: { ...parts, store: nothingKept }, connection }
  const { object } = await sealIntoOutbox(
    { ...desk, shut: new AbortController() },
    output,
    [await recipientOf(newIdentity())],
    () => undefined,
  )
  const uploaded = await uploadObjects(desk, [object], () => undefined)
  if (!uploaded.ok) throw new Error(uploaded.refusal.code)
  const seconds = (from: number, to: number): number => (to - from) / 1000
  return { preparing: seconds(began, prepared), sending: seconds(prepared, performance.now()) }
}

/** Sealing and uploading keep nothing but their parts. */
const unasked = (): Promise<never> => Promise.reject(new Error("nothing of it is asked for here"))
const nothingKept = {
  get: unasked,
  set: unasked,
  remove: unasked,
  names: unasked,
  keys: unasked,
  clear: unasked,
}

addEventListener("message", ({ data }: MessageEvent<{ readonly megabytes: number }>) => {
  sent(data.megabytes).then(
    (told) => postMessage(told),
    (error: unknown) => postMessage({ problem: error instanceof Error ? error.message : "unknown" }),
  )
})
