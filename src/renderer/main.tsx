import '@fontsource-variable/inter/index.css'
import '@fontsource-variable/jetbrains-mono/index.css'
import './ui/tokens.css'
import './ui/base.css'
import { createRoot } from 'react-dom/client'
import { App } from './shell/App.tsx'
import { startWindow } from './state/start-window.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
void startWindow()
createRoot(root).render(<App />)
