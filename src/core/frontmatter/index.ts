/** Reading and editing a post's front matter. See README.md in this folder. */
export { replaceAliasByCopy } from './edit-alias.ts'
export { duplicateItem, insertItem, moveItem, removeItem } from './edit-list.ts'
export { removeKey } from './edit-map.ts'
export { type FencedBlock, findFrontMatter } from './fences.ts'
export { nodeAt, nodeAtOffset, readFrontMatter } from './reading.ts'
export { isDate } from './scalar-types.ts'
export { clearValue, type SetOptions, setValue, setValue as addKey } from './set-value.ts'
export type {
  EditRefusal,
  EditResult,
  FieldNode,
  FieldPath,
  FrontMatter,
  ListNode,
  MapField,
  MapNode,
  NewValue,
  NoFrontMatter,
  ScalarNode,
  UnreadableFrontMatter,
  YamlFrontMatter
} from './types.ts'
