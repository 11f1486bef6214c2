/** Entry of the library's worker thread: reads a folder's posts without keeping main from its windows. */
import { parentPort, workerData } from 'node:worker_threads'
import { commonStyle, type EmbedPattern } from '#core/videos/embed-style.ts'
import { readCodeStyle } from './code-style.ts'
import { readLimits } from './field-limits.ts'
import { readHeaderOrder } from './header-order.ts'
import type { LibraryMessage, LibraryTask } from './library-task.ts'
import { listPosts } from './list-posts.ts'
import { rankKeywords, readAuthors } from './site-facts.ts'
import { countFields } from './used-fields.ts'

/** As many embeds tell how a folder writes them. */
const mostEmbeds = 2000

async function run(task: LibraryTask, send: (message: LibraryMessage) => void): Promise<void> {
  const authors = task.site === null ? [] : await readAuthors(task.site)
  const limits = task.site === null ? {} : await readLimits(task.site)
  const headerOrder = task.site === null ? null : await readHeaderOrder(task.site)
  const codeStyle = task.site === null ? null : await readCodeStyle(task.site)
  const ofSite = {
    authors,
    limits,
    ...(headerOrder === null ? {} : { headerOrder }),
    ...(codeStyle === null ? {} : { codeStyle })
  }
  send({ kind: 'facts', facts: { ...ofSite, keywords: [], fields: [] } })
  const fields = countFields()
  const embeds: EmbedPattern[] = []
  const used = await listPosts({
    ...task,
    onBatch: batch => send({ kind: 'batch', batch }),
    onPost: post => {
      fields.add(post.fields)
      if (embeds.length < mostEmbeds) embeds.push(...post.embeds)
    }
  })
  send({
    kind: 'facts',
    facts: {
      ...ofSite,
      keywords: rankKeywords(used),
      fields: fields.ranked(),
      ...(embeds.length === 0 ? {} : { embeds: commonStyle(embeds) })
    }
  })
}

const port = parentPort
if (port !== null) void run(workerData as LibraryTask, message => port.postMessage(message))
