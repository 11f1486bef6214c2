/**
 * The bridge between the sandboxed window and main: one `contextBridge` call,
 * one named function a request, one `on…` an event. Nothing generic is exposed.
 */
import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { eventChannel, eventNames, requestChannel, requestNames } from '#shared/ipc/contract.ts'

const requests = Object.fromEntries(
  requestNames.map(name => [name, (...args: unknown[]) => ipcRenderer.invoke(requestChannel(name), ...args)])
)

const events = Object.fromEntries(
  eventNames.map(name => [
    `on${name.charAt(0).toUpperCase()}${name.slice(1)}`,
    (listener: (event: unknown) => void) => {
      const deliver = (_event: unknown, payload: unknown) => listener(payload)
      ipcRenderer.on(eventChannel(name), deliver)
      return () => {
        ipcRenderer.removeListener(eventChannel(name), deliver)
      }
    }
  ])
)

contextBridge.exposeInMainWorld('recap', {
  ...requests,
  ...events,
  pathForFile: (file: File) => webUtils.getPathForFile(file)
})
