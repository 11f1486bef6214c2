import { useEffect, useRef, useState } from 'react'
import { Dialog, Heading, ListBox, ListBoxItem, Modal, ModalOverlay } from 'react-aria-components'
import { mountCompare } from '../editor/compare-view.ts'
import { cspNonce } from '../state/csp-nonce.ts'
import {
  closeVersions,
  lookAtVersion,
  removeVersion,
  restoreVersion,
  takeComparedVersion,
  useVersions
} from '../state/versions.ts'
import { useWorkspace } from '../state/workspace.ts'
import { Button } from '../ui/Button.tsx'
import { versionSize, versionTime } from './version-words.ts'
import './versions.css'

/** The versions of a post that saves have replaced: which there are, what differs, and the way back. */
export function VersionsDialog() {
  const id = useVersions(state => state.id)
  const title = useWorkspace(state => (id === null ? '' : (state.posts.get(id)?.title ?? id)))
  if (id === null) return null
  return (
    <ModalOverlay
      className="modal-overlay compare-overlay"
      isOpen
      onOpenChange={open => {
        if (!open) closeVersions()
      }}
    >
      <Modal className="modal compare-modal">
        <Dialog className="compare-dialog">
          <Heading slot="title" className="modal-title">
            Earlier versions of “{title}”
          </Heading>
          <Versions />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function Versions() {
  const { list, shown, trouble } = useVersions()
  const [changed, setChanged] = useState<string | null>(null)
  const name = shown?.name ?? null
  if (list.length === 0) return <NoVersions />
  return (
    <>
      {trouble !== null && <p role="alert">{trouble}</p>}
      <div className="versions">
        <div className="version-column">
          <p className="version-caption">As it was until</p>
          <VersionList chosen={name} />
        </div>
        {shown !== null && (
          <Difference key={`${shown.name} ${shown.now.length}`} onChange={setChanged} {...shown} />
        )}
      </div>
      <div className="modal-buttons versions-buttons">
        <Button look="quiet" isDisabled={name === null} onPress={() => void removeVersion(name)}>
          Remove this version
        </Button>
        <Button look="quiet" onPress={() => void removeVersion(null)}>
          Remove all
        </Button>
        <span className="compare-hint" />
        <Button onPress={closeVersions}>Close</Button>
        <Button
          isDisabled={changed === null}
          onPress={() => changed !== null && takeComparedVersion(changed)}
        >
          Apply these changes
        </Button>
        <Button look="primary" isDisabled={name === null} onPress={restoreVersion}>
          Restore this version
        </Button>
      </div>
    </>
  )
}

function VersionList({ chosen }: { readonly chosen: string | null }) {
  const list = useVersions(state => state.list)
  const now = Date.now()
  return (
    <ListBox
      className="version-list"
      aria-label="Versions"
      autoFocus
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={chosen === null ? [] : [chosen]}
      onSelectionChange={keys => {
        const [name] = keys === 'all' ? [] : [...keys]
        if (typeof name === 'string') void lookAtVersion(name)
      }}
    >
      {list.map(version => {
        const time = versionTime(version.at, now)
        const size = versionSize(version.bytes)
        return (
          <ListBoxItem
            key={version.name}
            id={version.name}
            textValue={`${time}, ${size}`}
            className="version"
          >
            <span>{time}</span>
            <span className="version-size">{size}</span>
          </ListBoxItem>
        )
      })}
    </ListBox>
  )
}

function Difference(props: {
  readonly text: string
  readonly now: string
  readonly onChange: (text: string | null) => void
}) {
  const parent = useRef<HTMLDivElement>(null)
  const first = useRef(props)
  useEffect(() => {
    if (parent.current === null) return
    const { text, now, onChange } = first.current
    onChange(null)
    const view = mountCompare(parent.current, {
      left: { text, label: 'Earlier version' },
      right: { text: now, label: 'Your text now' },
      takeLeft: 'Put the earlier text back here',
      cspNonce,
      onChange
    })
    return () => view.destroy()
  }, [])
  return (
    <div className="version-difference">
      <div className="compare-labels" aria-hidden>
        <span>Earlier version</span>
        <span>Your text now</span>
      </div>
      <div className="compare-texts" ref={parent} />
    </div>
  )
}

function NoVersions() {
  return (
    <>
      <p className="no-versions">
        There are no earlier versions of this post yet. Each save keeps the text that it replaces, for 30
        days.
      </p>
      <div className="modal-buttons">
        <Button look="primary" autoFocus onPress={closeVersions}>
          Close
        </Button>
      </div>
    </>
  )
}
