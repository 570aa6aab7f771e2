import { useState } from 'react'
import { Drawer } from '../parts/drawer.tsx'
import { Icon } from '../parts/icon.tsx'
import { IconButton } from '../parts/icon-button.tsx'
import { useWords } from '../words/use-words.ts'
import { Navigation } from './navigation.tsx'

/** The navigation where there is no room beside the page. */
export function PhoneMenu() {
  const { navigation } = useWords().shell
  const [open, setOpen] = useState(false)
  return (
    <div className="only-narrow">
      <IconButton label={navigation.open} onPress={() => setOpen(true)}>
        <Icon name="menu" />
      </IconButton>
      <Drawer side="left" title={navigation.title} isOpen={open} onClose={() => setOpen(false)}>
        <Navigation onLeave={() => setOpen(false)} />
      </Drawer>
    </div>
  )
}
