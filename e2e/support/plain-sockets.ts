import http from 'node:http'

/**
 * Playwright asks the inspectors of the app to pack what both sides send, though they run beside it, and has no setting
 * against that. It took a tenth of a short test's processor time: without this header it is not asked for.
 */
export function keepInspectorsFromPacking(): void {
  const request = http.request as (...args: unknown[]) => http.ClientRequest
  const plain = (...args: unknown[]) => {
    const [options] = args
    if (options !== null && typeof options === 'object' && 'headers' in options)
      Reflect.deleteProperty(Object(options.headers), 'Sec-WebSocket-Extensions')
    return request(...args)
  }
  Object.assign(http, { request: plain })
}
