import { ipcMain, type WebContents } from 'electron'
import * as v from 'valibot'
import {
  type Events,
  eventChannel,
  type Requests,
  requestChannel,
  requestNames
} from '#shared/ipc/contract.ts'
import { argumentSchemas } from './arguments.ts'
import { isTrustedSender } from './trusted-sender.ts'

/** One function a request; the first argument says which window asked. */
export type RequestHandlers<Window> = {
  readonly [K in keyof Requests]: (
    window: Window,
    ...args: Parameters<Requests[K]>
  ) => ReturnType<Requests[K]> | Promise<ReturnType<Requests[K]>>
}

/**
 * Connects the handlers to their channels. A request from anything but the top
 * frame of one of our windows, or with arguments that are not of the contract's
 * form, is rejected before a handler sees it.
 * @param windowOf the application's window of a web contents, null when it is none of ours
 */
export function handleRequests<Window>(
  handlers: RequestHandlers<Window>,
  windowOf: (sender: WebContents) => Window | null
): void {
  for (const name of requestNames) {
    ipcMain.handle(requestChannel(name), async (event, ...args: unknown[]) => {
      const window = isTrustedSender(event) ? windowOf(event.sender) : null
      if (window === null) throw new Error(`${name}: refused, the sender is not a Recap Desk window`)
      return callHandler(handlers, name, window, args)
    })
  }
}

async function callHandler<Window, K extends keyof Requests>(
  handlers: RequestHandlers<Window>,
  name: K,
  window: Window,
  args: readonly unknown[]
): Promise<ReturnType<Requests[K]>> {
  const checked = v.safeParse(argumentSchemas[name], args)
  if (!checked.success) throw new Error(`${name}: refused, ${v.summarize(checked.issues)}`)
  return handlers[name](window, ...checked.output)
}

/** Pushes an event to one window; does nothing once the window is gone. */
export function sendEvent<K extends keyof Events>(contents: WebContents, name: K, payload: Events[K]): void {
  if (!contents.isDestroyed()) contents.send(eventChannel(name), payload)
}
