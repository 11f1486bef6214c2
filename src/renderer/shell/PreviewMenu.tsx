import { Check, SlidersHorizontal } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components'
import type { PreviewSettings, PreviewWidth } from '#shared/settings.ts'
import { runCommand } from '../state/commands.ts'
import { changePreview, useLayout } from '../state/layout.ts'
import { useWorkspace } from '../state/workspace.ts'
import './preview-menu.css'

const widths: readonly { readonly id: PreviewWidth; readonly name: string; readonly short: string }[] = [
  { id: 'panel', name: 'As wide as its panel', short: '' },
  { id: 'phone', name: 'Phone', short: 'Phone' },
  { id: 'tablet', name: 'Tablet', short: 'Tablet' },
  { id: 'desktop', name: 'Desktop', short: 'Desktop' }
]

const switches = [
  { id: 'scrollTogether', name: 'Scroll with the source' },
  { id: 'markCursor', name: 'Mark the block under the cursor' },
  { id: 'clickToSource', name: 'Go to the source with a click' }
] as const satisfies readonly { readonly id: keyof PreviewSettings; readonly name: string }[]

/** How the preview is shown and what becomes of it: the menu in its head. */
export function PreviewMenu() {
  const settings = useLayout(state => state.preview)
  const siteStyle = useWorkspace(state => state.siteStyle)
  return (
    <div className="preview-head-controls">
      <ShownAs settings={settings} />
      <MenuTrigger>
        <Button className="icon-button" aria-label="Preview options" data-tooltip>
          <SlidersHorizontal size={15} aria-hidden />
        </Button>
        <Popover className="popover" placement="bottom end" offset={4}>
          <Menu className="options menu preview-menu" aria-label="Preview options">
            <Section
              name="Width"
              selectionMode="single"
              selected={[settings.width]}
              onSelected={([id]) => {
                const chosen = widths.find(width => width.id === id)
                if (chosen !== undefined) changePreview({ width: chosen.id })
              }}
            >
              {widths.map(({ id, name }) => (
                <Choice key={id} id={id} name={name} />
              ))}
            </Section>
            <MenuSection className="menu-section">
              <Header className="menu-heading">Zoom, now {settings.zoom} %</Header>
              <Action name="Larger" keepsOpen onAction={() => runCommand('preview-zoom-in')} />
              <Action name="Smaller" keepsOpen onAction={() => runCommand('preview-zoom-out')} />
              <Action name="Actual size" keepsOpen onAction={() => runCommand('preview-zoom-reset')} />
            </MenuSection>
            <Section
              name="Source"
              selectionMode="multiple"
              selected={switches.filter(({ id }) => settings[id]).map(({ id }) => id)}
              onSelected={ids =>
                changePreview(Object.fromEntries(switches.map(({ id }) => [id, ids.includes(id)])))
              }
            >
              {switches.map(({ id, name }) => (
                <Choice key={id} id={id} name={name} />
              ))}
            </Section>
            <Section
              name="Style"
              selectionMode="single"
              selected={[siteStyle === null ? 'own-style' : 'site-style']}
              onSelected={([id]) => {
                if (id === 'own-style' && siteStyle !== null) runCommand(id)
              }}
            >
              <Choice id="own-style" name="Recap Desk’s own" />
              {siteStyle !== null && <Choice id="site-style" name={siteStyle.name} />}
            </Section>
            <MenuSection aria-label="Style of the site">
              <Action name="A style sheet of the site…" onAction={() => runCommand('site-style-file')} />
              <Action name="The style of the built site…" onAction={() => runCommand('site-style-folder')} />
            </MenuSection>
            <MenuSection className="menu-section">
              <Header className="menu-heading">Page</Header>
              <Action name="Export as HTML…" onAction={() => runCommand('export-html')} />
              <Action name="Export as PDF…" onAction={() => runCommand('export-pdf')} />
              <Action name="Print…" onAction={() => runCommand('print')} />
            </MenuSection>
          </Menu>
        </Popover>
      </MenuTrigger>
    </div>
  )
}

/** What differs from the plain page, in a few words. */
function ShownAs({ settings }: { readonly settings: PreviewSettings }) {
  const width = widths.find(({ id }) => id === settings.width)?.short ?? ''
  const words = [width, settings.zoom === 100 ? '' : `${settings.zoom} %`].filter(Boolean).join(' · ')
  return words === '' ? null : <span className="preview-shown-as">{words}</span>
}

function Section(props: {
  readonly name: string
  readonly selectionMode: 'single' | 'multiple'
  readonly selected: readonly string[]
  readonly onSelected: (ids: readonly string[]) => void
  readonly children: ReactNode
}) {
  return (
    <MenuSection
      className="menu-section"
      selectionMode={props.selectionMode}
      disallowEmptySelection={props.selectionMode === 'single'}
      selectedKeys={props.selected}
      onSelectionChange={keys => props.onSelected(keys === 'all' ? [] : [...keys].map(String))}
    >
      <Header className="menu-heading">{props.name}</Header>
      {props.children}
    </MenuSection>
  )
}

function Choice({ id, name }: { readonly id: string; readonly name: string }) {
  return (
    <MenuItem id={id} className="option menu-choice">
      <Check size={14} aria-hidden className="menu-check" />
      {name}
    </MenuItem>
  )
}

function Action(props: {
  readonly name: string
  readonly keepsOpen?: boolean
  readonly onAction: () => void
}) {
  return (
    <MenuItem
      className="option menu-choice"
      shouldCloseOnSelect={props.keepsOpen !== true}
      onAction={props.onAction}
    >
      <span className="menu-check" />
      {props.name}
    </MenuItem>
  )
}
