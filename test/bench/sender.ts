/** The sending side in a process of its own: prepares, seals and uploads one scan, and tells its time and memory. */
import { statSync } from "node:fs"
import { openParty } from "@zahnwolke/core/party/open"
import { platformCipher } from "../../agent/device/platform-cipher.ts"
import { platformHash } from "../../agent/device/platform-hash.ts"
import { fileSource } from "../../agent/files/file-source.ts"
import { diskOutbox } from "../story/disk-device.ts"
import { partsOf } from "../story/memory-device.ts"
import { must } from "../story/people.ts"
import { linkedPair, readyToSend } from "../story/placed-order.ts"

const [url = "", path = ""] = process.argv.slice(2)
const outbox = diskOutbox()
try {
  const pair = await linkedPair(url)
  const parts = partsOf(url, pair.practice.device)
  const party = openParty({ ...parts, outbox, newHash: platformHash, cipherOf: platformCipher })
  await party.status()
  const practice = { ...pair.practice, party }
  const began = performance.now()
  const scan = { path: "lower.stl", source: await fileSource(path) }
  const input = await readyToSend({ ...pair, practice }, [scan])
  const { files } = must(await party.prepare({ ...input, files: [] }))
  for (const { key, review } of files) {
    if (review.length > 0)
      must(await party.reviewDone({ draft: input.draft, keys: [key], replacement: null, showsFace: false }))
  }
  const prepared = performance.now()
  must(await party.send(input))
  const sent = performance.now()
  console.log(
    JSON.stringify({
      bytes: statSync(path).size,
      preparing: (prepared - began) / 1000,
      sending: (sent - prepared) / 1000,
      megabytes: process.resourceUsage().maxRSS / 1024,
    }),
  )
} finally {
  outbox.forget()
}
process.exit(0)
