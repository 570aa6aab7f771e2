import { Component, type ReactNode } from 'react'
import { Refusal } from '../api/refusal.ts'
import { Button } from '../parts/button.tsx'
import { useWords } from '../words/use-words.ts'
import { NotArrived } from './not-arrived.tsx'

type Props = { children: ReactNode }
type State = { failure: { cause: unknown } | null }

/** Shows words where a page broke, and leaves what is around it usable. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { failure: null }

  static getDerivedStateFromError(cause: unknown): State {
    return { failure: { cause } }
  }

  override render() {
    const { failure } = this.state
    if (!failure) return this.props.children
    return failure.cause instanceof Refusal ? <NotArrived refusal={failure.cause} /> : <Crash />
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
