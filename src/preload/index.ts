/**
 * The bridge between the sandboxed window and main: one `contextBridge` call,
 * one named function a request, one `on…` an event. Nothing generic is exposed.
 */
import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { eventChannel, eventNames, requestChannel, requestNames } from '#shared/ipc/contract.ts'

const requests = Object.fromEntries(
  requestNames.map(name => [name, (...args: unknown[]) => ipcRenderer.invoke(requestChannel(name), ...args)])
)

type Listener = (payload: unknown) => void

/** One `on…` function: what arrives before the page listens waits for its first listener. */
function eventSource(channel: string): (listener: Listener) => () => void {
  const listeners = new Set<Listener>()
  let early: unknown[] | null = []
  ipcRenderer.on(channel, (_event, payload: unknown) => {
    if (early !== null) early.push(payload)
    for (const listener of listeners) listener(payload)
  })
  return listener => {
    listeners.add(listener)
    const missed = early ?? []
    early = null
    for (const payload of missed) listener(payload)
    return () => {
      listeners.delete(listener)
    }
  }
}

const events = Object.fromEntries(
  eventNames.map(name => [
    `on${name.charAt(0).toUpperCase()}${name.slice(1)}`,
    eventSource(eventChannel(name))
  ])
)

/** Asked for before the page's scripts are read, so that main finds it out meanwhile; the page takes it up. */
let start: Promise<unknown> | null = ipcRenderer.invoke(requestChannel('getStart'))

function getStart(): Promise<unknown> {
  const asked = start ?? ipcRenderer.invoke(requestChannel('getStart'))
  start = null
  return asked
}

contextBridge.exposeInMainWorld('recap', {
  ...requests,
  ...events,
  getStart,
  pathForFile: (file: File) => webUtils.getPathForFile(file)
})
