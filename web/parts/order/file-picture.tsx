/** The small picture of a file of an order, drawn from what was decrypted and checked here; a server knows no picture. */
import type { FileView } from "@zahnwolke/core/party/order-detail"
import type { OrderId } from "@zahnwolke/core/records/id"
import { middleOf } from "../../session/file-groups.ts"
import type { FileGroup } from "../../session/file-groups.ts"
import { useParty } from "../../session/use-session.tsx"
import { Thumbnail } from "../../views/thumbnail/thumbnail.tsx"
import type { ThumbnailWish } from "../../views/thumbnail/thumbnails.ts"
import { useWords } from "../../words/words.tsx"
import { Icon, iconOf } from "../icon.tsx"
import { drawableOf } from "../viewer/view-kind.ts"

interface FilePictureProps {
  readonly order: OrderId
  readonly group: FileGroup<FileView>
}

/** More than this is fetched by who opens it, not by who looks at a list. */
const mostFetched = 64 * 2 ** 20

export function FilePicture({ order, group }: FilePictureProps) {
  const { order: words, terms } = useWords()
  const party = useParty()
  const file = middleOf(group.files)
  const { object, role, size } = file
  const kind = drawableOf(file.format)
  const caption = file.fromUs ? words.pictureSent : words.pictureReceived
  const open = async (): Promise<Blob> => {
    const answer = await party.openFile({ order, object })
    // Asked for again when somebody looks again: what failed once need not fail for ever.
    if (!answer.ok) throw new Error("the file could not be opened")
    return answer.value.blob
  }
  const wish: ThumbnailWish | null =
    kind === null || size > mostFetched ? null : { id: `order ${object}`, kind, role, open }
  return (
    <Thumbnail wish={wish} caption={caption} alt={`${terms.attachmentRoles[role]}, ${caption}`}>
      <Icon name={iconOf(role)} />
    </Thumbnail>
  )
}
