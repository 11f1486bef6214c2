import { describe, expect, it } from 'vitest'
import { identityFilter, identityHeaders } from './identity-header.ts'

const identity = 'https://recap-desk.example/'

describe('the identity header', () => {
  it('goes to the two player hosts only', () => {
    expect(identityFilter.urls).toEqual(['https://www.youtube-nocookie.com/*', 'https://player.vimeo.com/*'])
  })

  it("is the player page's Referer, whatever was there", () => {
    const headers = identityHeaders(
      { resourceType: 'subFrame', requestHeaders: { referer: 'recap-preview://frame/', Accept: '*/*' } },
      identity
    )
    expect(headers).toEqual({ Accept: '*/*', Referer: identity })
  })

  it('leaves alone what the player itself asks for', () => {
    const requestHeaders = { Referer: 'https://www.youtube-nocookie.com/embed/x' }
    expect(identityHeaders({ resourceType: 'xhr', requestHeaders }, identity)).toEqual(requestHeaders)
  })
})
