/**
 * A self-signed certificate, made anew for each run: Node can sign one but not
 * write one, and a private key has no place in a repository. X.509 v3, RFC 5280,
 * as little of it as a browser reads.
 */
import { generateKeyPairSync, sign } from 'node:crypto'

const tag = {
  integer: 0x02,
  bitString: 0x03,
  objectId: 0x06,
  utf8: 0x0c,
  utcTime: 0x17,
  sequence: 0x30,
  set: 0x31
}

/** One DER element: tag, length, content. */
function der(type: number, ...content: readonly Buffer[]): Buffer {
  const body = Buffer.concat(content)
  const size = body.length
  const length = size < 0x80 ? [size] : size < 0x100 ? [0x81, size] : [0x82, size >> 8, size & 0xff]
  return Buffer.concat([Buffer.from([type, ...length]), body])
}

const commonName = der(tag.objectId, Buffer.from('550403', 'hex'))
const ecdsaWithSha256 = der(tag.sequence, der(tag.objectId, Buffer.from('2a8648ce3d040302', 'hex')))

/** `YYMMDDHHMMSSZ`, as X.509 writes years before 2050. */
function utcTime(date: Date): Buffer {
  return der(
    tag.utcTime,
    Buffer.from(
      `${date
        .toISOString()
        .replaceAll(/[-:T]|\.\d+/g, '')
        .slice(2)}`
    )
  )
}

/** A key and a certificate of this name, valid from yesterday for a week, both as PEM. */
export function selfSignedCertificate(name: string): { readonly key: string; readonly cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const day = 86_400_000
  const subject = der(
    tag.sequence,
    der(tag.set, der(tag.sequence, commonName, der(tag.utf8, Buffer.from(name))))
  )
  const contents = der(
    tag.sequence,
    der(0xa0, der(tag.integer, Buffer.from([2]))),
    der(tag.integer, Buffer.from([1])),
    ecdsaWithSha256,
    subject,
    der(tag.sequence, utcTime(new Date(Date.now() - day)), utcTime(new Date(Date.now() + 7 * day))),
    subject,
    publicKey.export({ type: 'spki', format: 'der' })
  )
  const signature = sign('sha256', contents, privateKey)
  const bytes = der(tag.sequence, contents, ecdsaWithSha256, der(tag.bitString, Buffer.from([0]), signature))
  const lines = bytes.toString('base64').replaceAll(/.{64}/g, '$&\n')
  return {
    key: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`
  }
}
