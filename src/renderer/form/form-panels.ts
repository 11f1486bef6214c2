/** What the side panel shows of the form, in one piece that is loaded when it is needed. */
export { DetailsPanel } from './DetailsPanel.tsx'
export { VideosPanel } from './VideosPanel.tsx'
