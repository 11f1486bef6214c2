import { useState } from 'react'
import { mediaUrl } from '../state/media.ts'
import { useOpenPosts } from '../state/open-posts.ts'
import { useWorkspace } from '../state/workspace.ts'

/** A picture of the post's bundle by the name that the front matter gives it; nothing where there is none of that name. */
export function BundlePicture({ name }: { readonly name: string }) {
  const folder = useWorkspace(state => state.folder)
  const version = useWorkspace(state => state.mediaVersion)
  const post = useOpenPosts(state => state.active)
  const [broken, setBroken] = useState('')
  const path = bundlePath(post, name)
  if (folder === null || path === null) return null
  const address = `${mediaUrl(folder, path)}?${version}`
  if (broken === address) return null
  return <img className="field-picture" src={address} alt="" onError={() => setBroken(address)} />
}

/** Only names relative to the bundle: addresses of the web are not loaded by looking at a form. */
function bundlePath(post: string | null, name: string): string | null {
  const file = name.trim()
  if (post === null || file === '' || /^(?:[a-z][a-z\d+.-]*:|\/)/i.test(file)) return null
  const parts = post.split('/').slice(0, -1)
  for (const part of file.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return null
    } else if (part !== '.') parts.push(part)
  }
  return parts.join('/')
}
