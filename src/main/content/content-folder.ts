import { constants } from 'node:fs'
import { access, readdir, realpath, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { ContentFolder, FileFailure, PostId } from '#shared/content.ts'
import { fail, ok, type Result } from '#shared/result.ts'
import { errorCode, fileFailure, shownName } from './file-failure.ts'
import { type FoundSite, findSite } from './find-site.ts'
import { isInside } from './path-guard.ts'

/** A content folder as main knows it; the window gets it without `root`, `contentDirs` and with a media origin. */
export interface OpenedFolder extends Omit<ContentFolder, 'mediaOrigin' | 'site'> {
  /** Absolute, every link resolved: what ids are relative to. The same as `path`. */
  readonly root: string
  readonly site: FoundSite | null
  /** The folders, relative to `root`, whose posts are listed; `['']` is all of it. */
  readonly postFolders: readonly string[]
}

export const isMarkdownName = (name: string): boolean => /\.(md|markdown)$/i.test(name)

/** Whether a post's id is that of a bundle: only then do the files beside it belong to it. */
export const isBundlePost = (id: string): boolean => /(^|\/)_?index\.(md|markdown)$/i.test(id)

/**
 * Opens a folder or a Markdown file by absolute path. A file opens its own
 * folder (for a leaf bundle's `index.md` that is the bundle) with the file as the
 * post to show first. Reads only; fails with a sentence for what is missing,
 * may not be read, or is neither a folder nor Markdown.
 */
export async function openContentFolder(path: string): Promise<Result<OpenedFolder, FileFailure>> {
  const name = shownName(basename(path) || path)
  try {
    const real = await realpath(path)
    const found = await stat(real)
    if (!found.isDirectory() && !found.isFile())
      return fail({ code: 'not-a-file', message: `“${name}” is neither a folder nor a Markdown file.` })
    if (found.isFile() && !isMarkdownName(real))
      return fail({
        code: 'not-a-file',
        message: `“${name}” is not a Markdown file. Recap Desk opens folders and files that end in .md or .markdown.`
      })
    const root = found.isDirectory() ? real : dirname(real)
    await access(root, constants.R_OK | constants.X_OK)
    return ok(await describeFolder(root, found.isFile() ? basename(real) : null))
  } catch (error) {
    if (errorCode(error) === 'EACCES' || errorCode(error) === 'EPERM')
      return fail({
        code: 'no-permission',
        message: `“${name}” could not be opened: you do not have the permission to read it. Ask its owner for it.`
      })
    return fail(fileFailure(error, name, 'open'))
  }
}

async function describeFolder(root: string, initialPost: PostId | null): Promise<OpenedFolder> {
  const site = await findSite(root)
  const names = await readdir(root)
  const ownPost = ownPosts.find(name => names.includes(name)) ?? null
  const kind = kindOf(root, site, names.filter(isMarkdownName).length, ownPost !== null)
  const isContentTop = site?.contentDirs.some(dir => join(site.path, ...dir.split('/')) === root) ?? false
  return {
    name: site !== null && (kind === 'site' || isContentTop) ? site.name : basename(root) || root,
    path: root,
    root,
    kind,
    site,
    postFolders: site !== null && kind === 'site' ? site.contentDirs : [''],
    initialPost,
    ownPost: kind === 'bundle' ? ownPost : null
  }
}

/** A leaf bundle's post has one of these names. */
const ownPosts: readonly string[] = ['index.md', 'index.markdown']

/**
 * In a site Hugo's rule decides: a folder below its content with an `index.md` is
 * a leaf bundle, any other a section. Without a site a folder whose only post is
 * an `index.md` is taken for a bundle.
 */
function kindOf(
  root: string,
  site: FoundSite | null,
  posts: number,
  hasIndex: boolean
): ContentFolder['kind'] {
  if (site?.path === root) return 'site'
  if (site === null) return hasIndex && posts === 1 ? 'bundle' : 'loose'
  const isContent = site.contentDirs.some(dir => {
    const content = join(site.path, ...dir.split('/'))
    return root === content || isInside(content, root)
  })
  if (!isContent) return 'loose'
  return hasIndex ? 'bundle' : 'section'
}
