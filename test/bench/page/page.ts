/** What is timed inside the browser: sealing a Blob, and opening a scan beside three.js's own loader. */
import { STLLoader } from "three/examples/jsm/loaders/STLLoader.js"
import { mergeVertices } from "three/examples/jsm/utils/BufferGeometryUtils.js"
import type { ByteSource } from "@zahnwolke/core/encoding/byte-source"
import { newIdentity, recipientOf } from "@zahnwolke/core/envelope/identity"
import { seal } from "@zahnwolke/core/envelope/seal"
import { readStl } from "@zahnwolke/core/formats/mesh"
import { makeArch } from "@zahnwolke/core/specimen/arch"
import { binaryStl } from "@zahnwolke/core/specimen/mesh-bytes"

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

async function sealing(): Promise<{ sealed: number; plain: number; bytes: number }> {
  const piece = crypto.getRandomValues(new Uint8Array(65_536))
  const blob = new Blob(Array.from({ length: 4096 }, () => piece))
  const recipient = await recipientOf(newIdentity())
  const withSeal = async (): Promise<Blob> => {
    const out: Blob[] = []
    for await (const part of (await seal(blobSource(blob), [recipient])).parts()) out.push(new Blob([part]))
    return new Blob(out)
  }
  const without = async (): Promise<Blob> => {
    const out: Blob[] = []
    const source = blobSource(blob)
    for (let at = 0; at < blob.size; at += 8 << 20) {
      out.push(new Blob([await source.read(at, Math.min(at + (8 << 20), blob.size))]))
    }
    return new Blob(out)
  }
  const times: [number[], number[]] = [[], []]
  for (let round = 0; round < 3; round++) {
    times[0].push(await timed(withSeal))
    times[1].push(await timed(without))
  }
  return { sealed: median(times[0]), plain: median(times[1]), bytes: blob.size }
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

Object.assign(globalThis, { bench: { sealing, opening } })
