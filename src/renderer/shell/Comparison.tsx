import { applyComparedText, closeComparison, comparedTexts, useComparison } from '../state/comparison.ts'
import { CompareDialog } from './CompareDialog.tsx'

/** The comparison that was asked for: changes to be saved, or a conflict with the disk. */
export function Comparison() {
  const kind = useComparison(state => state.kind)
  const texts = kind === null ? null : comparedTexts(kind)
  if (kind === null || texts === null) return null
  const review = kind === 'review'
  return (
    <CompareDialog
      title={review ? 'Changes since the last save' : 'This file changed on disk'}
      left={{ text: texts.left, label: review ? 'Saved' : 'On disk' }}
      right={{ text: texts.right, label: review ? 'Your text, as a save will write it' : 'Your text' }}
      takeLeft={review ? 'Put the saved text back here' : 'Take the text on disk here'}
      useLabel={review ? 'Use this text' : 'Use your side'}
      onUse={applyComparedText}
      onClose={closeComparison}
    />
  )
}
