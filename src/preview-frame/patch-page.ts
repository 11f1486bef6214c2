import { Idiomorph } from 'idiomorph'
import { keepsPlaying } from './videos.ts'

/**
 * Makes the live page look like the wanted one by the fewest changes: what did
 * not change stays the same element, so a video plays on and the page does not jump.
 *
 * @param wanted stays in its inert document: pictures must not start to load twice
 * @param isTouched whether the writer opened or closed this `details` himself
 */
export function patchPage(shown: Element, wanted: Element, isTouched: (details: Element) => boolean): void {
  Idiomorph.morph(shown, wanted, {
    morphStyle: 'outerHTML',
    head: { style: 'none' },
    callbacks: {
      beforeNodeMorphed: (old, next) => !keepsPlaying(old, next),
      beforeAttributeUpdated: (name, node) => !(name === 'open' && isTouched(node))
    }
  })
}
