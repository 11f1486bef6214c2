import { X } from 'lucide-react'
import { removeDetail } from '../state/detail-edits.ts'
import { IconButton } from '../ui/Button.tsx'
import type { DetailField } from './detail-plan.ts'
import { useFieldScope } from './field-scope.ts'

/** Takes a field with its key out of the post; undo brings it back. */
export function RemoveField({ field }: { readonly field: DetailField }) {
  const { release } = useFieldScope()
  return (
    <span className="field-remove">
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
