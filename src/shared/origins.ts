/** The page of the window: `out/renderer`, served by main. */
export const windowOrigin = 'recap-app://window'

/** The page inside the preview frame: `out/preview-frame`, served by main; no preload, no bridge. */
export const previewOrigin = 'recap-preview://frame'

/** Address of the preview frame's page. Whether pictures of other websites may load is decided by its CSP, so by its address. */
export const previewPage = {
  withoutRemoteImages: `${previewOrigin}/index.html`,
  withRemoteImages: `${previewOrigin}/index.html?remote-images`
} as const
