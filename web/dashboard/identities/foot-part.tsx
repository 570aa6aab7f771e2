import type { ReactNode } from 'react'

/**
 * Buttons that keep standing, unseen, when others take their place: what was pressed is still named
 * in what React Aria says aloud once it is done.
 */
export const FootPart = ({ isShown, children }: { isShown: boolean; children: ReactNode }) => (
  <div className="foot-part" hidden={!isShown}>
    {children}
  </div>
)
