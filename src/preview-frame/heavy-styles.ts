/**
 * Blurs of any size are the one kind of style by which a page slows down more than
 * itself: all of the application's windows are drawn by one process, and a few
 * lines keep it busy for seconds (attack 27). Everything else a post's styles may do.
 */

/** Filters that cost the same whatever their argument. */
const cheapFilters =
  /^(?:none|(?:(?:grayscale|sepia|brightness|contrast|saturate|invert|opacity|hue-rotate)\([^()]*\)\s*)+)$/i

/** Whether a style's text may set a filter: an escape can spell any property. */
const mayFilter = /filter|\\/i

/** Takes costly filters out of the style attributes and elements of an inert article. */
export function dropHeavyStyles(article: HTMLElement): void {
  for (const styled of article.querySelectorAll<HTMLElement | SVGElement>('[style]')) {
    if (mayFilter.test(styled.getAttribute('style') ?? '')) dropFilters(styled.style)
  }
  for (const sheet of article.querySelectorAll('style')) {
    if (mayFilter.test(sheet.textContent ?? '')) sheet.textContent = withoutFilters(sheet.textContent ?? '')
  }
}

function withoutFilters(css: string): string {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  dropFromRules(sheet.cssRules)
  return [...sheet.cssRules].map(rule => rule.cssText).join('\n')
}

function dropFromRules(rules: CSSRuleList): void {
  for (const rule of rules) {
    if ('style' in rule && rule.style instanceof CSSStyleDeclaration) dropFilters(rule.style)
    if ('cssRules' in rule && rule.cssRules instanceof CSSRuleList) dropFromRules(rule.cssRules)
  }
}

function dropFilters(style: CSSStyleDeclaration): void {
  for (const property of ['filter', 'backdrop-filter', '-webkit-filter', '-webkit-backdrop-filter'])
    if (!cheapFilters.test(style.getPropertyValue(property).trim() || 'none')) style.removeProperty(property)
}
