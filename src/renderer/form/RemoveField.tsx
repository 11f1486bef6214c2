import { Copy, X } from 'lucide-react'
import { duplicateDetail, removeDetail } from '../state/detail-edits.ts'
import { IconButton } from '../ui/Button.tsx'
import type { DetailField } from './detail-plan.ts'
import { useFieldScope } from './field-scope.ts'

/** Takes a field with its key, or an item of a list, out of the post; undo brings it back. An item can be copied too. */
export function RemoveField({ field }: { readonly field: DetailField }) {
  const { release } = useFieldScope()
  return (
    <span className="field-remove">
      {typeof field.path.at(-1) === 'number' && (
        <IconButton
          name={`Duplicate ${field.label}`}
          icon={<Copy size={12} />}
          onPress={() => duplicateDetail(field.path)}
        />
      )}
      <IconButton
        name={`Remove ${field.label}`}
        icon={<X size={13} />}
        onPress={() => {
          if (removeDetail(field.path)) release(field)
        }}
      />
    </span>
  )
}
