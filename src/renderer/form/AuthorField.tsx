import { ChevronDown } from 'lucide-react'
import { type ReactNode, useMemo } from 'react'
import {
  Button as AriaButton,
  ComboBox,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Text
} from 'react-aria-components'
import type { FieldPath } from '#core/frontmatter/types.ts'
import type { SiteFacts } from '#shared/content.ts'
import { FieldProblems } from '../problems/FieldProblems.tsx'
import { useAnalysis } from '../state/analysis.ts'
import { editText, writeAuthorId, writeAuthorInPlace } from '../state/detail-edits.ts'
import { useWorkspace } from '../state/workspace.ts'
import { nodeOf } from './field-node.ts'
import { GroupLock } from './GroupLock.tsx'
import { ImageField } from './ImageField.tsx'
import { LockHelp } from './LockHelp.tsx'
import { type FormFieldProps, TextField } from './TextField.tsx'
import { useAtCursor } from './use-at-cursor.ts'
import { useFieldDraft } from './use-field-draft.ts'

type Author = SiteFacts['authors'][number]
type AuthorProps = Omit<FormFieldProps, 'write'> & {
  /** The fields of a group, but for those named. */
  readonly group: (omit: readonly string[]) => ReactNode
}

/** The author: one of the site's by id, any other name, or a name with a picture written in place. */
export function AuthorField(props: AuthorProps) {
  const { path } = props
  const kind = useAnalysis(({ current }) => nodeOf(current, path)?.kind ?? 'scalar')
  if (kind === 'list') return props.group([])
  return kind === 'map' ? <AuthorInPlace {...props} /> : <AuthorById {...props} />
}

function AuthorById({ path, label, select, locked = null, onFocus }: AuthorProps) {
  const authors = useWorkspace(state => state.siteFacts.authors)
  const draft = useFieldDraft(path, select, typed => editText(path, typed))
  const { atCursor, ref } = useAtCursor(path)
  const author = authors.find(({ id }) => id === draft.shown.trim())
  return (
    <div className="form-field" ref={ref} data-at-cursor={atCursor || undefined}>
      <ComboBox
        className="field"
        allowsCustomValue
        menuTrigger="input"
        inputValue={draft.shown}
        onInputChange={value => {
          if (value !== draft.shown) draft.type(value)
        }}
        onSelectionChange={key => {
          if (typeof key === 'string') draft.type(key)
        }}
        onFocus={() => {
          draft.focus()
          onFocus?.()
        }}
        onBlur={draft.blur}
        isReadOnly={locked !== null}
        defaultItems={authors}
        formValue="text"
      >
        <div className="field-head">
          <Label className="field-label">{label}</Label>
          {locked === null && (
            <button
              type="button"
              className="field-switch"
              onClick={() =>
                writeAuthorInPlace(path, author?.name ?? draft.shown.trim(), author?.avatar ?? '')
              }
            >
              Enter name and picture instead
            </button>
          )}
        </div>
        <div className="field-box">
          <Input className="field-input" />
          {author !== undefined && author.name !== author.id && (
            <span className="field-meaning" aria-hidden>
              {author.name}
            </span>
          )}
          {authors.length > 0 && (
            <AriaButton className="field-button">
              <ChevronDown size={15} aria-hidden />
            </AriaButton>
          )}
        </div>
        {locked !== null && (
          <Text slot="description" className="field-hint">
            {locked}
          </Text>
        )}
        <Popover className="popover" offset={4}>
          <ListBox<Author> className="options">
            {item => (
              <ListBoxItem id={item.id} textValue={item.id} className="option">
                <span>{item.id}</span>
                <small>{item.name}</small>
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
      <FieldProblems path={path} label={label} />
      {locked !== null && <LockHelp path={path} />}
    </div>
  )
}

const ownKeys = ['name', 'avatar']

/** Name and picture, whatever else the group holds, and the way back to an id. */
function AuthorInPlace({ path, label, locked = null, group }: AuthorProps) {
  const authors = useWorkspace(state => state.siteFacts.authors)
  const hasMore = useAnalysis(({ current }) => {
    const node = nodeOf(current, path)
    return node?.kind === 'map' && node.fields.some(({ key }) => !ownKeys.includes(key))
  })
  const name = useAnalysis(({ current }) => textAt(nodeOf(current, [...path, 'name'])))
  const known = authors.find(author => author.name.toLowerCase() === name.trim().toLowerCase())
  const namePath = useMemo(() => [...path, 'name'], [path])
  const avatarPath = useMemo(() => [...path, 'avatar'], [path])
  return (
    <fieldset className="field-group" aria-label={label}>
      <div className="field-head">
        <span className="field-label">{label}, written in this post</span>
        {locked === null && !hasMore && (
          <button
            type="button"
            className="field-switch"
            onClick={() => writeAuthorId(path, known?.id ?? name)}
          >
            {known === undefined ? 'Keep the name only' : `Use “${known.id}” of this site`}
          </button>
        )}
      </div>
      <GroupLock path={path} />
      <GroupText path={namePath} label="Name" locked={locked} />
      <GroupText path={avatarPath} label="Avatar" locked={locked} picture />
      {hasMore && group(ownKeys)}
    </fieldset>
  )
}

function GroupText(props: {
  readonly path: FieldPath
  readonly label: string
  readonly locked: string | null
  readonly picture?: boolean
}) {
  const { path, label, locked } = props
  const Shown = props.picture ? ImageField : TextField
  return (
    <Shown
      path={path}
      label={label}
      locked={locked}
      lockIsSaid={locked !== null}
      select={post => textAt(nodeOf(post, path))}
      write={typed => editText(path, typed)}
    />
  )
}

const textAt = (node: ReturnType<typeof nodeOf>): string => (node?.kind === 'scalar' ? node.value : '')
