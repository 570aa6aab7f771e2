import { useEffect, useRef, useState } from 'react'

type MessageFrameProps = { html: string; lang: string; title: string }

/**
 * Shows a message's HTML in an empty page of ours whose own policy allows inline styles and no
 * script (`/dashboard/message`). Its links lead nowhere: the sandbox opens no windows.
 */
export function MessageFrame({ html, lang, title }: MessageFrameProps) {
  const frame = useRef<HTMLIFrameElement>(null)
  const [isLoaded, setIsLoaded] = useState(false)
  useEffect(() => {
    const { current } = frame
    const page = current?.contentDocument
    if (!isLoaded || !current || !page) return
    fill(page, { html, lang })
    const size = () => {
      current.style.height = '0' // a page is never lower than its window
      current.style.height = `${page.documentElement.scrollHeight}px`
    }
    size()
    const watching = new ResizeObserver(size)
    watching.observe(page.body)
    return () => watching.disconnect()
  }, [html, lang, isLoaded])
  return (
    <iframe
      ref={frame}
      className="message-frame"
      title={title}
      src="/dashboard/message"
      sandbox="allow-same-origin"
      onLoad={() => setIsLoaded(true)}
    />
  )
}

function fill(page: Document, { html, lang }: Omit<MessageFrameProps, 'title'>): void {
  page.documentElement.lang = lang
  page.documentElement.innerHTML = html
  const base = page.createElement('base')
  base.target = '_blank'
  page.head.prepend(base)
}
