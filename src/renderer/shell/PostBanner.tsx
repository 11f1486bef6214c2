import { useState } from 'react'
import type { PostId } from '#shared/content.ts'
import { useOpenPosts } from '../state/open-posts.ts'
import './post-banner.css'

/** What must be said about a post before its text: why it is read-only, or what happened to its file. */
export function PostBanner({ id }: { readonly id: PostId }) {
  const readonlyReason = useOpenPosts(state => state.posts.get(id)?.file.readonlyReason ?? null)
  if (readonlyReason === null) return null
  return (
    <div className="post-banner" role="note">
      <p>{readonlyReason}</p>
    </div>
  )
}
