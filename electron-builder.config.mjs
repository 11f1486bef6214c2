/**
 * How the app is packaged. `npm run dist` adds the runtime, where it is not the official one.
 *
 * @type {import('electron-builder').Configuration}
 */
export default {
  appId: 'org.recapdesk.app',
  productName: 'Recap Desk',
  copyright: 'Copyright © The Recap Desk developers',
  directories: { output: 'dist', buildResources: 'resources' },

  // Everything that runs is bundled into out/: no node_modules in the package.
  files: ['out/main', 'out/preload', 'out/renderer', 'out/preview-frame', 'package.json', '!node_modules'],
  beforeBuild: async () => false,
  asar: true,
  extraResources: [
    // Hugo's process reads these by path, which an archive does not offer to WebAssembly.
    {
      from: '.runtime/hugo',
      to: 'hugo',
      filter: ['hugo.wasm', 'wasm_exec.js']
    },
    { from: 'node_modules/@bookshop/hugo-engine/LICENSE', to: 'hugo/LICENSE.hugo-engine.txt' },
    { from: 'resources/licenses/Apache-2.0.txt', to: 'hugo/LICENSE.hugo.txt' },
    { from: 'resources/licenses/Go-BSD-3-Clause.txt', to: 'hugo/LICENSE.go.txt' },
    { from: 'THIRD-PARTY-NOTICES.txt', to: 'THIRD-PARTY-NOTICES.txt' },
    { from: 'LICENSE', to: 'LICENSE.txt' },
    { from: 'resources/icons/128x128.png', to: 'icons/128x128.png' },
    { from: 'resources/sample-site', to: 'sample-site' }
  ],

  electronFuses: {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    // Electron checks the archive on macOS and Windows; elsewhere the fuse does nothing.
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    // The app's pages come from its own schemes.
    grantFileProtocolExtraPrivileges: false,
    resetAdHocDarwinSignature: true
  },

  fileAssociations: [
    {
      ext: ['md', 'markdown'],
      name: 'Markdown',
      description: 'Markdown text',
      mimeType: 'text/markdown',
      role: 'Editor'
    }
  ],

  linux: {
    target: ['tar.gz', 'zip', 'AppImage', 'deb'],
    executableName: 'recap-desk',
    icon: 'resources/icons',
    category: 'Office',
    synopsis: 'An editor for recap posts of Hugo sites',
    maintainer: 'The Recap Desk developers <maintainers@recapdesk.invalid>',
    mimeTypes: ['text/markdown']
  },
  // The default AppImage runtime starts the app without Chromium's sandbox.
  toolsets: { appimage: '1.0.3' },
  mac: {
    target: [
      { target: 'dmg', arch: ['x64', 'arm64'] },
      { target: 'zip', arch: ['x64', 'arm64'] }
    ],
    category: 'public.app-category.productivity',
    hardenedRuntime: true
  },
  win: { target: [{ target: 'nsis', arch: ['x64'] }] },
  nsis: { oneClick: false, perMachine: false, allowToChangeInstallationDirectory: true },
  publish: null
}
