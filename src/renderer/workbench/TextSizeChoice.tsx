import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { type TextSize, textSizes } from '#shared/settings.ts'
import '../ui/segments.css'

/** How large the letters of the source are. */
export function TextSizeChoice(props: {
  readonly value: TextSize
  readonly onChange: (size: TextSize) => void
}) {
  return (
    <div className="settings-line">
      <span className="field-label" id="settings-text-size">
        Size of the letters
      </span>
      <ToggleButtonGroup
        className="segments"
        aria-labelledby="settings-text-size"
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[props.value]}
        onSelectionChange={keys => {
          const size = textSizes.find(one => keys.has(one))
          if (size !== undefined) props.onChange(size)
        }}
      >
        {textSizes.map(size => (
          <ToggleButton key={size} id={size} autoFocus={size === props.value}>
            {size} %
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  )
}
