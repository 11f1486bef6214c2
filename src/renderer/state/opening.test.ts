/** The window's stores without a page: what main answers, and when, is the test's. */
import { beforeEach, expect, it, vi } from 'vitest'
import { ok } from '#shared/result.ts'
import { bareWindow } from './testing/bare-window.ts'

const meadow = '---\ntitle: A screen in the meadow\n---\n\nThe grass was wet.\n'
const lanterns = '---\ntitle: Lanterns by the river\n---\n\nLanterns along the water.\n'
const typed = meadow.replace('wet', 'wet and cold')
const onDisk: Readonly<Record<string, string>> = { 'meadow.md': meadow, 'lanterns.md': lanterns }

/** Reads of files that main has not answered yet. */
let reads: {
  readonly id: string
  answer(changed?: { readonly raw: string; readonly version: string }): void
  fail(): void
}[] = []
let start: object
/** How often the folder was to be listed. */
let listings = 0
/** Posts that main was told to be closed, and texts that it was given and told to drop. */
let released: string[] = []
let kept = new Set<string>()
/** Main has heard that a post is closed. */
let releasing = Promise.resolve()
/** What waits until the window has nothing better to do. */
let idle: (() => void)[] = []

/** What main tells of a post that another start asks for. */
let tellOpenPost: ((event: { readonly id: string }) => void) | null = null

const recap = {
  onOpenPost(listener: (event: { readonly id: string }) => void) {
    tellOpenPost = listener
  },
  getStart: () => Promise.resolve(start),
  getSiteFacts: () => Promise.resolve({ authors: [], keywords: [] }),
  listPosts: () => {
    listings += 1
    return Promise.resolve()
  },
  releasePost: (id: string) => {
    released.push(id)
    return releasing
  },
  keepUnsaved: ({ id }: { readonly id: string }) => {
    kept.add(id)
    return Promise.resolve(ok(null))
  },
  dropUnsaved: (id: string) => {
    kept.delete(id)
    return Promise.resolve(ok(null))
  },
  readPost: (id: string) =>
    new Promise((resolve, reject) => {
      const raw = onDisk[id] ?? ''
      const file = { id, raw, version: `version of ${id}`, readonlyReason: null }
      reads.push({
        id,
        answer: changed => resolve(ok({ ...file, ...changed })),
        fail: () => reject(new Error('Main does not answer'))
      })
    })
}

beforeEach(() => {
  reads = []
  tellOpenPost = null
  listings = 0
  released = []
  releasing = Promise.resolve()
  kept = new Set()
  idle = []
  bareWindow(recap, task => idle.push(task))
  start = {
    folder: {
      name: 'posts',
      path: '/posts',
      kind: 'folder',
      initialPost: null,
      ownPost: null,
      site: null,
      mediaOrigin: ''
    },
    session: { open: ['meadow.md', 'lanterns.md'], active: 'meadow.md' },
    front: null,
    unsaved: [
      {
        id: 'meadow.md',
        text: typed,
        baseRaw: meadow,
        baseVersion: 'version of meadow.md',
        editor: null,
        top: 0,
        at: 1,
        saves: []
      }
    ],
    recent: [],
    strays: [],
    layout: null,
    siteStyle: null,
    autosave: 'off',
    textSize: 100,
    hugo: { phase: 'starting' }
  }
})

const settled = () => new Promise(resolve => setTimeout(resolve, 5))

/** Answers what is read until this has come to its end. */
async function answerUntil(coming: Promise<unknown>): Promise<void> {
  let ended = false
  void coming.finally(() => {
    ended = true
  })
  while (!ended) {
    await answerAll()
    await settled()
  }
}

async function answerAll(): Promise<void> {
  while (reads.length > 0) {
    for (const read of reads.splice(0)) read.answer()
    await settled()
  }
}

const stores = async () => ({
  // Read when there is unsaved text: here that must not depend on how long reading takes.
  ...(await import('./restoring.ts')),
  ...(await import('./opening.ts')),
  ...(await import('./open-posts.ts')),
  ...(await import('./workspace.ts'))
})

it('opens a post that the writer goes to while its unsaved text is on its way with that text', async () => {
  const { startFolder, openPost, activePost, isUnsaved } = await stores()
  const starting = startFolder()
  await settled()
  const opening = openPost('meadow.md')
  await settled()
  // Not read for itself: what is on disk would be shown, typed in, and kept in the place of the unsaved text.
  expect(reads.map(({ id }) => id)).toEqual(['meadow.md'])
  await answerAll()
  await Promise.all([starting, opening])
  const post = activePost()
  expect(post?.id).toBe('meadow.md')
  expect(post?.editor.doc.toString()).toBe(typed)
  expect(post !== undefined && isUnsaved(post)).toBe(true)
})

