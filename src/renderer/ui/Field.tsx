import type { ReactNode } from 'react'
import { FieldError, Input, Label, Text, TextArea, TextField } from 'react-aria-components'
import './field.css'

export interface FieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onFocus?: () => void
  readonly onBlur?: () => void
  /** Why the value cannot be written as it stands; shown under the field. */
  readonly error?: string | null
  readonly hint?: ReactNode
  readonly placeholder?: string
  readonly readOnly?: boolean
  /** More than one line: the field grows with its text. */
  readonly multiline?: boolean
  /** Shown inside the field at its end: a picker's button. */
  readonly end?: ReactNode
  /** Shown inside the field at its start: a picture of the value. */
  readonly start?: ReactNode
  /** Shown across from the label: a count, a button. */
  readonly corner?: ReactNode
}

/** A labelled text field. */
export function Field(props: FieldProps) {
  return (
    <TextField
      className="field"
      value={props.value}
      onChange={props.onChange}
      isInvalid={Boolean(props.error)}
      isReadOnly={props.readOnly ?? false}
      validationBehavior="aria"
      {...(props.onFocus === undefined ? {} : { onFocus: props.onFocus })}
      {...(props.onBlur === undefined ? {} : { onBlur: props.onBlur })}
    >
      <div className="field-head">
        <Label className="field-label">{props.label}</Label>
        {props.corner}
      </div>
      <div className="field-box">
        {props.start}
        {props.multiline ? (
          <TextArea className="field-input field-area" placeholder={props.placeholder ?? ''} rows={2} />
        ) : (
          <Input className="field-input" placeholder={props.placeholder ?? ''} />
        )}
        {props.end}
      </div>
      {props.hint !== undefined && (
        <Text slot="description" className="field-hint">
          {props.hint}
        </Text>
      )}
      <FieldError className="field-error">{props.error}</FieldError>
    </TextField>
  )
}
