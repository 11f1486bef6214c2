/**
 * Takes away every way to the network that Go's standard library or a script could find on the
 * global object. Must run before Hugo starts: Go looks for `fetch` once.
 */
export function removeNetwork(): void {
  for (const name of [
    'fetch',
    'XMLHttpRequest',
    'WebSocket',
    'EventSource',
    'WebTransport',
    'RTCPeerConnection'
  ]) {
    Reflect.deleteProperty(globalThis, name)
    Object.defineProperty(globalThis, name, { value: undefined, writable: false, configurable: false })
  }
}
