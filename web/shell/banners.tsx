/** What must be seen on every screen: alarms, a missing kit or second way in, work under way, a new release. */
import type { SendProgress } from "@zahnwolke/core/party/views"
import { Button, LinkButton } from "../parts/button.tsx"
import { Note, Refused } from "../parts/note.tsx"
import { lacksSecondWay } from "../session/ways-in.ts"
import { isUnderway } from "../session/underway.ts"
import { useMe, useMoment } from "../session/use-session.tsx"
import { useWords } from "../words/words.tsx"

export function Banners() {
  const words = useWords()
  const me = useMe()
  const { alarms, progress, useNewRelease, status } = useMoment()
  const known = new Set(me.alarms.map((alarm) => JSON.stringify(alarm)))
  const all = [...me.alarms, ...alarms.filter((alarm) => !known.has(JSON.stringify(alarm)))]
  const running = Object.values(progress).filter(isUnderway)
  return (
    <div className="shell-banners">
      {all.map((alarm) => (
        <Refused key={JSON.stringify(alarm)} refusal={alarm} />
      ))}
      {status?.server.demo === true && <p className="soft small">{words.app.demo}</p>}
      {!me.kitConfirmed && me.role === "owner" && (
        <Note mood="warning" action={<LinkButton to="/organisation">{words.app.kitConfirm}</LinkButton>}>
          {words.app.kitMissing}
        </Note>
      )}
      {lacksSecondWay(me) && me.role !== "owner" && (
        <Note mood="warning" action={<LinkButton to="/organisation">{words.app.secondWay}</LinkButton>}>
          {words.app.secondWayMissing}
        </Note>
      )}
      {running.map((one) => (
        <Uploading key={one.order} progress={one} />
      ))}
      {useNewRelease !== null && (
        <Note action={<Button onPress={useNewRelease}>{words.app.newReleaseUse}</Button>}>
          {words.app.newRelease}
        </Note>
      )}
    </div>
  )
}

function Uploading({ progress }: { readonly progress: SendProgress }) {
  const words = useWords()
  const waiting = progress.stage === "waiting"
  return (
    <Note mood={waiting ? "warning" : "plain"}>
      {waiting ? words.app.uploadWaiting(progress.number) : words.app.uploading(progress.number)}
      <progress
        className="bar"
        aria-label={words.newOrder.stages[progress.stage]}
        max={Math.max(progress.totalBytes, 1)}
        value={progress.doneBytes}
      />
    </Note>
  )
}
