import { X } from 'lucide-react'
import { acceptLinksOffer, dismissLinksOffer, useLinksOffer } from '../state/links-offer.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import './links-offer.css'

/** Offers to make sections and entries of links that were just pasted into the text. */
export function LinksOffer() {
  const count = useLinksOffer(state => state.offer?.count ?? null)
  return (
    <div className="links-offer" role="status" aria-label="Pasted links">
      {count !== null && (
        <div className="links-offer-box">
          <span>{count === 1 ? 'That was a video.' : `Those were links to ${count} videos.`}</span>
          <Button look="quiet" onPress={acceptLinksOffer}>
            Make sections and entries of them
          </Button>
          <IconButton name="Leave them as they are" icon={<X size={14} />} onPress={dismissLinksOffer} />
        </div>
      )}
    </div>
  )
}
