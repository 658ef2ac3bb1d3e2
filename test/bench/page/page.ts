/** What is timed inside the browser: sealing a Blob, and opening a scan beside three.js's own loader. */
import { STLLoader } from "three/examples/jsm/loaders/STLLoader.js"
import { mergeVertices } from "three/examples/jsm/utils/BufferGeometryUtils.js"
import { pieces, readAll } from "@zahnwolke/core/encoding/byte-source"
import type { ByteSource } from "@zahnwolke/core/encoding/byte-source"
import { newIdentity, recipientOf } from "@zahnwolke/core/envelope/identity"
import { seal } from "@zahnwolke/core/envelope/seal"
import { readStl } from "@zahnwolke/core/formats/mesh"
import { makeArch } from "@zahnwolke/core/specimen/arch"
import { binaryStl } from "@zahnwolke/core/specimen/mesh-bytes"
import { makePhoto } from "@zahnwolke/core/specimen/photo"
import { image, noise } from "../images.ts"
import type { Rewriting } from "../browser.ts"

const blobSource = (blob: Blob): ByteSource => ({
  size: blob.size,
  read: async (start, end) => new Uint8Array(await blob.slice(start, end).arrayBuffer()),
})

async function timed(work: () => unknown): Promise<number> {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}

const median = (list: number[]): number => list.sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0

const sealingSize = 256 * 2 ** 20
const step = 8 << 20

/** On the browser's own disk, as a dropped file lies on the person's. */
async function onDisk(name: string): Promise<FileSystemFileHandle> {
  const root = await navigator.storage.getDirectory()
  return root.getFileHandle(name, { create: true })
}

async function sealing(): Promise<{ sealed: number; plain: number; bytes: number }> {
  const piece = crypto.getRandomValues(new Uint8Array(65_536))
  const filled = await onDisk("plain")
  const writer = await filled.createWritable()
  for (let at = 0; at < sealingSize; at += piece.length) await writer.write(piece)
  await writer.close()
  const recipient = await recipientOf(newIdentity())
  const into = async (parts: AsyncIterable<Uint8Array<ArrayBuffer>>): Promise<void> => {
    const sink = await (await onDisk("out")).createWritable()
    for await (const part of parts) await sink.write(part)
    await sink.close()
  }
  const source = blobSource(await filled.getFile())
  const times: [number[], number[]] = [[], []]
  for (let round = 0; round < 3; round++) {
    times[0].push(await timed(async () => into((await seal(source, [recipient])).parts())))
    times[1].push(await timed(() => into(pieces(source, step))))
  }
  return { sealed: median(times[0]), plain: median(times[1]), bytes: sealingSize }
}

interface Rewritten {
  readonly seconds: number
  readonly clean: number
}

function inWorker(files: readonly { path: string; blob: Blob }[]): Promise<Rewritten> {
  const worker = new Worker(new URL("./rewriting.worker.ts", import.meta.url), { type: "module" })
  return new Promise((resolve, reject) => {
    worker.addEventListener("message", ({ data }: MessageEvent<Rewritten>) => {
      worker.terminate()
      resolve(data)
    })
    worker.addEventListener("error", (event) => reject(new Error(event.message)))
    worker.postMessage({ files, family: "Mustermann" })
  })
}

const fewSlices = 100

/** A quarter of a DVT, a scan, and a photograph: each with the bytes it was, and beside what the platform needs. */
async function rewriting(): Promise<Rewriting> {
  const slice = await readAll(image(noise(), 0, 1))
  const slices = Array.from({ length: fewSlices }, (_, i) => ({
    path: `slice-${i}.dcm`,
    blob: new Blob([slice]),
  }))
  const scan = binaryStl(makeArch({ seed: 1, jaw: "upper", triangles: 1_000_000 }))
  const photo = makePhoto({ seed: 1, width: 2400, height: 1600, format: "jpeg" }).bytes
  const dvt = await inWorker(slices)
  const mesh = await inWorker([{ path: "upper.stl", blob: new Blob([scan]) }])
  const picture = await inWorker([{ path: "smile.jpg", blob: new Blob([photo]) }])
  const copied = await timed(() => scan.slice())
  const decoded = await timed(async () => (await createImageBitmap(new Blob([photo]))).close())
  return {
    dvt: { ...dvt, bytes: slice.length * fewSlices },
    mesh: { ...mesh, bytes: scan.length, copied },
    picture: { ...picture, bytes: photo.length, decoded },
  }
}

interface Sent {
  readonly preparing: number
  readonly sending: number
}

/** In a worker, as the app does it. */
function sending(megabytes: number): Promise<Sent> {
  const worker = new Worker(new URL("./sending.worker.ts", import.meta.url), { type: "module" })
  return new Promise((resolve, reject) => {
    worker.addEventListener("message", ({ data }: MessageEvent<Sent | { readonly problem: string }>) => {
      if ("problem" in data) reject(new Error(data.problem))
      else resolve(data)
    })
    worker.addEventListener("error", (event) => reject(new Error(event.message)))
    worker.postMessage({ megabytes })
  })
}

async function opening(): Promise<{ ours: number; three: number; triangles: number }> {
  const bytes = binaryStl(makeArch({ seed: 1, jaw: "upper", triangles: 1_000_000 }))
  const triangles = new DataView(bytes.buffer).getUint32(80, true)
  const times: [number[], number[]] = [[], []]
  for (let round = 0; round < 3; round++) {
    times[0].push(await timed(() => readStl(bytes)))
    times[1].push(
      await timed(() => {
        const geometry = new STLLoader().parse(bytes.slice().buffer)
        geometry.deleteAttribute("normal")
        mergeVertices(geometry).computeVertexNormals()
      }),
    )
  }
  return { ours: median(times[0]), three: median(times[1]), triangles }
}

Object.assign(globalThis, { bench: { sealing, opening, rewriting, sending } })
