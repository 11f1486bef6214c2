import { useBundlePictures } from '../state/bundle-pictures.ts'
import { mediaUrl } from '../state/media.ts'
import { useWorkspace } from '../state/workspace.ts'

/** The picture of the post's bundle that has this name; nothing where there is none. */
export function BundlePicture({ name }: { readonly name: string }) {
  const folder = useWorkspace(state => state.folder)
  const version = useWorkspace(state => state.mediaVersion)
  const path = useBundlePictures(
    ({ pictures }) => pictures?.find(picture => picture.name === name.trim())?.path ?? null
  )
  if (folder === null || path === null) return null
  return <img className="field-picture" src={`${mediaUrl(folder, path)}?${version}`} alt="" />
}
