/** The nonce that main wrote into the page: style elements of libraries must carry it. */
export const cspNonce: string =
  document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''
