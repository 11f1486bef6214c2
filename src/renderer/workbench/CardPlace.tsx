import { memo } from 'react'
import { showInSource, useReconciliation } from '../state/reconciliation.ts'

/** Where a card's video stands in the text; pressed, the source goes there. */
export const CardPlace = memo(function CardPlace({ index }: { readonly index: number }) {
  const words = useReconciliation(state => placeWords(state.current?.result ?? null, index))
  if (words === null) return null
  if (words === notInText) return <p className="card-place card-place-none">{words}</p>
  return (
    <button
      type="button"
      className="card-place"
      aria-label={`Show in the text: ${words}`}
      onClick={() => goToVideo(index)}
    >
      {words}
    </button>
  )
})

const notInText = 'not in the text'

type Result = NonNullable<ReturnType<typeof useReconciliation.getState>['current']>['result']

const videoAt = (result: Result | null, index: number) =>
  result?.videos.find(({ entry }) => entry?.index === index)

/** A plain text, compared for a hundred cards after each change. */
function placeWords(result: Result | null, index: number): string | null {
  const video = videoAt(result, index)
  if (video === undefined) return null
  if (video.embeds.length === 0) return notInText
  if (video.heading === null) return 'at the start of the text'
  return video.headingSays === 'title' ? 'in its section' : `under “${video.heading.text}”`
}

function goToVideo(index: number): void {
  const embed = videoAt(useReconciliation.getState().current?.result ?? null, index)?.embeds[0]
  if (embed !== undefined) showInSource(embed)
}
