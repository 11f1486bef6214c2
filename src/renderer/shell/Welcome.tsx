import { FileText, FolderOpen, X } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components'
import { forgetRecent, openFile, openFolder, openRecent, openSample } from '../state/opening.ts'
import { useWorkspace } from '../state/workspace.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { Mark } from '../ui/Mark.tsx'
import { Notice } from './Notice.tsx'
import { StrayTexts } from './StrayTexts.tsx'
import './welcome.css'

/** The first screen: what to open. */
export function Welcome() {
  const recent = useWorkspace(state => state.recent)
  return (
    <main className="welcome" aria-labelledby="welcome-title">
      <div className="welcome-column">
        <header className="welcome-head">
          <Mark size={44} />
          <div>
            <h1 id="welcome-title">Recap Desk</h1>
            <p>Write recaps of meetings and conferences, with every talk’s video in its place.</p>
          </div>
        </header>
        <Notice />
        <StrayTexts />
        <div className="welcome-actions">
          <Button look="primary" onPress={openFolder} autoFocus>
            <FolderOpen size={16} aria-hidden /> Open folder
          </Button>
          <Button onPress={openFile}>
            <FileText size={16} aria-hidden /> Open file
          </Button>
          <Button look="quiet" onPress={openSample}>
            Try the sample site
          </Button>
        </div>
        <p className="welcome-hint">
          A Hugo site, its content folder, one section, one post’s folder or loose Markdown files: all of them
          open as they are. You can also drop one on this window.
        </p>
        {recent.length > 0 && (
          <section aria-labelledby="recent-title" className="welcome-recent">
            <h2 id="recent-title">Recent folders</h2>
            <ul>
              {recent.map(folder => (
                <li key={folder.path}>
                  <AriaButton className="recent-folder" onPress={() => openRecent(folder.path)}>
                    <span className="recent-name">{folder.name}</span>
                    <span className="recent-path">{folder.path}</span>
                  </AriaButton>
                  <IconButton
                    name={`Forget ${folder.name}`}
                    icon={<X size={14} />}
                    onPress={() => forgetRecent(folder.path)}
                  />
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </main>
  )
}
