import { Link } from 'wouter'
import { useWords } from '../words/use-words.ts'
import { Page } from './page.tsx'

export function NotFound() {
  const { notFound } = useWords().shell
  return (
    <Page title={notFound.title} lead={notFound.text}>
      <p>
        <Link href="/" className="button" data-kind="secondary">
          {notFound.home}
        </Link>
      </p>
    </Page>
  )
}
