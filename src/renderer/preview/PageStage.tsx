import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { PreviewWidth } from '#shared/settings.ts'
import { pageSize, type Room } from './page-size.ts'

/** Gives the page its width and zoom; what stands beside a narrower page is desk. */
export function PageStage(props: {
  readonly width: PreviewWidth
  /** In percent. */
  readonly zoom: number
  readonly children: ReactNode
}) {
  const stage = useRef<HTMLDivElement>(null)
  const [room, setRoom] = useState<Room | null>(null)
  const plain = props.width === 'panel' && props.zoom === 100
  useEffect(() => {
    const element = stage.current
    if (plain || element === null) return
    const measure = () => setRoom({ width: element.clientWidth, height: element.clientHeight })
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    measure()
    return () => observer.disconnect()
  }, [plain])
  const { width, height, scale } = pageSize(props.width, props.zoom, room ?? { width: 0, height: 0 })
  return (
    <div className="preview-stage" data-narrow={props.width !== 'panel' || undefined} ref={stage}>
      <div
        className="preview-page"
        style={plain || room === null ? undefined : { width: width * scale, height: room.height }}
      >
        <div
          className="preview-page-scale"
          style={plain || room === null ? undefined : { width, height, transform: `scale(${scale})` }}
        >
          {props.children}
        </div>
      </div>
    </div>
  )
}
