import type { ComponentProps, ReactNode } from 'react'
import type { Fault, Field as FieldName } from '../draft.ts'
import type { Words } from '../words/catalogues.ts'
import { useWords } from '../words/context.tsx'
import { WarningGlyph } from './icons.tsx'

type FieldProps = {
  name: FieldName
  fault: Fault | undefined
  /** Sits inside the box, at its end. */
  control?: ReactNode
  /** Sits below the box and describes it. */
  advice?: ReactNode
  input: ComponentProps<'input'>
}

/** A labelled box; its fault and advice are part of its description. */
export function Field({ name, fault, control, advice, input }: FieldProps) {
  const words = useWords()
  const describedBy = [fault && `${name}-fault`, advice && `${name}-advice`].filter(Boolean)
  return (
    <div className="field">
      <label htmlFor={name}>{words.fields[name]}</label>
      <div className="box" data-faulty={fault !== undefined}>
        <input
          id={name}
          name={name}
          required
          aria-invalid={fault !== undefined}
          aria-describedby={describedBy.join(' ') || undefined}
          {...input}
        />
        {control}
      </div>
      {fault && (
        <p id={`${name}-fault`} className="fault">
          <WarningGlyph />
          {faultText(words, name, fault)}
        </p>
      )}
      {advice && (
        <div id={`${name}-advice`} className="advice">
          {advice}
        </div>
      )}
    </div>
  )
}

function faultText({ faults }: Words, name: FieldName, fault: Fault): string {
  const isName = name === 'first_name' || name === 'last_name'
  return isName && fault === 'long' ? faults.nameLong : faults[fault]
}
