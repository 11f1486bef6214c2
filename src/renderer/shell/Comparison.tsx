import { applyComparedText, closeComparison, useComparison } from '../state/comparison.ts'
import { CompareDialog } from './CompareDialog.tsx'

/** The comparison that was asked for: changes to be saved, or a conflict with the disk. */
export function Comparison() {
  const compared = useComparison(state => state.compared)
  if (compared === null) return null
  const review = compared.kind === 'review'
  return (
    <CompareDialog
      title={review ? 'Changes since the last save' : 'This file changed on disk'}
      left={{ text: compared.left, label: review ? 'Saved' : 'On disk' }}
      right={{ text: compared.right, label: review ? 'Your text, as a save will write it' : 'Your text' }}
      takeLeft={review ? 'Put the saved text back here' : 'Take the text on disk here'}
      useLabel={review ? 'Use this text' : 'Use your side'}
      onUse={text => void applyComparedText(text)}
      onClose={closeComparison}
    />
  )
}
