import { useMemo } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { nodeAt } from '#core/frontmatter/index.ts'
import type { FieldNode, FieldPath } from '#core/frontmatter/types.ts'
import { type PostAnalysis, useAnalysis } from '../state/analysis.ts'
import { editDate, editList, editNumber, editSwitch, editText } from '../state/detail-edits.ts'
import { AuthorField } from './AuthorField.tsx'
import { CheckField } from './CheckField.tsx'
import { DateField } from './DateField.tsx'
import { type DetailField, groupPlan } from './detail-plan.ts'
import { ImageField } from './ImageField.tsx'
import { KeywordsField } from './KeywordsField.tsx'
import { TextField } from './TextField.tsx'

/** One field of the details, of the kind that fits its value. */
export function DetailRow({ field }: { readonly field: DetailField }) {
  const { kind, path, label } = field
  const locked = useAnalysis(state => nodeOf(state.current, path)?.locked ?? null)
  const select = useMemo(() => (post: PostAnalysis) => shownValue(nodeOf(post, path)), [path])
  const common = { path, label, locked, select }
  switch (kind) {
    case 'text':
      return <TextField {...common} write={typed => editText(path, typed)} />
    case 'long-text':
      return <TextField {...common} multiline write={typed => editText(path, typed)} />
    case 'number':
      return <TextField {...common} write={typed => editNumber(path, typed)} />
    case 'date':
      return <DateField {...common} write={typed => editDate(path, typed)} />
    case 'author':
      return <AuthorField {...common} write={typed => editText(path, typed)} />
    case 'image':
      return <ImageField {...common} write={typed => editText(path, typed)} />
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
      return <GroupField path={path} label={label} />
  }
}

function GroupField({ path, label }: { readonly path: FieldPath; readonly label: string }) {
  const plan = useAnalysis(
    useShallow(state => {
      const node = nodeOf(state.current, path)
      return node === null ? [] : groupPlan(node).map(field => JSON.stringify(field))
    })
  )
  const fields = useMemo(() => plan.map(field => JSON.parse(field) as DetailField), [plan])
  return (
    <fieldset className="field-group">
      <legend>{label}</legend>
      {fields.map(field => (
        <DetailRow key={field.path.join('\n')} field={field} />
      ))}
    </fieldset>
  )
}

function nodeOf(post: PostAnalysis | null, path: FieldPath): FieldNode | null {
  if (post === null || post.frontMatter.kind !== 'yaml') return null
  return nodeAt(post.frontMatter, path) ?? null
}

/** A scalar as it reads; a list with its items divided by what the field divides them by. */
function shownValue(node: FieldNode | null): string {
  if (node === null || node.kind === 'map') return ''
  if (node.kind === 'scalar') return node.value
  const values = node.items.map(item => (item.kind === 'scalar' ? item.value : ''))
  return values.join(/^(keywords?|tags|categories)$/i.test(String(node.path.at(-1))) ? ', ' : '\n')
}
