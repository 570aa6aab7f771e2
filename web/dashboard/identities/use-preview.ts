import { useEffect, useRef } from 'react'
import { type InviteDraft, isAddressed } from './invite-draft.ts'
import { usePlace } from './place.ts'

/** `?preview=true`. Where there is nothing to show any more, as after a reload, it is the form again. */
export function usePreview(draft: InviteDraft) {
  const { place, go, leave } = usePlace()
  const isPreview = place.preview !== ''
  const isVoid = useRef(isPreview && !isAddressed(draft))
  useEffect(() => {
    if (isVoid.current) leave({ preview: '' })
    isVoid.current = false
  })
  return {
    isPreview,
    setIsPreview: (is: boolean) => (is ? go({ preview: 'true' }) : leave({ preview: '' })),
  }
}
