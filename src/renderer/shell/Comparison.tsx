import { lineEndingName } from '#core/text/file-text.ts'
import type { PostId } from '#shared/content.ts'
import {
  applyComparedText,
  changeCompared,
  leaveComparison,
  saveComparedText,
  useComparison
} from '../state/comparison.ts'
import { postOf } from '../state/open-posts.ts'
import { CompareDialog } from './CompareDialog.tsx'

/** The comparison that was asked for: changes to be saved, or a conflict with the disk. */
export function Comparison() {
  const { compared, text, busy } = useComparison()
  if (compared === null) return null
  const review = compared.kind === 'review'
  return (
    <CompareDialog
      title={review ? 'Changes since the last save' : 'This file changed on disk'}
      left={{ text: compared.left, label: review ? 'Saved' : 'On disk' }}
      right={{
        text: compared.right,
        label: review ? `Your text, as a save will write it${endingsOf(compared.id)}` : 'Mine'
      }}
      takeLeft={review ? 'Put the saved text back here' : 'Take the one on disk here'}
      text={text}
      onChange={changeCompared}
      isBusy={busy}
      useLabel={review ? 'Apply without saving' : choiceOf(compared, text)}
      {...(review ? {} : { hint: '→ takes one place from the disk.' })}
      onUse={() => void applyComparedText()}
      {...(review ? { onSave: () => void saveComparedText() } : {})}
      onClose={() => void leaveComparison()}
    />
  )
}

/** In the words of the buttons above the text. */
function choiceOf({ left, right }: { readonly left: string; readonly right: string }, text: string): string {
  if (text === right) return 'Keep mine'
  return text === left ? 'Take the one on disk' : 'Keep this text'
}

/** The texts are compared with plain line breaks; a save gives the file its own back. */
function endingsOf(id: PostId): string {
  const base = postOf(id)?.base
  const name = base === undefined ? 'LF' : lineEndingName(base)
  if (name === 'Mixed') return ', with the line endings that each line had'
  return name === 'LF' ? '' : `, with ${name} line endings`
}
