/**
 * The pictures of a card's four actions, in one drawing behind its buttons: each SVG element is a layer to Chromium's
 * painting, and with several a card, a key press in a long form took twice as long to be seen.
 */
export function ActionIcons() {
  return (
    <svg className="action-icons" width="96" height="22" aria-hidden>
      <path className="up" d="M12 16V6m-4.5 4.5L12 6l4.5 4.5" />
      <path className="down" d="M36 6v10m-4.5-4.5L36 16l4.5-4.5" />
      <path
        className="delete"
        d="M54.5 8h11M56 8v8.2a1.3 1.3 0 0 0 1.3 1.3h5.4a1.3 1.3 0 0 0 1.3-1.3V8m-6 0V6.6a1 1 0 0 1 1-1h2a1 1 0 0 1 1 1V8m-2.8 3v3.5m1.6-3.5v3.5"
      />
      <path className="more" d="M79 11h.01M84 11h.01M89 11h.01" />
    </svg>
  )
}
