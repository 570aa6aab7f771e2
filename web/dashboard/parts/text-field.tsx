import type { ReactNode } from 'react'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { Text } from 'react-aria-components/Text'
import { TextArea } from 'react-aria-components/TextArea'
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components/TextField'
import { isText, useKeptBox } from '../hooks/use-kept-field.ts'
import { useWords } from '../words/use-words.ts'
import { FieldFault, mendAtOnce } from './field-fault.tsx'

export type TextFieldProps = Omit<AriaTextFieldProps, 'children' | 'className' | 'style'> & {
  label: string
  /** What the API calls it: its refusals find the field by this, inside a `Form`. */
  name: string
  /** Sits below the box and describes it. */
  advice?: ReactNode
  /** Sits inside the box, at its end. */
  control?: ReactNode
  placeholder?: string
  /** More than one line. */
  rows?: number
  /** What no form may keep. */
  isSecret?: boolean
}

/** A labelled box to type in. What is not required says so. */
export function TextField({ label, advice, control, placeholder, rows, ...rest }: TextFieldProps) {
  const hint = placeholder ? { placeholder } : {}
  const props = useKeptText(rest)
  return (
    <AriaTextField {...props} className="field">
      <FieldLabel isRequired={props.isRequired}>{label}</FieldLabel>
      <div className="box">
        {rows ? (
          <TextArea rows={rows} onInput={mendAtOnce} {...hint} />
        ) : (
          <Input onInput={mendAtOnce} {...hint} />
        )}
        {control}
      </div>
      {advice && (
        <Text slot="description" className="advice" elementType="div">
          {advice}
        </Text>
      )}
      <FieldFault />
    </AriaTextField>
  )
}

type BoxProps = Omit<TextFieldProps, 'label' | 'advice' | 'control' | 'placeholder' | 'rows'>

/** In a form that keeps its fields, what was typed before stands in place of the beginning. */
function useKeptText({ isSecret = false, ...props }: BoxProps) {
  const { name, value, defaultValue = '' } = props
  const isOwn = value === undefined && !isSecret
  const kept = useKeptBox(isOwn, { name, begin: defaultValue, isKind: isText })
  return kept ? { ...props, value: kept[0], onChange: kept[1] } : props
}

type FieldLabelProps = { isRequired: boolean | undefined; children: ReactNode }

export function FieldLabel({ isRequired, children }: FieldLabelProps) {
  const { optional } = useWords().parts
  return (
    <div className="label">
      <Label>{children}</Label>
      {!isRequired && <span className="label-note">{optional}</span>}
    </div>
  )
}
