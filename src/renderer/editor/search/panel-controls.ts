/** The few controls of the search panel, as plain elements: CodeMirror's panels are not React's. */

export function textField(label: string, value: string, onInput: () => void): HTMLInputElement {
  const input = document.createElement('input')
  input.type = 'text'
  input.className = 'cm-search-field'
  input.value = value
  input.placeholder = label
  input.spellcheck = false
  input.setAttribute('aria-label', label)
  input.addEventListener('input', onInput)
  return input
}

export function textButton(label: string, onPress: () => void): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'cm-search-button'
  button.textContent = label
  button.addEventListener('click', onPress)
  return button
}

export function iconButton(label: string, icon: string, onPress: () => void): HTMLButtonElement {
  const button = textButton(icon, onPress)
  button.classList.add('cm-search-icon')
  button.setAttribute('aria-label', label)
  button.title = label
  return button
}

export interface Toggle {
  readonly dom: HTMLButtonElement
  isOn(): boolean
  set(on: boolean): void
}

export function toggleButton(label: string, icon: string, on: boolean, onChange: () => void): Toggle {
  const set = (value: boolean) => dom.setAttribute('aria-pressed', String(value))
  const isOn = () => dom.getAttribute('aria-pressed') === 'true'
  const dom = iconButton(label, icon, () => {
    set(!isOn())
    onChange()
  })
  set(on)
  return { dom, isOn, set }
}
