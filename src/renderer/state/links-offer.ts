/** A list of links was pasted into the text as it is: the offer to make videos of it. */
import type { Text } from '@codemirror/state'
import { create } from 'zustand'
import type { PostId } from '#shared/content.ts'
import type { EditorUpdate } from '../editor/index.ts'
import { activePost, onTextChange, postOf } from './open-posts.ts'

interface LinksOffer {
  readonly post: PostId
  readonly pasted: string
  readonly count: number
  /** Where it was pasted. */
  readonly at: number
  readonly after: Text
}

export const useLinksOffer = create<{ readonly offer: LinksOffer | null }>(() => ({ offer: null }))

onTextChange(post => {
  const { offer } = useLinksOffer.getState()
  if (offer !== null && !(post.id === offer.post && post.editor.doc.eq(offer.after))) dismissLinksOffer()
})

/** Read when somebody first pastes links: no start should wait for it. */
const readLinks = () => import('./pasted-links.ts')

export function dismissLinksOffer(): void {
  useLinksOffer.setState({ offer: null })
}

/** Looks at what was pasted; anything but a list of video links is nobody's business. */
export async function offerLinks(post: PostId, { transactions, state }: EditorUpdate): Promise<void> {
  const paste = transactions.find(tr => tr.isUserEvent('input.paste') || tr.isUserEvent('input.drop'))
  if (paste === undefined) return
  let pasted = ''
  let at = 0
  paste.changes.iterChanges((_fromA, _toA, fromB, _toB, inserted) => {
    pasted = inserted.toString()
    at = fromB
  })
  if (!/youtu|vimeo/i.test(pasted)) return
  const { readVideoLinks, isListOfLinks } = await readLinks()
  const { videos } = readVideoLinks(pasted)
  const asPasted = postOf(post)?.editor.doc.eq(state.doc) ?? false
  if (!asPasted || !isListOfLinks(pasted, videos)) return
  useLinksOffer.setState({ offer: { post, pasted, count: videos.length, at, after: state.doc } })
}

/** Opens the dialog with the paste. It stays in the text until the videos take its place: nothing else holds it. */
export async function acceptLinksOffer(): Promise<void> {
  const { offer } = useLinksOffer.getState()
  dismissLinksOffer()
  if (offer === null) return
  const { openLinks } = await readLinks()
  const post = activePost()
  if (post?.id !== offer.post || !post.editor.doc.eq(offer.after)) return
  openLinks(offer.pasted, { at: offer.at, inText: offer.pasted })
}
