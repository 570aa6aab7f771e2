import { Button } from '../parts/button.tsx'
import { Icon } from '../parts/icon.tsx'
import { useWords } from '../words/use-words.ts'

/** For an Environment in which nobody was invited yet. Its words are the contract's. Spec §8. */
export function SetupBanner({ onPress }: { onPress: () => void }) {
  const { overview } = useWords()
  return (
    <section className="setup-banner" aria-label={overview.complete}>
      <span className="setup-banner-icon">
        <Icon name="people" />
      </span>
      <p>{overview.empty}</p>
      <Button kind="primary" onPress={onPress}>
        {overview.complete}
      </Button>
    </section>
  )
}
