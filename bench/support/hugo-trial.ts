/** A real engine and small sites on disk, for unit tests of the preview. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { bundleHugoEngine, type HugoEngineProcess, startHugoEngine } from './hugo-engine.ts'

const projectRoot = join(import.meta.dirname, '../..')

/** A site's files by path. */
export type SiteOnDisk = Readonly<Record<string, string | Uint8Array>>

export interface HugoTrial {
  readonly engine: HugoEngineProcess
  /** Where sites are written; removed by `end`. */
  readonly scratch: string
  /** Writes a site to disk and opens it, or a folder in it; the notes and the site's root. */
  openSite(
    files: SiteOnDisk,
    folder?: string
  ): Promise<{ readonly notes: readonly string[]; readonly root: string }>
  /** Renders a body under a front matter with a title; throws when Hugo refuses it. Surrounding white space is cut. */
  html(id: string, body: string, frontMatter?: string): Promise<string>
  /** The notes of a post that renders. */
  notes(id: string, body: string): Promise<readonly string[]>
  /** What a writer is told of a text that Hugo refuses; throws when Hugo takes it. */
  refusal(
    id: string,
    text: string
  ): Promise<{ readonly message: string; readonly line: number | null; readonly column: number | null }>
  end(): void
}

export function writeSite(root: string, files: SiteOnDisk): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
}

export async function startHugoTrial(): Promise<HugoTrial> {
  const scratch = mkdtempSync(join(tmpdir(), 'recap-hugo-'))
  const bundle = await bundleHugoEngine(projectRoot, scratch)
  let engine = await startHugoEngine(bundle, projectRoot)
  let sites = 0
  const render = (id: string, body: string, frontMatter = 'title: Test') =>
    engine.render(id, `---\n${frontMatter}\n---\n${body}`)
  const rendered = async (id: string, body: string, frontMatter?: string) => {
    const result = await render(id, body, frontMatter)
    if (!result.ok) throw new Error(`${result.error.message}\n${result.error.detail}`)
    return result.value
  }
  return {
    get engine() {
      return engine
    },
    scratch,
    async openSite(files, folder = '') {
      const root = join(scratch, `site-${++sites}`)
      writeSite(root, files)
      // As the app does: an engine that a test before has killed is replaced.
      if (!engine.child.connected) engine = await startHugoEngine(bundle, projectRoot)
      mkdirSync(join(root, folder), { recursive: true })
      const { notes } = await engine.openSite({ folder: join(root, folder), site: root })
      return { notes, root }
    },
    html: async (id, body, frontMatter) => (await rendered(id, body, frontMatter)).html.trim(),
    notes: async (id, body) => (await rendered(id, body)).notes,
    async refusal(id, text) {
      const result = await engine.render(id, text)
      if (result.ok) throw new Error(`Hugo took it: ${result.value.html}`)
      const { message, line, column } = result.error
      return { message, line, column }
    },
    end() {
      engine.stop()
      rmSync(scratch, { recursive: true, force: true })
    }
  }
}