it('leaves the post in front that the writer went to while the others were read', async () => {
  const { startFolder, openPost, activePost } = await stores()
  const starting = startFolder()
  await settled()
  const opening = openPost('lanterns.md')
  await settled()
  reads.find(({ id }) => id === 'lanterns.md')?.answer()
  await opening
  expect(activePost()?.id).toBe('lanterns.md')
  await answerAll()
  await starting
  expect(activePost()?.id).toBe('lanterns.md')
})

it('shows the post of the last time in front when the writer chose none', async () => {
  const { startFolder, activePost, useOpenPosts } = await stores()
  const starting = startFolder()
  await settled()
  await answerAll()
  await starting
  expect(activePost()?.id).toBe('meadow.md')
  expect([...useOpenPosts.getState().posts.keys()]).toEqual(['meadow.md', 'lanterns.md'])
})

it('has the folder listed again when nothing is heard of it, ever more patiently', async () => {
  const { startFolder, addBatch } = { ...(await stores()), ...(await import('./workspace.ts')) }
  vi.useFakeTimers()
  try {
    void startFolder()
    // The window is drawn first, here without a post.
    await vi.advanceTimersByTimeAsync(300)
    await vi.advanceTimersByTimeAsync(2900)
    expect(listings).toBe(1)
    await vi.advanceTimersByTimeAsync(200)
    expect(listings).toBe(2)
    await vi.advanceTimersByTimeAsync(5800)
    expect(listings).toBe(2)
    await vi.advanceTimersByTimeAsync(200)
    expect(listings).toBe(3)
    addBatch({ posts: [], found: 0, read: 0, done: true, notes: [] })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(listings).toBe(3)
  } finally {
    vi.useRealTimers()
  }
})

it('keeps nothing of 90 posts that were opened, typed in and closed, twice', async () => {
  const { openPost, activePost, editPost, useOpenPosts } = await stores()
  const { startJournal } = await import('./journal.ts')
  const { startReleasing } = await import('./session-memory.ts')
  const { closeActivePost, closeDiscarding } = await import('./closing.ts')
  vi.useFakeTimers()
  try {
    startJournal()
    startReleasing()
    for (let visit = 0; visit < 180; visit += 1) {
      const id = `evening-${visit % 90}.md`
      const opening = openPost(id)
      await vi.advanceTimersByTimeAsync(0)
      reads.pop()?.answer()
      await opening
      expect(activePost()?.id).toBe(id)
      editPost(id, [{ from: 0, to: 0, insert: 'Lanterns' }])
      await vi.advanceTimersByTimeAsync(300)
      expect([...kept]).toEqual([id])
      closeActivePost()
      await closeDiscarding()
      expect(activePost()).toBeUndefined()
    }
    await vi.advanceTimersByTimeAsync(60_000)
    const { posts, unsaved } = useOpenPosts.getState()
    expect([posts.size, unsaved.size, kept.size, vi.getTimerCount()]).toEqual([0, 0, 0, 0])
    expect(released.length).toBe(180)
  } finally {
    vi.useRealTimers()
  }
})

it('draws the window once, with the post in front, and what follows the text after that', async () => {
  const { startFolder, activePost, useWorkspace } = await stores()
  const { afterPaint } = await import('./after-paint.ts')
  const frames: unknown[] = []
  vi.stubGlobal('requestAnimationFrame', (frame: unknown) => frames.push(frame))
  const shownWith: (string | undefined)[] = []
  useWorkspace.subscribe(({ started }, before) => {
    if (started && !before.started) shownWith.push(activePost()?.id)
  })
  const starting = startFolder()
  await settled()
  expect(shownWith).toEqual([])
  await answerAll()
  await starting
  expect(shownWith).toEqual(['meadow.md'])
  afterPaint('follow the text', () => undefined)
  expect(frames).toHaveLength(0)
  for (const task of idle.splice(0)) task()
  expect(frames).toHaveLength(1)
})

it('opens the post that main has read already without asking for it', async () => {
  const front = { id: 'lanterns.md', raw: lanterns, version: 'version of lanterns.md', readonlyReason: null }
  start = { ...start, session: { open: ['lanterns.md'], active: 'lanterns.md' }, unsaved: [], front }
  const { startFolder, openPost, removePost, activePost } = await stores()
  await startFolder()
  expect(activePost()?.editor.doc.toString()).toBe(lanterns)
  expect(reads).toEqual([])
  expect(released).toEqual([])
  // Once only: by the next time the file may be another.
  removePost('lanterns.md')
  const opening = openPost('lanterns.md')
  await settled()
  expect(reads.map(({ id }) => id)).toEqual(['lanterns.md'])
  await answerAll()
  await opening
})

