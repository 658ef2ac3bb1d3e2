/** A value once nothing changed it for a moment: asking after every keystroke would only be noise. */
import { useEffect, useState } from "react"

export function useSettled(value: string, milliseconds: number): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds)
    return () => clearTimeout(timer)
  }, [value, milliseconds])
  return settled
}
