import { Component, type ReactNode } from 'react'
import { Button } from '../parts/button.tsx'
import { useWords } from '../words/use-words.ts'

type Props = { children: ReactNode }

/** Shows words where a page broke, and leaves what is around it usable. */
export class ErrorBoundary extends Component<Props, { broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError() {
    return { broken: true }
  }

  override render() {
    return this.state.broken ? <Crash /> : this.props.children
  }
}

function Crash() {
  const { crash } = useWords().shell
  return (
    <section className="page calm" role="alert">
      <h1>{crash.title}</h1>
      <p>{crash.text}</p>
      <Button kind="primary" onPress={() => location.reload()}>
        {crash.reload}
      </Button>
    </section>
  )
}
