/** The last lines of a run: every test that was skipped, with its reason, and how many passed, failed and were skipped. */
import { relative } from "node:path"

const root = process.cwd()

/** A suite that is skipped takes its tests with it and is counted as one of them. */
const isCounted = ({ details, skip }) => details.type !== "suite" || skip !== undefined

export default async function* closing(events) {
  const count = { passed: 0, failed: 0 }
  const skipped = []
  const failing = new Set()
  const broken = new Set()
  for await (const { type, data } of events) {
    if (type !== "test:pass" && type !== "test:fail") continue
    const { name, skip, file } = data
    // A file as a whole is reported like a test of that name; it counts where it broke before any of its tests failed.
    if (name === file || file?.endsWith(`/${name}`)) {
      if (type === "test:fail") broken.add(file)
      continue
    }
    if (!isCounted(data)) continue
    if (skip !== undefined && skip !== false) {
      skipped.push({
        name,
        reason: typeof skip === "string" && skip !== "" ? skip : "no reason was given",
        file: file === undefined ? "" : relative(root, file),
      })
    } else if (type === "test:pass") count.passed += 1
    else {
      count.failed += 1
      failing.add(file)
    }
  }
  for (const file of broken) if (!failing.has(file)) count.failed += 1
  yield "\n"
  for (const { name, reason, file } of skipped) yield `skipped: ${file}: ${name}: ${reason}\n`
  yield `${count.passed} passed, ${count.failed} failed, ${skipped.length} skipped\n`
}
