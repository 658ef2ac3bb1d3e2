/** A program for tests: stores random chunks in a folder, four at a time, and says each that is acknowledged. */
import { randomBytes } from "node:crypto"
import { openFolderStore } from "../objects/folder.ts"
import { hashOf, keep } from "../objects/object-store.contract.ts"

const [folder = "", each = "Infinity"] = process.argv.slice(2)
const most = Number(each)
const store = await openFolderStore(folder, { reserve: 0 })

async function putOn(): Promise<void> {
  for (let done = 0; done < most; done++) {
    const bytes = randomBytes(300_000)
    const answer = await keep(store, bytes)
    process.stdout.write(`${answer.kind} ${hashOf(bytes)}\n`)
  }
}

await Promise.all([putOn(), putOn(), putOn(), putOn()])
