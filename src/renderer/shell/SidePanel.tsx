import { lazy, type ReactNode, Suspense } from 'react'
import type { Key } from 'react-aria-components'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { useAnalysis } from '../state/analysis.ts'
import { changeLayout, useLayout, useNarrowView } from '../state/layout.ts'
import { gravest, useProblems } from '../state/problem-store.ts'
import type { Room } from './Desk.tsx'
import { Preview } from './Preview.tsx'
import { PreviewMenu } from './PreviewMenu.tsx'

/** The form's parts are read when the form is first shown, or when the window has nothing better to do. */
const loadForm = () => import('../form/form-panels.ts')
const VideosPanel = lazy(async () => ({ default: (await loadForm()).VideosPanel }))
const ProblemsPanel = lazy(async () => ({
  default: (await import('../problems/ProblemsPanel.tsx')).ProblemsPanel
}))
const DetailsPanel = lazy(async () => ({ default: (await loadForm()).DetailsPanel }))
window.setTimeout(() => requestIdleCallback(() => void loadForm()), 2_000)

const tabNames = ['preview', 'videos', 'details', 'problems'] as const
type TabName = (typeof tabNames)[number]
const isTab = (key: Key): key is TabName => tabNames.some(name => name === key)

/**
 * Preview, Videos and Details: as tabs, or the preview with the form beside it
 * where there is room. Where there is little, the text is a tab among them.
 */
export function SidePanel({ room, text }: { readonly room: Room; readonly text?: ReactNode }) {
  const chosen = useLayout(state => state.sideTab)
  const beside = room === 'wide'
  const showsText = useNarrowView(state => state.text) && text !== undefined
  const formTab = chosen === 'preview' ? 'videos' : chosen
  return (
    <div className="side" data-beside={beside || undefined}>
      {beside && (
        <div className="preview-column" data-side="preview">
          <header className="preview-head">
            <h2>Preview</h2>
            <PreviewMenu />
          </header>
          <Preview />
        </div>
      )}
      <Tabs
        className="side-tabs"
        selectedKey={showsText ? 'text' : beside ? formTab : chosen}
        onSelectionChange={key => {
          useNarrowView.setState({ text: key === 'text' })
          if (isTab(key)) changeLayout({ sideTab: key })
        }}
      >
        <div className="tab-row">
          <TabList className="tab-list" aria-label="Side panel">
            {text !== undefined && (
              <Tab id="text" className="tab">
                Text
              </Tab>
            )}
            {!beside && (
              <Tab id="preview" className="tab">
                Preview
              </Tab>
            )}
            <Tab id="videos" className="tab">
              Videos
              <VideoCount />
            </Tab>
            <Tab id="details" className="tab">
              Details
            </Tab>
            <Tab id="problems" className="tab">
              Problems
              <ProblemCount />
            </Tab>
          </TabList>
          {!beside && !showsText && chosen === 'preview' && <PreviewMenu />}
        </div>
        {text !== undefined && (
          <TabPanel id="text" className="tab-panel tab-text" shouldForceMount>
            {text}
          </TabPanel>
        )}
        {/* The preview stays mounted: a playing video goes on while the form is in front. */}
        {!beside && (
          <TabPanel id="preview" data-side="preview" className="tab-panel" shouldForceMount>
            <Preview />
          </TabPanel>
        )}
        <TabPanel id="videos" data-side="videos" className="tab-panel">
          <Suspense>
            <VideosPanel />
          </Suspense>
        </TabPanel>
        <TabPanel id="details" data-side="details" className="tab-panel">
          <Suspense>
            <DetailsPanel />
          </Suspense>
        </TabPanel>
        <TabPanel id="problems" data-side="problems" className="tab-panel">
          <Suspense>
            <ProblemsPanel />
          </Suspense>
        </TabPanel>
      </Tabs>
    </div>
  )
}

function ProblemCount() {
  const count = useProblems(state => gravest(state.post?.problems ?? []).count)
  return count === 0 ? null : (
    <span className="tab-count" aria-hidden>
      {count}
    </span>
  )
}

function VideoCount() {
  const count = useAnalysis(state => state.current?.entries.length ?? 0)
  return count === 0 ? null : (
    <span className="tab-count" aria-hidden>
      {count}
    </span>
  )
}
