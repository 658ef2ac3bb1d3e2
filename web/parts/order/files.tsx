/** The files of an order: newest versions in sight, older ones folded away, each opened and checked here. */
import { leastLabel } from "@zahnwolke/core/party/label"
import type { FileView, OrderDetail } from "@zahnwolke/core/party/order-detail"
import { useState } from "react"
import { groupFiles } from "../../session/file-groups.ts"
import type { FileGroup } from "../../session/file-groups.ts"
import { useSaveFiles } from "../../session/use-save-files.ts"
import { useFormats, useWords } from "../../words/words.tsx"
import { Badge } from "../badge.tsx"
import { ToldSentence } from "../before-after.tsx"
import { Button, IconButton } from "../button.tsx"
import { Icon } from "../icon.tsx"
import { Refused } from "../note.tsx"
import { Section } from "../page.tsx"
import { viewKind } from "../viewer/view-kind.ts"
import { FilePicture } from "./file-picture.tsx"
import { OpenedFiles } from "./opened-files.tsx"

const grouped = (files: readonly FileView[]): readonly FileGroup<FileView>[] =>
  groupFiles(
    files,
    ({ object }) => object,
    ({ fromUs, version }) => `${fromUs} ${version}`,
  )

export function OrderFiles({ detail }: { readonly detail: OrderDetail }) {
  const { order: words } = useWords()
  const [opened, setOpened] = useState<readonly FileView[] | null>(null)
  const now = detail.files.filter(({ superseded }) => !superseded)
  const old = detail.files.filter(({ superseded }) => superseded)
  const scans = now.filter((file) => viewKind(file.format) === "mesh")
  return (
    <Section
      title={words.files}
      aside={
        scans.length > 1 && (
          <Button look="plain" icon="eye" onPress={() => setOpened(scans)}>
            {words.openAll}
          </Button>
        )
      }
    >
      {detail.files.length === 0 && <p className="soft">{words.noFiles}</p>}
      <FileList files={now} detail={detail} onOpen={setOpened} />
      {old.length > 0 && (
        <details className="more">
          <summary>
            <Icon name="forward" small />
            {words.oldVersions(old.length)}
          </summary>
          <FileList files={old} detail={detail} onOpen={setOpened} />
        </details>
      )}
      {now.length > 1 && <SaveAll files={now} detail={detail} />}
      {opened !== null && <OpenedFiles order={detail.order} files={opened} onClose={() => setOpened(null)} />}
    </Section>
  )
}

interface FileListProps {
  readonly files: readonly FileView[]
  readonly detail: OrderDetail
  readonly onOpen: (files: readonly FileView[]) => void
}

function FileList({ files, detail, onOpen }: FileListProps) {
  return (
    <ul className="lines">
      {grouped(files).map((group) => (
        <FileLine key={group.key} group={group} detail={detail} onOpen={() => onOpen(group.files)} />
      ))}
    </ul>
  )
}

interface FileLineProps {
  readonly group: FileGroup<FileView>
  readonly detail: OrderDetail
  readonly onOpen: () => void
}

function FileLine({ group, detail, onOpen }: FileLineProps) {
  const { order: words, terms, preparation } = useWords()
  const formats = useFormats()
  const { deed, save } = useSaveFiles(detail.order)
  const { first, files } = group
  const size = files.reduce((sum, file) => sum + file.size, 0)
  const label = leastLabel(files.flatMap((file) => file.label ?? []))
  return (
    <li className="line file-line">
      <FilePicture order={detail.order} group={group} />
      <div className="line-text">
        <p className="line-title">
          {terms.attachmentRoles[first.role]}
          {first.version > 1 && <span className="soft"> {words.version(first.version)}</span>}
        </p>
        <p className="soft small">
          {files.length > 1 ? preparation.slices(files.length) : <span className="digits">{first.name}</span>}
          , {formats.size(size)}
          {/* A design is made by people and was de-identified by nobody. */}
          {first.content !== "design" && `, ${terms.categories[first.category]}`}
        </p>
        {label !== null && (
          <Badge tone={label === "identified" ? "warning" : "ok"}>{preparation.labelled[label]}</Badge>
        )}
        <Checked files={files} />
        {first.told !== null && (
          <p className="small">
            <span className="soft">{words.toldBySender}</span> <ToldSentence told={first.told} />
          </p>
        )}
        <Refused refusal={deed.refusal} />
      </div>
      {first.superseded && <Badge tone="still">{words.superseded}</Badge>}
      <div className="file-acts">
        <Button icon="eye" onPress={onOpen}>
          {words.open}
          <span className="unseen"> {first.name}</span>
        </Button>
        {deed.busy ? (
          <span className="icon-button" role="status" aria-label={words.opening}>
            <span className="turning" />
          </span>
        ) : (
          <IconButton
            icon="download"
            label={`${words.download}: ${first.name}`}
            onPress={() => void save(files)}
          />
        )}
      </div>
    </li>
  )
}

/** The own look at what came, in the words of the worst of the files that are one thing. */
function Checked({ files }: { readonly files: readonly FileView[] }) {
  const { order: words } = useWords()
  const states = files.map(({ checked }) => checked)
  const worst = (["findings", "not-yet", "clean"] as const).find((state) => states.includes(state))
  return worst === undefined ? null : (
    <p className={worst === "findings" ? "small field-error" : "small soft"}>{words.fileChecked[worst]}</p>
  )
}

function SaveAll({ files, detail }: { readonly files: readonly FileView[]; readonly detail: OrderDetail }) {
  const { order: words } = useWords()
  const { deed, save, saved } = useSaveFiles(detail.order)
  return (
    <div className="stack-tight">
      <div className="row">
        <Button look="plain" icon="download" busy={deed.busy} onPress={() => void save(files)}>
          {words.downloadAll}
        </Button>
        <span role="status" className="soft small">
          {deed.busy && words.downloading(saved, files.length)}
        </span>
      </div>
      <Refused refusal={deed.refusal} />
    </div>
  )
}
