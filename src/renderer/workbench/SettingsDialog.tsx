import { useEffect, useState } from 'react'
import { defaultFactsSettings, type FactsSettings, type ShownFactsSettings } from '#shared/video-facts.ts'
import { recap } from '../api/recap.ts'
import { keptTextSize, showTextSize, takeTextSize } from '../state/text-size.ts'
import { closeDialog } from '../state/workbench-dialog.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { ModalDialog } from '../ui/ModalDialog.tsx'
import { TextSizeChoice } from './TextSizeChoice.tsx'
import './settings-dialog.css'

type Address = Exclude<keyof FactsSettings, 'ytDlp'>

const addresses: readonly (readonly [Address, string])[] = [
  ['youtubeOembed', 'YouTube oEmbed'],
  ['vimeoOembed', 'Vimeo oEmbed'],
  ['youtubeApi', 'YouTube Data API'],
  ['youtubePages', 'YouTube pages, for yt-dlp'],
  ['vimeoPages', 'Vimeo pages, for yt-dlp']
]

/** What holds for the whole application: how large the source is, and where facts of videos are asked for. */
export function SettingsDialog() {
  const [shown, setShown] = useState<ShownFactsSettings | null>(null)
  useEffect(() => {
    void recap.getFactsSettings().then(setShown)
  }, [])
  return shown === null ? null : <Settings shown={shown} />
}

function Settings({ shown }: { readonly shown: ShownFactsSettings }) {
  const [settings, setSettings] = useState(shown.settings)
  const [key, setKey] = useState<string | null>('')
  const [failure, setFailure] = useState<string | null>(null)
  const [size, setSize] = useState(keptTextSize)
  // It shows at once, and goes with the dialog where it is not saved.
  useEffect(() => () => showTextSize(keptTextSize()), [])
  const change = (field: keyof FactsSettings) => (value: string) =>
    setSettings({ ...settings, [field]: value.trim() })
  const wrong = addresses.some(([field]) => addressError(settings[field]) !== null)

  async function save(): Promise<void> {
    const typed = key === null ? { youtubeKey: null } : key.trim() === '' ? {} : { youtubeKey: key.trim() }
    const saved = await recap.saveFactsSettings({ settings, ...typed })
    if (!saved.ok) {
      setFailure(saved.error)
      return
    }
    takeTextSize(size)
    void recap.saveTextSize(size)
    closeDialog()
  }

  return (
    <ModalDialog
      isWide
      title="Settings"
      onClose={closeDialog}
      buttons={
        <>
          <Button onPress={closeDialog}>Cancel</Button>
          <Button look="primary" isDisabled={wrong} onPress={() => void save()}>
            Save
          </Button>
        </>
      }
    >
      <section className="settings-part" aria-labelledby="settings-source">
        <h3 id="settings-source">Source</h3>
        <TextSizeChoice
          value={size}
          onChange={chosen => {
            setSize(chosen)
            showTextSize(chosen)
          }}
        />
      </section>
      <section className="settings-part" aria-labelledby="settings-facts">
        <h3 id="settings-facts">Facts of videos</h3>
        <p>
          “Fill in the facts” asks these, in this order, and only when you ask for it. Nothing but the video's
          link and, for YouTube's API, your key leaves this computer.
        </p>
        <KeyField shown={shown} value={key} onChange={setKey} />
        <Field
          label="yt-dlp"
          value={settings.ytDlp}
          onChange={change('ytDlp')}
          placeholder={shown.ytDlpFound ?? 'not found on the PATH'}
          hint="Where the program is, such as /usr/bin/yt-dlp. Left empty, the one that a terminal finds is used."
          error={failure}
        />
        <details className="settings-addresses">
          <summary>Addresses</summary>
          <p>Change these for a proxy of your company.</p>
          {addresses.map(([field, label]) => (
            <Field
              key={field}
              label={label}
              value={settings[field]}
              onChange={change(field)}
              placeholder={defaultFactsSettings[field]}
              error={addressError(settings[field])}
            />
          ))}
          <Button
            look="quiet"
            onPress={() => setSettings({ ...defaultFactsSettings, ytDlp: settings.ytDlp })}
          >
            Use the usual addresses
          </Button>
        </details>
      </section>
    </ModalDialog>
  )
}

function KeyField(props: {
  readonly shown: ShownFactsSettings
  /** Null: the kept key will be removed. */
  readonly value: string | null
  readonly onChange: (value: string | null) => void
}) {
  const { shown, value } = props
  const kept = shown.hasYoutubeKey && value !== null
  return (
    <Field
      label="YouTube Data API key"
      value={value ?? ''}
      onChange={props.onChange}
      placeholder={kept ? 'A key is kept. Type another one to replace it.' : 'None'}
      hint={
        shown.keepsSecrets
          ? "Kept in the system's keychain."
          : 'This system has no keychain that is open to programs: the key is forgotten when Recap Desk ends.'
      }
      corner={
        kept ? (
          <Button look="quiet" onPress={() => props.onChange(null)}>
            Remove the key
          </Button>
        ) : undefined
      }
    />
  )
}

function addressError(address: string): string | null {
  return /^https?:\/\/[^\s/@]+\S*$/.test(address) && URL.canParse(address)
    ? null
    : 'An address begins with https://'
}
