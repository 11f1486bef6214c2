import { useAnalysis } from '../state/analysis.ts'
import { BundlePicture } from './BundlePicture.tsx'
import { PicturePicker } from './PicturePicker.tsx'
import { type FormFieldProps, TextField } from './TextField.tsx'

/** The name of a picture, with the picture before it and the bundle's pictures to choose from. */
export function ImageField(props: FormFieldProps) {
  const { label, locked = null, select, write } = props
  const name = useAnalysis(({ current }) => (current === null ? '' : select(current)))
  return (
    <TextField
      {...props}
      start={<BundlePicture name={name} />}
      {...(locked === null ? { end: <PicturePicker label={label} onPick={write} /> } : {})}
    />
  )
}
