import '@fontsource-variable/inter/index.css'
import '@fontsource-variable/jetbrains-mono/index.css'
import './ui/tokens.css'
import './ui/base.css'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { App } from './shell/App.tsx'
import { startWindow } from './state/start-window.ts'
import { useWorkspace } from './state/workspace.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
// Nothing is drawn before main has answered, and then at once: React's own schedule waits for what is not there yet.
const stop = useWorkspace.subscribe(({ started }) => {
  if (!started) return
  stop()
  flushSync(() => createRoot(root).render(<App />))
})
void startWindow()
