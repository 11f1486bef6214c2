import { ChevronDown } from 'lucide-react'
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components'
import { useWorkspace } from '../state/workspace.ts'
import type { FormFieldProps } from './TextField.tsx'
import { useFieldDraft } from './use-field-draft.ts'

/** The author: one of the site's, by id, or any other name. */
export function AuthorField({ path, label, select, write, locked = null }: FormFieldProps) {
  const authors = useWorkspace(state => state.siteFacts.authors)
  const draft = useFieldDraft(path, select, write)
  return (
    <ComboBox
      className="field"
      allowsCustomValue
      menuTrigger="focus"
      inputValue={draft.shown}
      onInputChange={value => {
        if (value !== draft.shown) draft.type(value)
      }}
      onSelectionChange={key => {
        if (typeof key === 'string') draft.type(key)
      }}
      onFocus={draft.focus}
      onBlur={draft.blur}
      isReadOnly={locked !== null}
      defaultItems={authors}
      formValue="text"
    >
      <Label className="field-label">{label}</Label>
      <div className="field-box">
        <Input className="field-input" />
        {authors.length > 0 && (
          <Button className="field-button">
            <ChevronDown size={15} aria-hidden />
          </Button>
        )}
      </div>
      {locked !== null && (
        <Text slot="description" className="field-hint">
          {locked}
        </Text>
      )}
      <Popover className="popover" offset={4}>
        <ListBox<(typeof authors)[number]> className="options">
          {author => (
            <ListBoxItem id={author.id} textValue={author.id} className="option">
              <span>{author.id}</span>
              <small>{author.name}</small>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}
