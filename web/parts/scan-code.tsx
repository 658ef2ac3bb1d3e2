/** Reads a QR code with the camera, where the browser can; elsewhere the code is typed. */
import { useEffect, useRef, useState } from "react"
import { useWords } from "../words/words.tsx"
import { Button } from "./button.tsx"
import { Dialog } from "./dialog.tsx"
import { Note } from "./note.tsx"

const canScan = (): boolean => "BarcodeDetector" in window && "mediaDevices" in navigator

export function ScanCode({ onCode }: { readonly onCode: (text: string) => void }) {
  const { entry } = useWords()
  const [open, setOpen] = useState(false)
  if (!canScan()) return null
  return (
    <>
      <Button icon="camera" onPress={() => setOpen(true)}>
        {entry.scan}
      </Button>
      {open && (
        <Dialog title={entry.scanTitle} onClose={() => setOpen(false)}>
          <Camera
            onCode={(text) => {
              setOpen(false)
              onCode(text)
            }}
          />
        </Dialog>
      )}
    </>
  )
}

const betweenLooks = 200

/** Looks at the picture until a code is found or the dialog closes; then the camera goes dark. */
async function look(video: HTMLVideoElement, signal: AbortSignal): Promise<string | null> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } })
  signal.addEventListener("abort", () => stream.getTracks().forEach((track) => track.stop()), { once: true })
  if (signal.aborted) {
    for (const track of stream.getTracks()) track.stop()
    return null
  }
  video.srcObject = stream
  await video.play()
  const detector = new BarcodeDetector({ formats: ["qr_code"] })
  while (!signal.aborted) {
    const [code] = await detector.detect(video).catch(() => [])
    if (code !== undefined) return code.rawValue
    await new Promise((resolve) => setTimeout(resolve, betweenLooks))
  }
  return null
}

function Camera({ onCode }: { readonly onCode: (text: string) => void }) {
  const { entry } = useWords()
  const video = useRef<HTMLVideoElement>(null)
  const tell = useRef(onCode)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    const controller = new AbortController()
    if (video.current !== null) {
      look(video.current, controller.signal).then(
        (text) => {
          if (text !== null) tell.current(text)
        },
        () => setFailed(true),
      )
    }
    return () => controller.abort()
  }, [])
  if (failed) return <Note mood="warning">{entry.scanFailed}</Note>
  return <video ref={video} className="camera" muted playsInline />
}