it('gives a post back that main has read and the writer did not want in front', async () => {
  const front = { id: 'lanterns.md', raw: lanterns, version: 'version of lanterns.md', readonlyReason: null }
  start = { ...start, session: { open: ['meadow.md'], active: 'lanterns.md' }, front }
  const { startFolder, openPost, activePost } = await stores()
  const starting = startFolder()
  await settled()
  const opening = openPost('meadow.md')
  await answerAll()
  await Promise.all([starting, opening])
  expect(activePost()?.id).toBe('meadow.md')
  expect(released).toEqual(['lanterns.md'])
})

it('asks for a post anew that the writer goes to while it is given back', async () => {
  const front = { id: 'lanterns.md', raw: lanterns, version: 'version of lanterns.md', readonlyReason: null }
  start = { ...start, session: { open: ['meadow.md'], active: 'lanterns.md' }, unsaved: [], front }
  let heard = (): void => undefined
  releasing = new Promise(resolve => {
    heard = resolve
  })
  const { startFolder, openPost, activePost } = await stores()
  const starting = startFolder()
  await settled()
  const elsewhere = openPost('meadow.md')
  await answerAll()
  await elsewhere
  expect(released).toEqual(['lanterns.md'])
  const back = openPost('lanterns.md')
  await settled()
  expect(reads.map(({ id }) => id)).toEqual(['lanterns.md'])
  await answerAll()
  heard()
  await Promise.all([starting, back])
  expect(activePost()?.id).toBe('lanterns.md')
})

it('draws the window only when its page is loaded', async () => {
  let loaded = (): void => undefined
  Reflect.set(document, 'readyState', 'interactive')
  vi.stubGlobal('addEventListener', (name: string, listener: () => void) => {
    if (name === 'load') loaded = listener
  })
  const { startFolder, useWorkspace } = await stores()
  const starting = startFolder()
  await settled()
  expect(reads).toEqual([])
  loaded()
  await settled()
  await answerAll()
  await starting
  expect(useWorkspace.getState().started).toBe(true)
})

it('draws the window without a post whose file takes its time', async () => {
  const { startFolder, activePost, useWorkspace } = await stores()
  const starting = startFolder()
  await vi.waitFor(() => expect(useWorkspace.getState().started).toBe(true), { timeout: 2000 })
  expect(activePost()).toBeUndefined()
  await answerAll()
  await starting
  expect(activePost()?.id).toBe('meadow.md')
})

it('hears of a post that another start asks for only when its unsaved text is on its way', async () => {
  const { startFolder, activePost } = await stores()
  expect(tellOpenPost).toBeNull()
  const starting = startFolder()
  await settled()
  tellOpenPost?.({ id: 'meadow.md' })
  await settled()
  expect(reads.map(({ id }) => id)).toEqual(['meadow.md'])
  await answerAll()
  await starting
  expect(activePost()?.editor.doc.toString()).toBe(typed)
})

it('still says that a change on disk was merged, when the post is shown', async () => {
  const { startFolder, useWorkspace } = await stores()
  const starting = startFolder()
  await settled()
  const read = reads.splice(0)
  const merged = meadow.replace('A screen', 'Two screens')
  read[0]?.answer({ raw: merged, version: 'another version' })
  await settled()
  await answerAll()
  await starting
  expect(useWorkspace.getState().notice?.message).toContain('Both changes are in the text now')
})

it('brings what could not be written back to its field, and keeps it while the text says the same there', async () => {
  const value = { video: null, path: ['date'], typed: 'soonish', error: 'No date.', before: '', after: '' }
  const refused = [{ ...value, said: ['', ''] }]
  const { startFolder, editPost, activePost, isUnsaved, useWorkspace } = await stores()
  const { startJournal } = await import('./journal.ts')
  const { keptDraft, refusedValues, dropDrafts } = await import('./kept-drafts.ts')
  // It reads texts, and is read for that.
  await import('./restored-drafts.ts')
  const [entry] = (start as { unsaved: readonly object[] }).unsaved
  start = { ...start, unsaved: [{ ...entry, text: meadow, refused }] }
  kept.add('meadow.md')
  startJournal()
  const starting = startFolder()
  await answerUntil(starting)
  const post = activePost()
  expect(post !== undefined && isUnsaved(post)).toBe(false)
  expect(useWorkspace.getState().notice?.message).toBe(
    'Back in its field: “soonish”. It could not be written into the text.'
  )
  expect(keptDraft({ scope: 'details of meadow.md', path: ['date'] })?.typed).toBe('soonish')
  expect([...kept]).toEqual(['meadow.md'])
  vi.useFakeTimers()
  try {
    // It does not depend on there being unsaved text, nor the other way round.
    editPost('meadow.md', [{ from: 0, to: 0, insert: ' ' }])
    editPost('meadow.md', [{ from: 0, to: 1, insert: '' }])
    await vi.advanceTimersByTimeAsync(1000)
    expect([...kept]).toEqual(['meadow.md'])
    expect(refusedValues('meadow.md')).toHaveLength(1)
    dropDrafts(['meadow.md'])
    await vi.advanceTimersByTimeAsync(1000)
    expect([...kept]).toEqual([])
  } finally {
    vi.useRealTimers()
  }
})

