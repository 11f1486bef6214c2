import { type ReactNode, useContext, useMemo } from 'react'
import { useShallow } from 'zustand/react/shallow'
import type { FieldNode, FieldPath } from '#core/frontmatter/types.ts'
import { type PostAnalysis, useAnalysis } from '../state/analysis.ts'
import { editDate, editList, editNumber, editSwitch, editText } from '../state/detail-edits.ts'
import { useWorkspace } from '../state/workspace.ts'
import { AuthorField } from './AuthorField.tsx'
import { CheckField } from './CheckField.tsx'
import { DateField } from './DateField.tsx'
import { type DetailField, groupPlan, isStandard } from './detail-plan.ts'
import { labelOf } from './field-kind.ts'
import { limitOf } from './field-limits.ts'
import { nodeOf } from './field-node.ts'
import { FieldScopeContext, useFieldScope } from './field-scope.ts'
import { GroupLock } from './GroupLock.tsx'
import { ImageField } from './ImageField.tsx'
import { ImagesField } from './ImagesField.tsx'
import { listKey, useNumberings } from './item-numbers.ts'
import { KeywordsField } from './KeywordsField.tsx'
import { noKeptFields, useKeptFields, withKept } from './kept-fields.ts'
import { AddItem, ItemActions, ListItem } from './ListItem.tsx'
import { RemoveField } from './RemoveField.tsx'
import { TextField } from './TextField.tsx'

/** One field of the details, of the kind that fits its value. `corner` is shown across from its label. */
export function DetailRow({ field, corner }: { readonly field: DetailField; readonly corner?: ReactNode }) {
  const { kind, path, label } = field
  const locked = useAnalysis(state => nodeOf(state.current, path)?.locked ?? null)
  const lockIsSaid = useAnalysis(
    state => locked !== null && nodeOf(state.current, path.slice(0, -1))?.locked === locked
  )
  const select = useMemo(() => (post: PostAnalysis) => shownValue(nodeOf(post, path), kind), [path, kind])
  const limits = useWorkspace(state => state.siteFacts.limits)
  const { keep } = useFieldScope()
  const common = {
    path,
    label,
    locked,
    lockIsSaid,
    select,
    // While it is typed in, a field stays what it is: a text that grows long does not change its field.
    onFocus: () => keep(field),
    ...(isStandard(path) ? {} : { corner: corner === undefined ? <RemoveField field={field} /> : corner })
  }
  switch (kind) {
    case 'text':
      return <TextField {...common} limit={limitOf(path, limits)} write={typed => editText(path, typed)} />
    case 'long-text':
      return (
        <TextField
          {...common}
          multiline
          limit={limitOf(path, limits)}
          write={typed => editText(path, typed)}
        />
      )
    case 'number':
      return <TextField {...common} write={typed => editNumber(path, typed)} />
    case 'date':
      return <DateField {...common} inWords write={typed => editDate(path, typed)} />
    case 'author':
      return <AuthorField {...common} group={omit => <GroupFields path={path} omit={omit} />} />
    case 'image':
      return <ImageField {...common} write={typed => editText(path, typed)} />
    case 'images':
      return <ImagesField {...common} write={typed => editList(path, typed.split('\n'))} />
    case 'keywords':
      return <KeywordsField {...common} write={typed => editList(path, typed.split(','))} />
    case 'list':
      return (
        <TextField
          {...common}
          multiline
          hint="One a line"
          write={typed => editList(path, typed.split('\n'))}
        />
      )
    case 'switch':
      return <CheckField {...common} write={on => editSwitch(path, on)} />
    case 'group':
      return <GroupField field={field} corner={common.corner} />
  }
}

function GroupField({ field, corner }: { readonly field: DetailField; readonly corner: ReactNode }) {
  return (
    <fieldset className="field-group" aria-label={field.label}>
      <div className="field-head">
        <span className="field-group-name">{field.label}</span>
        {corner}
      </div>
      <GroupLock path={field.path} />
      <GroupFields path={field.path} />
    </fieldset>
  )
}

const all: readonly string[] = []

/** The fields of a group, or of a list that is no list of lines; `omit` names keys that are shown elsewhere. */
function GroupFields(props: { readonly path: FieldPath; readonly omit?: readonly string[] }) {
  const { path, omit = all } = props
  const { name, base } = useContext(FieldScopeContext)
  const isList = useAnalysis(({ current }) => nodeOf(current, path)?.kind === 'list')
  const locked = useAnalysis(({ current }) => nodeOf(current, path)?.locked ?? null)
  const plan = useAnalysis(
    useShallow(({ current }) => {
      const node = nodeOf(current, path)
      const around = typeof path.at(-1) === 'number' ? nodeOf(current, path.slice(0, -1)) : null
      const others = around?.kind === 'list' ? around.items : []
      const fields = node === null ? [] : groupPlan(node, others)
      return fields
        .filter(inner => !omit.includes(String(inner.path.at(-1))))
        .map(inner => JSON.stringify(inner))
    })
  )
  const kept = useKeptFields(state => state.scopes.get(name) ?? noKeptFields)
  const times = useNumberings(state => state.times.get(listKey(name, path.slice(base.length))) ?? 0)
  const fields = useMemo(() => {
    const absolute = kept.map(field => ({ ...field, path: [...base, ...field.path] }))
    return withKept(
      plan.map(inner => JSON.parse(inner) as DetailField),
      absolute,
      () => false
    )
  }, [plan, kept, base])
  if (!isList)
    return fields.length === 0 ? (
      <p className="field-hint">There is nothing in it.</p>
    ) : (
      fields.map(inner => <DetailRow key={inner.path.join('\n')} field={inner} />)
    )
  const count = fields.length
  return (
    <div className="field-items">
      {fields.map((inner, index) => (
        <ListItem key={`${times}\n${inner.path.join('\n')}`} list={path} index={index} count={count}>
          <DetailRow
            field={inner}
            corner={locked === null ? <ItemActions list={path} index={index} count={count} /> : null}
          />
        </ListItem>
      ))}
      {locked === null && <AddItem list={path} label={labelOf(path).toLowerCase()} />}
    </div>
  )
}

/** A scalar as it reads; a list with its items divided by what the field divides them by. */
function shownValue(node: FieldNode | null, kind: DetailField['kind']): string {
  if (node === null || node.kind === 'map') return ''
  if (node.kind === 'scalar') return node.value
  const values = node.items.map(item => (item.kind === 'scalar' ? item.value : ''))
  return values.join(kind === 'keywords' ? ', ' : '\n')
}
