/**
 * Puts a text on the clipboard, on a press of the writer's. The newer interface asks for a permission, and the window
 * has none. Gives whether it worked.
 */
export function copyText(text: string): boolean {
  const onCopy = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text)
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  document.addEventListener('copy', onCopy, true)
  const copied = document.execCommand('copy')
  document.removeEventListener('copy', onCopy, true)
  return copied
}
