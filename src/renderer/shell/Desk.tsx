import { type MouseEvent, useEffect, useRef, useState } from 'react'
import { Group, type GroupImperativeHandle, type Layout, Panel, Separator } from 'react-resizable-panels'
import { changeLayout, narrowBelow, useLayout, useNarrowView } from '../state/layout.ts'
import { useOpenPosts } from '../state/open-posts.ts'
import { EditorPanel } from './EditorPanel.tsx'
import { LibraryPanel, SidePanel } from './later-parts.tsx'
import { StatusBar } from './StatusBar.tsx'
import { useMovedFocus } from './use-moved-focus.ts'
import './desk.css'

/** From this width on Videos or Details stand beside the preview. */
const wideFrom = 1536

export type Room = 'narrow' | 'normal' | 'wide'

/** The open folder: library, editor and side panel, each resizable. */
export function Desk() {
  const room = useRoom()
  useMovedFocus(room)
  const { libraryVisible, sideVisible } = useLayout()
  const empty = useOpenPosts(state => state.active === null)
  const drawer = useNarrowView(state => state.posts)
  const showLibrary = libraryVisible && room !== 'narrow'
  const showSide = sideVisible && !empty && room !== 'narrow'
  const shown = [showLibrary && 'library', 'editor', showSide && 'side'].filter(Boolean).join('+')
  // Where the form stands beside the preview, the side panel is another one.
  const panels = room === 'wide' ? `wide:${shown}` : shown
  const group = useRef<GroupImperativeHandle>(null)
  const share = sideShare(room)
  const isDrawn = useRef(false)
  useEffect(() => {
    const sizes = rememberedSizes(panels)
    if (sizes !== null) group.current?.setLayout(sizes)
    // The group itself goes back to what these panels had last, in whatever window.
    else if (isDrawn.current) {
      const frame = requestAnimationFrame(() => shareOut(group.current, share))
      return () => cancelAnimationFrame(frame)
    }
    isDrawn.current = true
    return undefined
  }, [panels, share])
  return (
    <div className="desk" data-room={room}>
      <Group
        className="desk-panels"
        groupRef={group}
        onLayoutChanged={(layout, { isUserInteraction }) => {
          if (isUserInteraction) rememberSizes(panels, layout)
        }}
      >
        {showLibrary && (
          <>
            <Panel
              id="library"
              defaultSize={224}
              minSize={200}
              maxSize={420}
              groupResizeBehavior="preserve-pixel-size"
            >
              <LibraryPanel />
            </Panel>
            <Separator className="separator" aria-label="Width of the posts" />
          </>
        )}
        <Panel id="editor" minSize={320} className="desk-editor">
          <EditorPanel room={room} />
        </Panel>
        {showSide && (
          <>
            <Separator className="separator" aria-label="Width of the side panel" />
            <Panel id="side" defaultSize={`${share}`} minSize={320}>
              <SidePanel room={room} />
            </Panel>
          </>
        )}
      </Group>
      {room === 'narrow' && (drawer || empty) && <Drawer />}
      <StatusBar />
    </div>
  )
}

/**
 * The part of the window's width, in percent, that the side panel has until the writer gives it another. From 1280 px
 * on the text has room for lines of 80 characters (`editor/theme.ts`), from `wideFrom` on with 300 px or more each for
 * form and preview.
 */
const sideShare = (room: Room): number => (room === 'wide' ? 41 : 29)

/** Gives the side panel that part; the posts keep theirs. */
function shareOut(group: GroupImperativeHandle | null, side: number): void {
  const layout = group?.getLayout()
  if (layout?.side === undefined) return
  const { library, ...rest } = layout
  const editor = 100 - side - (library ?? 0)
  group?.setLayout(library === undefined ? { ...rest, editor, side } : { library, editor, side })
}

/** The widths that the writer gave these panels when just they were there, in percent; null before. */
function rememberedSizes(panels: string): Layout | null {
  const { sizes } = useLayout.getState()
  const ids = panels.replace('wide:', '').split('+')
  const entries = ids.map(id => [id, sizes[`${panels}/${id}`]] as const)
  return entries.every((entry): entry is [string, number] => entry[1] !== undefined)
    ? Object.fromEntries(entries)
    : null
}

function rememberSizes(panels: string, layout: Layout): void {
  const sizes = Object.entries(layout).map(([id, size]) => [`${panels}/${id}`, size] as const)
  changeLayout({ sizes: { ...useLayout.getState().sizes, ...Object.fromEntries(sizes) } })
}

/** The posts in front of a narrow window's text, until one is chosen, or the writer turns to something else. */
function Drawer() {
  const active = useOpenPosts(state => state.active)
  const before = useRef(active)
  useEffect(() => {
    if (active !== before.current) closeDrawer()
    before.current = active
  }, [active])
  useEffect(() => {
    const onPress = ({ target }: Event) => {
      // The button in the head opens and closes it itself.
      const isElsewhere = target instanceof Element && target.closest('.drawer, .editor-head') === null
      if (isElsewhere) closeDrawer()
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) closeDrawer()
    }
    window.addEventListener('pointerdown', onPress, true)
    window.addEventListener('keydown', onKey)
    return () => {
      window.removeEventListener('pointerdown', onPress, true)
      window.removeEventListener('keydown', onKey)
    }
  }, [])
  const onClick = ({ target }: MouseEvent<HTMLElement>) => {
    // Also the post that is open already.
    if (target instanceof Element && target.closest('[role="option"]') !== null) closeDrawer()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: the list inside takes keys
    <div className="drawer" onClick={onClick}>
      <LibraryPanel />
    </div>
  )
}

const closeDrawer = (): void => useNarrowView.setState({ posts: false })

function useRoom(): Room {
  const [width, setWidth] = useState(window.innerWidth)
  useEffect(() => {
    const onResize = () => setWidth(window.innerWidth)
    window.addEventListener('resize', onResize)
    return () => window.removeEventListener('resize', onResize)
  }, [])
  return width < narrowBelow ? 'narrow' : width >= wideFrom ? 'wide' : 'normal'
}
