/** The bytes of a scan as a mesh, whatever format they are in, or why they are none. */
import { hpsPositions, readHps } from "@zahnwolke/core/formats/hps"
import { readMesh, readStl } from "@zahnwolke/core/formats/mesh"
import type { Mesh } from "@zahnwolke/core/formats/mesh"
import { isProblem } from "@zahnwolke/core/formats/problem"
import type { Problem } from "@zahnwolke/core/formats/problem"
import { sniff, sniffLength } from "@zahnwolke/core/formats/sniff"
import { smoothNormals } from "@zahnwolke/core/formats/surface"
import type { MeshTrouble } from "./mesh-messages.ts"

export function parseScan(bytes: Uint8Array<ArrayBuffer>): Mesh | Problem | MeshTrouble {
  const kind = sniff(bytes.subarray(0, sniffLength), bytes.length, bytes.subarray(-sniffLength))
  if (kind === "hps") return parsePacked(bytes)
  if (kind === "empty") return "empty-file"
  return readMesh(bytes, kind) ?? (kind === "unknown" ? readStl(bytes) : "not-a-scan")
}

/** 3Shape's own format, where its geometry lies open. */
function parsePacked(bytes: Uint8Array<ArrayBuffer>): Mesh | Problem | MeshTrouble {
  const hps = readHps(bytes)
  if (isProblem(hps)) return hps
  if (hps.schema === "CE") return "sealed-scan"
  const positions = hpsPositions(hps)
  const index = Uint32Array.from(hps.triangles)
  const normals = smoothNormals(positions, index)
  return { positions, index, normals, colors: null, triangles: index.length / 3 }
}
