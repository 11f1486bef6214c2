import { readPost } from '../read-post.ts'
import { createSaver } from '../save-post.ts'

/** Saves one post as whoever runs this process, and prints the outcome as JSON. Arguments: rescue folder, root, id, text. */
async function saveOnce([rescueFolder = '', root = '', id = '', raw = '']: readonly string[]): Promise<void> {
  const read = await readPost(root, id)
  const base = read.ok ? read.value.version : ''
  const saved = await createSaver({ rescueFolder }).savePost(root, { id, raw, base })
  console.log(JSON.stringify({ readonlyReason: read.ok ? read.value.readonlyReason : null, saved }))
}

void saveOnce(process.argv.slice(2))
