/** Attribute of the page while the site's colours of code hold: ours then do not. */
const attribute = 'data-site-code'
const sheet = new CSSStyleSheet()
document.adoptedStyleSheets.push(sheet)
let given = ''

/**
 * Shows code in the site's colours: of its sheets, what they say about Chroma's
 * classes, for light and dark as they have it. Nothing else of them holds.
 *
 * @param css the site's sheets; empty for our own colours
 */
export function showCodeStyle(css: string): void {
  if (css === given) return
  given = css
  const all = new CSSStyleSheet()
  all.replaceSync(css)
  sheet.replaceSync(codeRules(all.cssRules))
  document.documentElement.toggleAttribute(attribute, sheet.cssRules.length > 0)
}

/** What holds now, as text; empty for our own colours. */
export function shownCodeStyle(): string {
  return [...sheet.cssRules].map(rule => rule.cssText).join('\n')
}

function codeRules(rules: CSSRuleList): string {
  return [...rules]
    .map(rule => {
      if (rule instanceof CSSStyleRule) return isAboutCode(rule) ? rule.cssText : ''
      if (rule instanceof CSSMediaRule) {
        const inner = codeRules(rule.cssRules)
        return inner === '' ? '' : `@media ${rule.conditionText} {${inner}}`
      }
      return ''
    })
    .join('\n')
}

/** What loads something, or is costly to draw (see `heavy-styles.ts`): nobody chose these sheets. */
const notForCode = /url\(|image-set\(|filter/i

/** Rules of several subjects are taken where all of them are code. */
function isAboutCode({ selectorText, cssText }: CSSStyleRule): boolean {
  return selectorText.split(',').every(part => part.includes('.chroma')) && !notForCode.test(cssText)
}
