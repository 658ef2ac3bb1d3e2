/** `npm run bench`: figures as ratios inside one run, against a named peer or the machine's limit. */
import { cpus } from "node:os"
import { rmSync } from "node:fs"
import { signedIn } from "./signed-in.ts"
import { benchSeal } from "./seal.ts"
import { benchRequests, benchStart, benchUpload, startApart } from "./server.ts"
import { benchSizes } from "./sizes.ts"
import { print } from "./table.ts"
import { benchBrowser } from "./browser.ts"

const [cpu] = cpus()
console.log(`${cpus().length} × ${cpu?.model ?? "?"}, Node ${process.version}`)
print("Sealing", await benchSeal())
print("In the browser", await benchBrowser())
print("Start", await benchStart())
const server = await startApart()
const { token, append } = await signedIn(server.url)
print("Requests", await benchRequests(server, token, append))
print("Upload", await benchUpload(server, token))
await server.stop()
rmSync(server.dataDir, { recursive: true, force: true })
print("Size of the web app, gzip", benchSizes())
process.exit(0)
