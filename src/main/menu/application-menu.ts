import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { MenuCommand } from '#shared/ipc/contract.ts'
import type { Autosave } from '#shared/settings.ts'
import type { Theme } from '../settings/remembered.ts'

export interface MenuActions {
  /** Carries a command to the window in front. */
  command(command: MenuCommand): void
  newWindow(): void
  /** The theme that is chosen when the menu is made. */
  readonly theme: Theme
  setTheme(theme: Theme): void
  /** The autosave that is chosen when the menu is made. */
  readonly autosave: Autosave
  setAutosave(autosave: Autosave): void
  openLogFolder(): void
  openVersionsFolder(): void
  removeAllVersions(): void
  /** Null where the notices were not built (while developing): no dead item is shown. */
  readonly openLicences: (() => void) | null
}

const themes = [
  { theme: 'system', label: 'As the system' },
  { theme: 'light', label: 'Light' },
  { theme: 'dark', label: 'Dark' }
] as const

const autosaves = [
  { autosave: 'off', label: 'Off' },
  { autosave: 'after-pause', label: 'After a pause in typing' },
  { autosave: 'on-focus-loss', label: 'On leaving the post or the window' }
] as const

/** The native menu with the platform's usual roles, order and shortcuts. */
export function installApplicationMenu(actions: MenuActions): void {
  const mac = process.platform === 'darwin'
  const item = (label: string, command: MenuCommand, accelerator?: string): MenuItemConstructorOptions => ({
    id: command,
    label,
    ...(accelerator === undefined ? {} : { accelerator }),
    click: () => actions.command(command)
  })
  const separator: MenuItemConstructorOptions = { type: 'separator' }
  const themeItem = ({ theme, label }: (typeof themes)[number]): MenuItemConstructorOptions => ({
    label,
    type: 'radio',
    checked: theme === actions.theme,
    click: () => actions.setTheme(theme)
  })

  const autosaveItem = ({ autosave, label }: (typeof autosaves)[number]): MenuItemConstructorOptions => ({
    label,
    type: 'radio',
    checked: autosave === actions.autosave,
    click: () => actions.setAutosave(autosave)
  })

  const template: MenuItemConstructorOptions[] = [
    ...(mac ? [appMenu(item('Settings…', 'show-settings', 'Cmd+,'))] : []),
    {
      label: '&File',
      submenu: [
        { label: 'New window', accelerator: 'CmdOrCtrl+Shift+N', click: actions.newWindow },
        item('Open folder…', 'open-folder', 'CmdOrCtrl+O'),
        item('Open file…', 'open-file', 'CmdOrCtrl+Shift+O'),
        item('Open the sample site', 'open-sample'),
        separator,
        item('Save', 'save', 'CmdOrCtrl+S'),
        item('Save all', 'save-all', 'CmdOrCtrl+Alt+S'),
        item('Save a copy…', 'save-copy', 'CmdOrCtrl+Shift+S'),
        item('Revert to saved', 'revert'),
        {
          label: 'Export the preview',
          submenu: [item('As HTML…', 'export-html'), item('As PDF…', 'export-pdf')]
        },
        item('Print…', 'print', 'CmdOrCtrl+P'),
        { label: 'Autosave', submenu: autosaves.map(autosaveItem) },
        separator,
        ...(mac ? [] : [item('Settings…', 'show-settings', 'CmdOrCtrl+,'), separator]),
        item('Close post', 'close-post', 'CmdOrCtrl+W'),
        { role: 'close', label: 'Close window', accelerator: 'CmdOrCtrl+Shift+W' },
        ...(mac ? [] : [separator, { role: 'quit' } as const])
      ]
    },
    {
      label: '&Edit',
      submenu: [
        item('Undo', 'undo', 'CmdOrCtrl+Z'),
        item('Redo', 'redo', mac ? 'Cmd+Shift+Z' : 'Ctrl+Y'),
        separator,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
        separator,
        item('Find', 'find', 'CmdOrCtrl+F'),
        item('Find and replace', 'replace', mac ? 'Cmd+Alt+F' : 'Ctrl+H')
      ]
    },
    {
      label: 'F&ormat',
      submenu: [
        item('Bold', 'bold', 'CmdOrCtrl+B'),
        item('Italic', 'italic', 'CmdOrCtrl+I'),
        item('Link', 'link', 'CmdOrCtrl+K'),
        separator,
        item('Heading', 'heading', 'CmdOrCtrl+Alt+H'),
        item('Bullet list', 'bullet-list', 'CmdOrCtrl+Shift+8'),
        item('Numbered list', 'numbered-list', 'CmdOrCtrl+Shift+7')
      ]
    },
    {
      label: '&Post',
      submenu: [
        item('Add video', 'add-video', 'CmdOrCtrl+Shift+V'),
        item('Add videos from links…', 'add-videos-from-links', 'CmdOrCtrl+Shift+L'),
        item('Turn the links of this post into videos…', 'videos-of-post-links'),
        item('Fill in the facts…', 'fill-in-facts'),
        item('What search engines read…', 'show-structured-data'),
        separator,
        item('Move section up', 'move-section-up', 'CmdOrCtrl+Shift+PageUp'),
        item('Move section down', 'move-section-down', 'CmdOrCtrl+Shift+PageDown'),
        separator,
        item('Review changes', 'review-changes', 'CmdOrCtrl+Shift+R'),
        item('Earlier versions…', 'show-versions', 'CmdOrCtrl+Alt+R'),
        separator,
        item('Next problem', 'next-problem', 'F8'),
        item('Check all posts', 'check-folder'),
        item('Format with the site’s Prettier settings', 'format-post')
      ]
    },
    {
      label: '&View',
      submenu: [
        item('Preview', 'show-preview', 'CmdOrCtrl+1'),
        item('Videos', 'show-videos', 'CmdOrCtrl+2'),
        item('Details', 'show-details', 'CmdOrCtrl+3'),
        item('Problems', 'show-problems', 'CmdOrCtrl+4'),
        item('Text', 'show-text', 'CmdOrCtrl+5'),
        item('Posts', 'show-posts', 'CmdOrCtrl+6'),
        separator,
        {
          label: 'Preview page',
          submenu: [
            item('As wide as its panel', 'preview-width-panel'),
            item('Phone', 'preview-width-phone'),
            item('Tablet', 'preview-width-tablet'),
            item('Desktop', 'preview-width-desktop'),
            separator,
            item('Larger', 'preview-zoom-in'),
            item('Smaller', 'preview-zoom-out'),
            item('Actual size', 'preview-zoom-reset'),
            separator,
            item('Recap Desk’s own style', 'own-style'),
            item('A style sheet of the site…', 'site-style-file'),
            item('The style of the built site…', 'site-style-folder'),
            separator,
            item('Start or stop scrolling with the source', 'preview-scroll-together'),
            item('Show or hide the mark of the cursor’s block', 'preview-mark-cursor'),
            item('Start or stop going to the source with a click', 'preview-click-to-source')
          ]
        },
        separator,
        item('Show or hide posts', 'toggle-library', 'CmdOrCtrl+Alt+B'),
        item('Show or hide the side panel', 'toggle-side', 'CmdOrCtrl+Alt+P'),
        item('Fold or unfold the front matter', 'fold-front-matter', 'CmdOrCtrl+Alt+M'),
        separator,
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        separator,
        { label: 'Appearance', submenu: themes.map(themeItem) },
        { role: 'togglefullscreen' }
      ]
    },
    { role: 'windowMenu' },
    {
      role: 'help',
      submenu: [
        { label: 'Show the log file', click: actions.openLogFolder },
        { label: 'Show the folder of earlier versions', click: actions.openVersionsFolder },
        { label: 'Remove all earlier versions…', click: actions.removeAllVersions },
        ...(actions.openLicences === null ? [] : [{ label: 'Licences', click: actions.openLicences }]),
        ...(mac ? [] : [separator, { role: 'about' } as const])
      ]
    }
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}

/** The platform's usual application menu, with the settings where writers look for them. */
function appMenu(settings: MenuItemConstructorOptions): MenuItemConstructorOptions {
  const separator: MenuItemConstructorOptions = { type: 'separator' }
  return {
    role: 'appMenu',
    submenu: [
      { role: 'about' },
      separator,
      settings,
      separator,
      { role: 'services' },
      separator,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      separator,
      { role: 'quit' }
    ]
  }
}
