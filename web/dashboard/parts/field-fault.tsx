import type { FormEvent } from 'react'
import { FieldError } from 'react-aria-components/FieldError'
import { useWords } from '../words/use-words.ts'

/** Why a field cannot stay as it is: in our words where the browser found it, else in the server's. */
export function FieldFault() {
  const { faults } = useWords().parts
  return (
    <FieldError className="fault">
      {({ validationDetails, validationErrors }) => {
        if (validationDetails.valueMissing) return faults.missing
        if (validationDetails.typeMismatch) return faults.address
        return validationErrors.join(' ')
      }}
    </FieldError>
  )
}

/**
 * Takes a fault back with the letter that mends it. Left to the next blur, it would go in the middle
 * of a press, and the button would move from under the pointer.
 */
export function mendAtOnce({ currentTarget }: FormEvent<HTMLInputElement | HTMLTextAreaElement>) {
  if (currentTarget.getAttribute('aria-invalid') !== 'true') return
  currentTarget.dispatchEvent(new Event('change', { bubbles: true }))
}
