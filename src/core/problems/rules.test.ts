import { describe, expect, it } from 'vitest'
import { applyEdits } from '../text/apply-edits.ts'
import { checkPost, checkReading } from './check-post.ts'
import { noFacts } from './post-facts.ts'
import { readForRules } from './read-post.ts'
import type { FiringExample, Rule, RuleExample } from './rule.ts'
import { rules } from './rules.ts'

function found(rule: Rule, { text, facts }: RuleExample) {
  return checkReading(readForRules(text), { ...noFacts, ...facts }, [rule])
}

/** An example's text without the marks, and what stands between them. */
function unmarked({ text }: FiringExample) {
  const from = text.indexOf('⟦')
  const to = text.indexOf('⟧') - 1
  expect(from, `a ⟦place⟧ in ${text}`).toBeGreaterThanOrEqual(0)
  return { text: text.replace(/[⟦⟧]/g, ''), range: { from, to } }
}

describe.each(rules.map(rule => [rule.code, rule] as const))('%s', (_, rule) => {
  it('says what it is about', () => {
    expect(rule.doc).toMatch(/^[A-Z].*\.$/)
    expect(rule.fires.length).toBeGreaterThan(0)
    expect(rule.quiet.length).toBeGreaterThan(0)
  })

  it.each(rule.fires)('fires on $text', example => {
    const { text, range } = unmarked(example)
    const problems = found(rule, { ...example, text })
    expect(problems.map(problem => problem.range)).toEqual([range])
    const [problem] = problems
    expect(problem?.message).toMatch(/^\S.*[.!)]$/)
    const [fix] = problem?.fixes ?? []
    expect(fix === undefined ? undefined : applyEdits(text, fix.edits)).toBe(example.fixed)
    if (example.fixed !== undefined) expect(found(rule, { ...example, text: example.fixed })).toEqual([])
  })

  it.each(rule.quiet)('is quiet on $text', example => {
    expect(found(rule, example)).toEqual([])
  })
})

describe('all rules', () => {
  it('have codes of their own', () => {
    expect(new Set(rules.map(({ code }) => code)).size).toBe(rules.length)
  })

  it('find nothing in an empty post and never fail', () => {
    expect(checkPost('')).toEqual([])
    for (const text of [
      '---',
      '+++',
      '{',
      '- ',
      '{{<',
      '---\n\t- x: [\n',
      '\u0000'.repeat(100),
      '[]('.repeat(1000)
    ])
      expect(() => checkPost(text)).not.toThrow()
  })

  it('give problems in the order of the text', () => {
    const text = '---\ndate: Mon, 30 May 2019 09:00:00 +0000\ntitle: "x"\n---\n![](a.png)\n# B\n'
    expect(checkPost(text).map(({ code }) => code)).toEqual([
      'weekday-mismatch',
      'image-without-text',
      'heading-first-level'
    ])
  })
})