it('keeps a post closed whose unsaved text cannot be brought back, and opens the others', async () => {
  bareWindow(recap, task => idle.push(task))
  vi.doMock('./restoring.ts', () => {
    throw new Error('The file is gone')
  })
  try {
    const { startFolder, openPost } = await import('./opening.ts')
    const { activePost, useOpenPosts } = await import('./open-posts.ts')
    const { useWorkspace } = await import('./workspace.ts')
    const starting = startFolder()
    await vi.waitFor(() => expect(reads.map(({ id }) => id)).toEqual(['lanterns.md']), { timeout: 4000 })
    await answerAll()
    await starting
    expect(useWorkspace.getState().notice?.message).toContain('start Recap Desk again')
    useWorkspace.setState({ notice: null })
    // What is typed over the file would take the place of the unsaved text in the journal.
    await openPost('meadow.md')
    expect([...useOpenPosts.getState().posts.keys()]).toEqual(['lanterns.md'])
    expect(useWorkspace.getState().notice?.message).toContain('start Recap Desk again')
    tellOpenPost?.({ id: 'lanterns.md' })
    await vi.waitFor(() => expect(activePost()?.id).toBe('lanterns.md'))
    // The session is remembered from now on.
    expect(idle).toHaveLength(2)
  } finally {
    vi.doUnmock('./restoring.ts')
  }
})

it('keeps a post closed whose unsaved text fails on its way, and tries nothing in its place', async () => {
  const { startFolder, openPost, useOpenPosts, useWorkspace } = await stores()
  const starting = startFolder()
  await vi.waitFor(() => expect(reads.map(({ id }) => id)).toEqual(['meadow.md']), { timeout: 4000 })
  reads.find(({ id }) => id === 'meadow.md')?.fail()
  reads = reads.filter(({ id }) => id !== 'meadow.md')
  const opening = openPost('meadow.md')
  await settled()
  await answerAll()
  await Promise.all([starting, opening])
  expect([...useOpenPosts.getState().posts.keys()]).toEqual(['lanterns.md'])
  expect(useWorkspace.getState().notice?.message).toContain('start Recap Desk again')
})

it('keeps a post closed, and what is kept of it, where its refused values cannot be brought back', async () => {
  const value = { video: null, path: ['date'], typed: 'soonish', error: 'No date.', before: '', after: '' }
  const [entry] = (start as { unsaved: readonly object[] }).unsaved
  start = { ...start, unsaved: [{ ...entry, refused: [{ ...value, said: ['', ''] }] }] }
  vi.doMock('./restored-drafts.ts', () => {
    throw new Error('The file is gone')
  })
  try {
    const { startFolder, openPost, useOpenPosts, useWorkspace } = await stores()
    const { startJournal } = await import('./journal.ts')
    startJournal()
    const starting = startFolder()
    await answerUntil(starting)
    expect(useWorkspace.getState().notice?.message).toContain('start Recap Desk again')
    await openPost('meadow.md')
    expect([...useOpenPosts.getState().posts.keys()]).toEqual(['lanterns.md'])
    vi.useFakeTimers()
    await vi.advanceTimersByTimeAsync(1000)
    expect([...kept]).toEqual([])
  } finally {
    vi.useRealTimers()
    vi.doUnmock('./restored-drafts.ts')
  }
})

it('says that texts came back, and counts the values that could not be written', async () => {
  const value = { video: null, typed: 'soonish', error: 'No date.', before: '', after: '', said: ['', ''] }
  const refused = [
    { ...value, path: ['date'] },
    { ...value, path: ['lastmod'] }
  ]
  const [entry] = (start as { unsaved: readonly object[] }).unsaved
  start = { ...start, unsaved: [{ ...entry, refused }] }
  const { startFolder, useWorkspace } = await stores()
  await import('./restored-drafts.ts')
  const starting = startFolder()
  await answerUntil(starting)
  expect(useWorkspace.getState().notice?.message).toBe(
    'Unsaved text was restored. 2 values are back in their fields. They could not be written into the text.'
  )
})
