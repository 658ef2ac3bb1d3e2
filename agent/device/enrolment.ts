/** Which server this PC belongs to: public, so it lies there readable, and the device's keys do not depend on it. */
import { mkdir, rm } from "node:fs/promises"
import { join } from "node:path"
import { utf8 } from "@zahnwolke/core/encoding/bytes"
import { isRecord, readJson } from "../files/read-json.ts"
import { writeWhole } from "./whole-file.ts"

const pathIn = (home: string): string => join(home, "server.json")

/** Null where this PC was never enrolled. */
export async function readServer(home: string): Promise<URL | null> {
  const file = await readJson(pathIn(home))
  if (file.kind !== "json" || !isRecord(file.value)) return null
  const { server } = file.value
  return typeof server === "string" ? parseServer(server) : null
}

export async function keepServer(home: string, server: URL): Promise<void> {
  await mkdir(home, { recursive: true, mode: 0o700 })
  await writeWhole(pathIn(home), utf8(`${JSON.stringify({ version: 1, server: server.href })}\n`))
}

export const forgetServer = (home: string): Promise<void> => rm(pathIn(home), { force: true })

/** Null where the text is no address of a server. */
export function parseServer(text: string): URL | null {
  const url = URL.parse(text)
  return url !== null && /^https?:$/u.test(url.protocol) && url.username === "" ? url : null
}

/** On the way to itself nobody can listen; everywhere else a plain address shows others when and how much. */
export const isPlain = ({ hostname, protocol }: URL): boolean =>
  protocol === "http:" && !/^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/u.test(hostname)
