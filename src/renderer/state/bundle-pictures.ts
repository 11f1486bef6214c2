/** The pictures beside the post in front: what the form shows and offers. */
import { create } from 'zustand'
import type { PostId, Resource } from '#shared/content.ts'
import { recap } from '../api/recap.ts'
import { useOpenPosts } from './open-posts.ts'
import { useWorkspace } from './workspace.ts'

interface BundlePictures {
  readonly post: PostId | null
  /** Null until they were looked for. */
  readonly pictures: readonly Resource[] | null
}

export const useBundlePictures = create<BundlePictures>(() => ({ post: null, pictures: null }))

/** Looks for the pictures of the post in front anew. */
export async function lookForPictures(): Promise<void> {
  const post = useOpenPosts.getState().active
  if (useBundlePictures.getState().post !== post) useBundlePictures.setState({ post, pictures: null })
  const found = post === null ? null : await recap.listResources(post)
  if (useOpenPosts.getState().active !== post) return
  const pictures = found?.ok ? found.value.filter(resource => resource.isImage) : []
  useBundlePictures.setState({ post, pictures })
}

/** Keeps them up to date while the form is shown; gives the function that ends it. */
export function followPictures(): () => void {
  void lookForPictures()
  const stops = [
    useOpenPosts.subscribe((state, before) => {
      if (state.active !== before.active) void lookForPictures()
    }),
    useWorkspace.subscribe((state, before) => {
      if (state.mediaVersion !== before.mediaVersion) void lookForPictures()
    })
  ]
  return () => {
    for (const stop of stops) stop()
  }
}
