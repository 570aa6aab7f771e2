import { useState } from 'react'
import { useWords } from '../words/use-words.ts'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import { tell } from './toasts.tsx'

type CopyButtonProps = {
  /** What to copy, or how to get it. */
  text: string | (() => Promise<string>)
  /** Says what is copied: “Copy link”. */
  label?: string
  onCopied?: () => void
}

const shownMs = 2000

/** Puts something on the clipboard, and says so aloud. */
export function CopyButton({ text, label, onCopied }: CopyButtonProps) {
  const { parts } = useWords()
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(typeof text === 'string' ? text : await text())
      setCopied(true)
      onCopied?.()
      setTimeout(() => setCopied(false), shownMs)
    } catch {
      tell(parts.copyFailed, 'bad')
    }
  }
  return (
    <>
      <Button onPress={copy}>
        <Icon name={copied ? 'check' : 'copy'} />
        {copied ? parts.copied : (label ?? parts.copy)}
      </Button>
      <span className="unseen" role="status">
        {copied && parts.copied}
      </span>
    </>
  )
}
