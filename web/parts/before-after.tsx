/** What a file was and what leaves of it, side by side: two small pictures, and in one sentence what went and what stayed. */
import { told } from "@zahnwolke/core/deidentify/told"
import type { Told } from "@zahnwolke/core/deidentify/told"
import type { DraftFile } from "@zahnwolke/core/party/draft-view"
import type { DraftGroup } from "../session/draft-groups.ts"
import { middleOf } from "../session/file-groups.ts"
import type { Draft } from "../session/use-draft.ts"
import { Thumbnail } from "../views/thumbnail/thumbnail.tsx"
import type { ThumbnailWish } from "../views/thumbnail/thumbnails.ts"
import { spoken } from "../words/refusal.ts"
import { useFormats, useWords } from "../words/words.tsx"
import { Icon, iconOf } from "./icon.tsx"
import { drawableOf } from "./viewer/view-kind.ts"

interface PairProps {
  readonly group: DraftGroup
  readonly draft: Pick<Draft, "dropped" | "look">
}

export function BeforeAfterPair({ group, draft }: PairProps) {
  const { preparation, terms } = useWords()
  const file = middleOf(group.files)
  const icon = <Icon name={iconOf(file.role)} />
  const stays = file.outputName === null
  const alt = terms.attachmentRoles[file.role]
  return (
    <div className="before-after-pair">
      <Thumbnail wish={beforeOf(file, draft)} caption={preparation.before} alt={alt}>
        {icon}
      </Thumbnail>
      <Icon name="forward" small />
      <Thumbnail
        wish={stays ? null : afterOf(file, draft)}
        caption={stays ? preparation.told.stays : preparation.after}
        alt={alt}
      >
        {stays ? <Icon name="lock" /> : icon}
      </Thumbnail>
    </div>
  )
}

/** With what becomes of it: another file dropped under the same name is another picture. */
function beforeOf(file: DraftFile, draft: PairProps["draft"]): ThumbnailWish | null {
  const kind = drawableOf(file.format)
  return kind === null
    ? null
    : { id: `before ${file.key} ${file.sha256}`, kind, role: file.role, open: () => draft.dropped(file) }
}

function afterOf(file: DraftFile, draft: PairProps["draft"]): ThumbnailWish | null {
  const kind = drawableOf(file.format)
  return kind === null || file.sha256 === null
    ? null
    : { id: `after ${file.sha256}`, kind, role: file.role, open: () => draft.look(file) }
}

const toldOf = ({ files }: DraftGroup): Told => told(files.map(({ findings }) => findings))

/** More than this nobody reads in passing; the rest is folded away. */
const mostNamed = 5

export function ToldSentence({ told: { count, gone, stayed } }: { readonly told: Told }) {
  const { preparation: words } = useWords()
  const formats = useFormats()
  if (stayed.includes("whole")) return words.told.whole
  const named = gone.slice(0, mostNamed).map(({ thing, count: of }) => words.gone[thing](of))
  return (
    <>
      {count === 0 ? (
        words.summaryClean
      ) : (
        <>
          <strong>{words.told.gone(count)}</strong>: {named.join(", ")}
          {gone.length > mostNamed && ` ${words.told.more}`}
        </>
      )}
      {stayed.length > 0 && (
        <span className="soft">
          {". "}
          {words.told.stayed}: {formats.list(stayed.map((thing) => words.stayed[thing]))}
        </span>
      )}
    </>
  )
}

/** The sentence, and folded behind it every place with what became of it. */
export function ToldDetails({ group }: { readonly group: DraftGroup }) {
  const { preparation, terms } = useWords()
  const { findings } = middleOf(group.files)
  const all = toldOf(group)
  if (findings.length === 0) return <p className="draft-note soft small">{preparation.summaryClean}</p>
  return (
    <details className="more draft-note">
      <summary className="small told">
        <Icon name="forward" small />
        <span>
          <ToldSentence told={all} />
        </span>
      </summary>
      <p className="soft small">{preparation.told.places}</p>
      <ul className="findings small">
        {findings.map(({ place, kind, action }, index) => (
          <li key={`${index}-${place}`}>
            <span>{spoken(preparation.kinds, kind)}</span>
            <code>{place}</code>
            <span className={action === "kept" ? "soft" : "became"}>
              {spoken(terms.findingActions, action)}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
