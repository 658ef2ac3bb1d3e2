/** `npm run check`: types, lint, format; the floors are held by a test that also runs here. */
import { spawnSync } from "node:child_process"

const steps = [
  ...["core", "server", "web", "agent", "test"].map((room) => ["tsc", "-p", room]),
  ...["core", "web"].map((room) => ["tsc", "-p", `${room}/tsconfig.test.json`]),
  ["oxlint", "--type-aware", "--quiet"],
  ["prettier", "--check", "--log-level", "warn", "."],
  ["node", "--test", "test/floors.test.ts"],
]
let failed = false
for (const [command, ...args] of steps) {
  const { status } = spawnSync(command, args, { stdio: "inherit", shell: process.platform === "win32" })
  if (status !== 0) {
    failed = true
    console.error(`failed: ${command} ${args.join(" ")}`)
  }
}
process.exitCode = failed ? 1 : 0
