/** A draft while files are dropped, looked at and left out; everything happens on this device. */
import type { CropBox } from "@zahnwolke/core/deidentify/dicom-crop"
import type { ScanRole } from "@zahnwolke/core/deidentify/roles"
import type { Keep } from "@zahnwolke/core/deidentify/findings"
import type { InputFile, Party } from "@zahnwolke/core/party/party"
import type { Painted } from "@zahnwolke/core/deidentify/dicom-marks"
import type { Answer } from "@zahnwolke/core/party/views"
import type { DraftFile, DraftView } from "@zahnwolke/core/party/draft-view"
import type { OrganisationId, PatientId } from "@zahnwolke/core/records/id"
import { useEffect, useRef, useState } from "react"
import type { KeptDraft } from "./kept-order.ts"
import { useDeed, useParty } from "./use-session.tsx"
import type { Deed } from "./use-session.tsx"

/** What a person decided: new pixels of a picture, or marks on DICOM images, by the key of their file. */
export interface Look {
  readonly replacement: Blob | null
  readonly showsFace: boolean
  readonly painted?: ReadonlyMap<string, readonly Painted[]>
}

export interface Draft {
  readonly view: DraftView | null
  /** All that it takes to go on with it later; null while there is none. */
  readonly kept: () => KeptDraft | null
  /** Left out by a person, or because the same content is there already. */
  readonly without: readonly string[]
  /** Files that would travel now. */
  readonly travelling: readonly DraftFile[]
  readonly deed: Deed
  /** How many files are being recognised at the moment, or wait for their turn. */
  readonly preparing: number
  readonly add: (files: readonly InputFile[]) => void
  readonly leave: (keys: readonly string[], out: boolean) => void
  /** Cuts files to a field of view, or takes them whole again where there is none. */
  readonly crop: (keys: readonly string[], box: CropBox | null) => Promise<void>
  /** A word for each of these files: it leaves as it came, or no longer does. */
  readonly confirmOriginals: (keys: readonly string[], on: boolean) => Promise<void>
  /** What scans are, by their keys, where a name said nothing or something wrong. */
  readonly sayRoles: (roles: ReadonlyMap<string, ScanRole>) => Promise<void>
  /** As it would leave; null where nothing would. */
  readonly look: (file: DraftFile) => Promise<Blob | null>
  /** As it was dropped, also out of an archive. */
  readonly dropped: (file: DraftFile) => Promise<Blob | null>
  readonly reviewed: (keys: readonly string[], look: Look) => Promise<void>
  /** The dropped original, for looking at it; it never left this page. */
  readonly original: (file: DraftFile) => Blob | null
}

export function useDraft(
  patient: PatientId | null,
  to: OrganisationId | null,
  keep: Keep,
  onPrepared?: (view: DraftView) => void,
  begun: KeptDraft | null = null,
): Draft {
  const party = useParty()
  const deed = useDeed()
  const [view, setView] = useState<DraftView | null>(begun?.view ?? null)
  const [preparing, setPreparing] = useState(0)
  const dropped = useRef(new Map(begun?.dropped))
  const preparedFor = useRef(begun?.preparedFor ?? "")
  /** Dropped while others were still being looked at: their turn comes, none is lost. */
  const [waiting, setWaiting] = useState<readonly InputFile[]>([])

  /** The code, whose identity is searched for, and what may stay: prepared anew when one of them changes. */
  const wanted = `${patient} ${to} ${JSON.stringify(keep)}`
  const prepare = async (draft: string | null, files: readonly InputFile[]): Promise<void> => {
    preparedFor.current = wanted
    for (const { path, blob } of files) dropped.current.set(path, blob)
    setPreparing(files.length)
    await deed.run(
      () => party.prepare({ draft, files, patient, to, keep }),
      (view) => {
        setView(view)
        onPrepared?.(view)
      },
    )
    setPreparing(0)
  }

  const draft = view?.draft ?? null
  useEffect(() => {
    const stale = draft !== null && preparedFor.current !== wanted
    if (deed.busy || (waiting.length === 0 && !stale)) return
    setWaiting([])
    void prepare(draft, waiting)
  }, [wanted, draft, deed.busy, waiting])

  const files = view?.files ?? []
  const { leave, said, without } = useLeftOut(files, begun)
  const named = { draft: draft ?? "" }
  return {
    view,
    kept: () => keptOf(view, said, dropped.current, preparedFor.current),
    without,
    travelling: files.filter((file) => file.status !== "refused" && !without.includes(file.key)),
    deed,
    preparing: preparing + waiting.length,
    add: (files) => setWaiting((before) => [...before, ...files]),
    leave,
    ...deedsOn(party, named, (work) => deed.run(work, setView)),
    look: ({ key }) => lookAt(party, { ...named, key }),
    dropped: async ({ key, inputName }) =>
      dropped.current.get(inputName) ?? lookAt(party, { ...named, key, as: "dropped" }),
    original: (file) => dropped.current.get(file.inputName) ?? null,
  }
}

type DraftDeeds = Pick<Draft, "crop" | "confirmOriginals" | "sayRoles" | "reviewed">

/** What a person does with the files; each answers with the draft as it is then. */
const deedsOn = (
  party: Party,
  named: { readonly draft: string },
  run: (work: () => Promise<Answer<DraftView>>) => Promise<void>,
): DraftDeeds => ({
  crop: (keys, box) => run(() => party.cropFiles({ ...named, keys, box })),
  confirmOriginals: (keys, on) => run(() => party.confirmOriginals({ ...named, keys, on })),
  sayRoles: (roles) => run(() => party.sayRoles({ ...named, roles })),
  reviewed: (keys, look) => run(() => party.reviewDone({ ...named, keys, ...look })),
})

const keptOf = (
  view: DraftView | null,
  said: KeptDraft["said"],
  dropped: KeptDraft["dropped"],
  preparedFor: string,
): KeptDraft | null => view && { view, said, dropped: new Map(dropped), preparedFor }

/** What a person said of files, and until then: the same content leaves once. */
function useLeftOut(
  files: readonly DraftFile[],
  begun: KeptDraft | null,
): Pick<Draft, "leave" | "without"> & Pick<KeptDraft, "said"> {
  const [said, setSaid] = useState<ReadonlyMap<string, boolean>>(begun?.said ?? new Map())
  return {
    said,
    without: files.filter((file) => said.get(file.key) ?? file.sameAs !== null).map(({ key }) => key),
    leave: (keys, out) =>
      setSaid((before) => new Map([...before, ...keys.map((key) => [key, out] as const)])),
  }
}

async function lookAt(party: Party, named: Parameters<Party["draftFile"]>[0]): Promise<Blob | null> {
  const answer = await party.draftFile(named)
  return answer.ok ? answer.value : null
}
