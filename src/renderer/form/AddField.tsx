import { ChevronDown, Plus } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import {
  Button as AriaButton,
  ComboBox,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover
} from 'react-aria-components'
import { useShallow } from 'zustand/react/shallow'
import { useAnalysis } from '../state/analysis.ts'
import { useWorkspace } from '../state/workspace.ts'
import { Button } from '../ui/Button.tsx'
import { addableFields, namedField } from './addable-fields.ts'
import type { DetailField } from './detail-plan.ts'
import { nodeOf } from './field-node.ts'
import { useFieldScope } from './field-scope.ts'

/** Adds a field: one that the folder's posts use, one of Hugo's, or any name. Nothing is written until it has a value. */
export function AddField({ shown }: { readonly shown: readonly DetailField[] }) {
  const [isAsking, setAsking] = useState(false)
  const button = useRef<HTMLDivElement>(null)
  const { keep } = useFieldScope()
  const add = (field: DetailField) => {
    keep(field)
    setAsking(false)
    requestAnimationFrame(() => focusField(button.current, field))
  }
  return (
    <div className="add-field" ref={button}>
      {isAsking ? (
        <FieldName shown={shown} onAdd={add} onCancel={() => setAsking(false)} />
      ) : (
        <Button look="quiet" onPress={() => setAsking(true)}>
          <Plus size={15} aria-hidden /> Add field
        </Button>
      )}
    </div>
  )
}

function FieldName(props: {
  readonly shown: readonly DetailField[]
  readonly onAdd: (field: DetailField) => void
  readonly onCancel: () => void
}) {
  const used = useWorkspace(useShallow(state => state.siteFacts.fields ?? []))
  const hasParams = useAnalysis(({ current }) => nodeOf(current, ['params'])?.kind === 'map')
  const [name, setName] = useState('')
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    // A list of names that is open closes when the panel scrolls.
    input.current?.scrollIntoView({ block: 'center' })
    input.current?.focus()
  }, [])
  const offers = addableFields(props.shown, used)
  const pick = (field: DetailField | null | undefined) => {
    const there = field && props.shown.find(({ path }) => path.join('\n') === field.path.join('\n'))
    if (field) props.onAdd(there ?? field)
  }
  return (
    <ComboBox
      className="field"
      allowsCustomValue
      menuTrigger="focus"
      formValue="text"
      inputValue={name}
      onInputChange={setName}
      defaultItems={offers.map(field => ({ id: field.path.join('.'), field }))}
      onSelectionChange={key => {
        if (key !== null) pick(offers.find(({ path }) => path.join('.') === key))
      }}
      onKeyDown={event => {
        if (event.key === 'Escape') props.onCancel()
        else if (event.key === 'Enter') pick(namedField(name, [...props.shown, ...offers], hasParams))
        else event.continuePropagation()
      }}
      onBlur={props.onCancel}
    >
      <Label className="field-label">Name of the new field</Label>
      <div className="field-box">
        <Input className="field-input" ref={input} placeholder="slug" />
        <AriaButton className="field-button">
          <ChevronDown size={15} aria-hidden />
        </AriaButton>
      </div>
      <Popover className="popover" offset={4}>
        <ListBox<{ id: string; field: DetailField }> className="options">
          {({ id, field }) => (
            <ListBoxItem id={id} textValue={String(field.path.at(-1))} className="option">
              <span>{field.label}</span>
              <small>{id}</small>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}

/** The new field's input gets the focus once it is there. */
function focusField(near: HTMLElement | null, field: DetailField): void {
  const place = `[data-field="${CSS.escape(field.path.join('.'))}"]`
  const row = near?.closest('.details')?.querySelector(place)
  row?.querySelector<HTMLElement>('input, textarea')?.focus()
}
