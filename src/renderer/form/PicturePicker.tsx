import { Image } from 'lucide-react'
import { Button, Dialog, DialogTrigger, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components'
import { lookForPictures, useBundlePictures } from '../state/bundle-pictures.ts'
import { mediaUrl } from '../state/media.ts'
import { useWorkspace } from '../state/workspace.ts'

/** A button that shows the bundle's pictures to choose one from. */
export function PicturePicker(props: { readonly label: string; readonly onPick: (name: string) => void }) {
  const images = useBundlePictures(state => state.pictures)
  const folder = useWorkspace(state => state.folder)
  return (
    <DialogTrigger
      onOpenChange={open => {
        if (open) void lookForPictures()
      }}
    >
      <Button className="field-button" aria-label={`Choose a picture for ${props.label.toLowerCase()}`}>
        <Image size={15} aria-hidden />
      </Button>
      <Popover className="popover" placement="bottom end" offset={4}>
        <Dialog className="picture-picker" aria-label="Pictures of this post">
          {({ close }) =>
            images === null || images.length === 0 ? (
              <p className="panel-empty">
                {images === null ? 'Looking…' : 'There are no pictures beside this post.'}
              </p>
            ) : (
              <ListBox
                className="picture-options"
                aria-label="Pictures"
                autoFocus="first"
                layout="grid"
                items={images}
                onAction={key => {
                  props.onPick(String(key))
                  close()
                }}
              >
                {image => (
                  <ListBoxItem id={image.name} textValue={image.name} className="picture-option">
                    {folder !== null && <img src={mediaUrl(folder, image.path)} alt="" loading="lazy" />}
                    <Text slot="label">{image.name}</Text>
                  </ListBoxItem>
                )}
              </ListBox>
            )
          }
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
