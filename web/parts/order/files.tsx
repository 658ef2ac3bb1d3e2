/** The files of an order: newest versions first in sight, older ones folded away, each opened and checked here. */
import type { FileView, OrderDetail } from "@zahnwolke/core/party/views"
import { useState } from "react"
import { useDeed, useParty } from "../../session/use-session.tsx"
import { useFormats, useWords } from "../../words/words.tsx"
import { Badge } from "../badge.tsx"
import { Button, IconButton, saveFile } from "../button.tsx"
import { iconOf } from "../draft-files.tsx"
import { Icon } from "../icon.tsx"
import { Refused } from "../note.tsx"
import { Section } from "../page.tsx"
import { OpenedFiles } from "./opened-files.tsx"
import { viewKind } from "../viewer/view-kind.ts"

export function OrderFiles({ detail }: { readonly detail: OrderDetail }) {
  const { order: words } = useWords()
  const [opened, setOpened] = useState<readonly FileView[] | null>(null)
  const now = detail.files.filter(({ superseded }) => !superseded)
  const old = detail.files.filter(({ superseded }) => superseded)
  const scans = now.filter((file) => viewKind(file.format) === "mesh")
  const slices = now.filter((file) => viewKind(file.format) === "volume")
  const open = (file: FileView): void =>
    setOpened(viewKind(file.format) === "volume" && slices.includes(file) ? slices : [file])
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
      <FileList files={now} detail={detail} onOpen={open} />
      {old.length > 0 && (
        <details className="more">
          <summary>
            <Icon name="forward" small />
            {words.oldVersions(old.length)}
          </summary>
          <FileList files={old} detail={detail} onOpen={open} />
        </details>
      )}
      {opened !== null && <OpenedFiles order={detail.order} files={opened} onClose={() => setOpened(null)} />}
    </Section>
  )
}

interface FileListProps {
  readonly files: readonly FileView[]
  readonly detail: OrderDetail
  readonly onOpen: (file: FileView) => void
}

function FileList({ files, detail, onOpen }: FileListProps) {
  return (
    <ul className="lines">
      {files.map((file) => (
        <FileLine key={file.object} file={file} detail={detail} onOpen={() => onOpen(file)} />
      ))}
    </ul>
  )
}

interface FileLineProps {
  readonly file: FileView
  readonly detail: OrderDetail
  readonly onOpen: () => void
}

function FileLine({ file, detail, onOpen }: FileLineProps) {
  const { order: words, terms } = useWords()
  const formats = useFormats()
  const party = useParty()
  const deed = useDeed()
  const save = (): Promise<void> =>
    deed.run(
      () => party.openFile({ order: detail.order, object: file.object }),
      ({ blob }) => saveFile(file.name, blob),
    )
  return (
    <li className="line">
      <Icon name={iconOf(file.role)} />
      <div className="line-text">
        <p className="line-title">
          {terms.attachmentRoles[file.role]}
          {file.version > 1 && <span className="soft"> {words.version(file.version)}</span>}
        </p>
        <p className="soft small">
          <span className="digits">{file.name}</span>, {formats.size(file.size)},{" "}
          {terms.categories[file.category]}
        </p>
        <Refused refusal={deed.refusal} />
      </div>
      {file.superseded && <Badge tone="still">{words.superseded}</Badge>}
      <div className="row">
        <Button icon="eye" onPress={onOpen}>
          {words.open}
          <span className="unseen"> {file.name}</span>
        </Button>
        {deed.busy ? (
          <span className="turning" role="status" aria-label={words.opening} />
        ) : (
          <IconButton icon="download" label={`${words.download}: ${file.name}`} onPress={() => void save()} />
        )}
      </div>
    </li>
  )
}
