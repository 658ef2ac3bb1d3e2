/** A long text that wants to be passed on: shown, copied, shared where the device can. */
import { useState } from "react"
import { useWords } from "../words/words.tsx"
import { Button } from "./button.tsx"

export function CopyText({ text, label }: { readonly text: string; readonly label: string }) {
  const words = useWords()
  const [copied, setCopied] = useState(false)
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
  }
  return (
    <div className="stack-tight">
      <p className="secret" aria-label={label}>
        {text}
      </p>
      <div className="row">
        <Button icon={copied ? "check" : "copy"} onPress={() => void copy()}>
          {copied ? words.app.copied : words.app.copy}
        </Button>
        {"share" in navigator && (
          <Button icon="send" onPress={() => void navigator.share({ text }).catch(() => undefined)}>
            {words.app.share}
          </Button>
        )}
        <span className="unseen" role="status">
          {copied ? words.app.copied : ""}
        </span>
      </div>
    </div>
  )
}

/** The 60 digits of a fingerprint, in groups of five that can be read aloud. */
export function Digits({ groups, label }: { readonly groups: string; readonly label: string }) {
  const parts = groups.replaceAll(/\D/gu, "").match(/\d{1,5}/gu) ?? []
  return (
    <p className="numbers" aria-label={`${label}: ${parts.join(" ")}`} role="img">
      {parts.map((part, index) => (
        <span key={`${index}-${part}`}>{part}</span>
      ))}
    </p>
  )
}
