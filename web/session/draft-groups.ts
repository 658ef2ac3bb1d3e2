/** The files of a draft as a person sees them: grouped, the usable ones first, without what a computer noted for itself. */
import { isMachines } from "@zahnwolke/core/deidentify/machine-files"
import type { DraftFile } from "@zahnwolke/core/party/draft-view"
import { folderOf, groupFiles } from "./file-groups.ts"
import type { FileGroup } from "./file-groups.ts"

export type DraftGroup = FileGroup<DraftFile>

export const draftGroups = (files: readonly DraftFile[]): readonly DraftGroup[] =>
  groupFiles(
    ownFiles(files).toSorted((a, b) => rankOf(a) - rankOf(b) || collator.compare(a.inputName, b.inputName)),
    ({ key }) => key,
    ({ inputName, sameAs, status }) => `${folderOf(inputName)} ${status === "refused"} ${sameAs !== null}`,
  )

/** Of the case; the rest a computer left in the folder. */
export const ownFiles = (files: readonly DraftFile[]): readonly DraftFile[] =>
  files.filter(({ format }) => !isMachines(format))

/** Where a file stands does not change when it was looked at: only copies and what cannot travel stand last. */
const rankOf = ({ sameAs, status }: DraftFile): number =>
  (status === "refused" ? 2 : 0) + (sameAs === null ? 0 : 1)
const collator = new Intl.Collator(undefined, { numeric: true })

export const isOpen = (file: DraftFile): boolean => file.review.some(({ done }) => !done)

/** One series is cut by one box: also the slices that the last box left out. */
export function croppedTogether(files: readonly DraftFile[], all: readonly DraftFile[]): readonly string[] {
  const folders = new Set(files.map(({ inputName }) => folderOf(inputName)))
  const left = all.filter(({ crop, inputName }) => crop !== null && folders.has(folderOf(inputName)))
  return [...new Set([...files, ...left].map(({ key }) => key))]
}

/** The group as it is now: after a cut some of its files stay here. */
export function groupNow(group: DraftGroup, files: readonly DraftFile[]): DraftGroup {
  const keys = new Set(group.files.map(({ key }) => key))
  const now = draftGroups(files).filter((one) => one.files.some(({ key }) => keys.has(key)))
  return now.find(({ first }) => first.status !== "refused") ?? now[0] ?? group
}
