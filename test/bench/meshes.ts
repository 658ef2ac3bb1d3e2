/** Scans rewritten in memory, in processor time, beside a plain copy of the same bytes. */
import { arraySource, readAll } from "@zahnwolke/core/encoding/byte-source"
import type { Bytes } from "@zahnwolke/core/encoding/bytes"
import { rewriteObj } from "@zahnwolke/core/deidentify/mesh-obj"
import { rewritePly } from "@zahnwolke/core/deidentify/mesh-ply"
import { rewriteBinaryStl } from "@zahnwolke/core/deidentify/mesh-stl"
import type { Outcome } from "@zahnwolke/core/deidentify/findings"
import { makeArch } from "@zahnwolke/core/specimen/arch"
import { binaryPly, binaryStl, obj } from "@zahnwolke/core/specimen/mesh-bytes"
import { middleOf } from "./leaks.ts"
import { megabytesPerSecond } from "./table.ts"
import type { Row } from "./table.ts"

const rounds = 5

async function rowOf(what: string, bytes: Bytes, rewrite: () => Promise<Outcome>): Promise<Row> {
  const ours = await middleOf(rounds, async () => {
    const outcome = await rewrite()
    if (outcome.status === "refused") throw new Error(`${what}: ${outcome.reason}`)
    await readAll(outcome.output)
  })
  const copy = await middleOf(rounds, () => bytes.slice())
  return {
    what: `${what}, ${(bytes.length / 1e6).toFixed(0)} MB in memory, processor time`,
    ours: megabytesPerSecond(bytes.length, ours),
    peer: `a plain copy: ${megabytesPerSecond(bytes.length, copy)}`,
    ratio: (copy / ours).toFixed(2),
  }
}

export async function benchMeshes(): Promise<readonly Row[]> {
  const arch = makeArch({ seed: 1, jaw: "upper", triangles: 500_000 })
  const [stl, ply, text] = [binaryStl(arch), binaryPly(arch), obj(arch)]
  const names = { rename: () => null, renameMaterial: () => "m1" }
  return [
    await rowOf("binary STL rewritten", stl, () =>
      rewriteBinaryStl(arraySource(stl), { role: "upper-jaw", keepColour: true }),
    ),
    await rowOf("binary PLY rewritten", ply, () =>
      rewritePly(arraySource(ply), { role: "upper-jaw", rename: names.rename }),
    ),
    await rowOf("OBJ rewritten", text, () => rewriteObj(arraySource(text), { role: "upper-jaw", ...names })),
  ]
}
