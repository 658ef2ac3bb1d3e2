/** The files of the viewer as they are read, one after the other so that memory holds one at a time. */
import { useEffect, useState } from "react"
import type { AttachmentRole } from "@zahnwolke/core/records/order"
import { readScan } from "./read-scan.ts"
import type { ScanReading } from "./read-scan.ts"

export interface MeshFile {
  /** Stays the same as long as the content does. */
  readonly id: string
  readonly role: AttachmentRole
  readonly blob: Blob
  /** Where several parts have one role: what tells them apart. */
  readonly label?: string
}

export type Readings = ReadonlyMap<string, ScanReading>

export function useScans(files: readonly MeshFile[]): Readings {
  const [readings, setReadings] = useState<Readings>(new Map())
  const ids = files.map(({ id }) => id).join("\n")
  useEffect(() => {
    const stop = new AbortController()
    setReadings(new Map())
    const next = (at: number): void => {
      const file = files[at]
      if (file === undefined || stop.signal.aborted) return
      readScan(file.blob, stop.signal, (reading) => {
        setReadings((before) => new Map(before).set(file.id, reading))
        if (reading.kind !== "reading") next(at + 1)
      })
    }
    next(0)
    return () => stop.abort()
    // The content behind an id does not change, so the ids alone say when to read again.
  }, [ids])
  return readings
}
