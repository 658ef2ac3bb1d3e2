/** A command that takes something away: into a folder of its own, whole or not at all. */
import type { Answer } from "@zahnwolke/core/party/views"
import type { Arguments } from "../command-line.ts"
import { done } from "../exit-code.ts"
import type { ExitCode } from "../exit-code.ts"
import { beginFolder } from "../files/new-folder.ts"
import { treeWriter } from "../files/tree-writer.ts"
import type { TreeWriter } from "../files/tree-writer.ts"
import { misuse, refuse } from "../setting.ts"
import type { Setting } from "../setting.ts"

export async function intoNewFolder(
  args: Arguments,
  setting: Setting,
  fill: (tree: TreeWriter) => Promise<Answer<null>>,
): Promise<ExitCode> {
  const { terminal } = setting
  const into = args.text("into") ?? ""
  const begun = await beginFolder(into)
  const taken = (): ExitCode => misuse(args, setting, "folder-taken", terminal.words.folderTaken(into))
  if (begun.kind === "taken") return taken()
  const { folder } = begun
  try {
    const tree = treeWriter(folder.inside)
    const filled = await fill(tree)
    terminal.progress(null)
    if (!filled.ok) return refuse(args, setting, filled.refusal)
    if (!(await folder.finish())) return taken()
    const bytes = tree.written.reduce((sum, { size }) => sum + size, 0)
    if (args.has("json")) terminal.sayJson({ version: 1, files: tree.written.length, bytes })
    else terminal.say(terminal.words.written(tree.written.length, terminal.words.size(bytes)))
    return done
  } finally {
    await folder.discard()
  }
}
