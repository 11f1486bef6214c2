import type { Known } from './judge.ts'
import type { Step } from './mortal-app.ts'
import { keyAt } from './writer.ts'

/** Between keys, saves and changes of the post as they come in a quarter of a minute of hasty writing. */
export function plan(known: readonly Known[], random: () => number): readonly Step[] {
  const between = (least: number, most: number): number => least + random() * (most - least)
  const steps: Step[] = []
  const keys = known.map(({ start }) => start)
  let current = Math.floor(random() * known.length)
  const show = () => {
    const { post } = known[current] ?? never()
    steps.push({ show: post.id, cursor: post.head.length + (keys[current] ?? 0) })
  }
  show()
  const pace = between(12, 90)
  let untilSave = between(5, 40)
  let untilSwitch = between(30, 90)
  for (let count = 0; count < 250; count += 1) {
    const { post } = known[current] ?? never()
    steps.push(
      { key: keyAt(keys[current] ?? 0, post.number) },
      { wait: Math.round(pace * between(0.5, 1.5)) }
    )
    keys[current] = (keys[current] ?? 0) + 1
    if (count > untilSave) {
      steps.push({ save: true })
      untilSave = count + between(5, 60)
    }
    if (count > untilSwitch) {
      current = (current + 1) % known.length
      show()
      untilSwitch = count + between(20, 90)
    }
  }
  return steps
}

function never(): never {
  throw new Error('There is no such post.')
}
