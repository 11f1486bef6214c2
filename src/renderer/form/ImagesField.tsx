import { useAnalysis } from '../state/analysis.ts'
import { BundlePicture } from './BundlePicture.tsx'
import { PicturePicker } from './PicturePicker.tsx'
import { type FormFieldProps, TextField } from './TextField.tsx'

/** Names of pictures, one a line, with the pictures below; one that is chosen goes to the end. */
export function ImagesField(props: FormFieldProps) {
  const { label, locked = null, select, write } = props
  const names = useAnalysis(({ current }) => (current === null ? '' : select(current)))
    .split('\n')
    .map(name => name.trim())
    .filter(name => name !== '')
  const add = (name: string) => write([...names.filter(other => other !== name), name].join('\n'))
  return (
    <div className="images">
      <TextField
        {...props}
        multiline
        hint="One a line"
        {...(locked === null ? { end: <PicturePicker label={label} onPick={add} /> } : {})}
      />
      {names.length > 0 && (
        <div className="image-row">
          {[...new Set(names)].map(name => (
            <BundlePicture key={name} name={name} />
          ))}
        </div>
      )}
    </div>
  )
}
