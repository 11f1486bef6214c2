import type { Key } from 'react-aria-components'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { DetailsPanel } from '../form/DetailsPanel.tsx'
import { VideosPanel } from '../form/VideosPanel.tsx'
import { useAnalysis } from '../state/analysis.ts'
import { changeLayout, useLayout } from '../state/layout.ts'
import type { Room } from './Desk.tsx'
import { Preview } from './Preview.tsx'

const tabNames = ['preview', 'videos', 'details'] as const
type TabName = (typeof tabNames)[number]
const isTab = (key: Key): key is TabName => tabNames.some(name => name === key)

/** Preview, Videos and Details: as tabs, or the preview with the form beside it where there is room. */
export function SidePanel({ room }: { readonly room: Room }) {
  const chosen = useLayout(state => state.sideTab)
  const beside = room === 'wide'
  const formTab = chosen === 'preview' ? 'videos' : chosen
  return (
    <div className="side" data-beside={beside || undefined}>
      {beside && <Preview />}
      <Tabs
        className="side-tabs"
        selectedKey={beside ? formTab : chosen}
        onSelectionChange={key => {
          if (isTab(key)) changeLayout({ sideTab: key })
        }}
      >
        <TabList className="tab-list" aria-label="Side panel">
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
        </TabList>
        {/* The preview stays mounted: a playing video goes on while the form is in front. */}
        {!beside && (
          <TabPanel id="preview" className="tab-panel" shouldForceMount>
            <Preview />
          </TabPanel>
        )}
        <TabPanel id="videos" className="tab-panel">
          <VideosPanel />
        </TabPanel>
        <TabPanel id="details" className="tab-panel">
          <DetailsPanel />
        </TabPanel>
      </Tabs>
    </div>
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
