/**
 * The pictures of a card's four actions, in one drawing behind its buttons: each SVG element is a layer to Chromium's
 * painting, and with several a card, a key press in a long form took twice as long to be seen.
 */
export function ActionIcons() {
  return (
    <svg className="action-icons" width="112" height="28" aria-hidden>
      <path className="up" d="M14 19V9m-4.5 4.5L14 9l4.5 4.5" />
      <path className="down" d="M42 9v10m-4.5-4.5L42 19l4.5-4.5" />
      <path
        className="delete"
        d="M64.5 11h11M66 11v8.2a1.3 1.3 0 0 0 1.3 1.3h5.4a1.3 1.3 0 0 0 1.3-1.3V11m-6 0V9.6a1 1 0 0 1 1-1h2a1 1 0 0 1 1 1V11m-2.8 3v3.5m1.6-3.5v3.5"
      />
      <path className="more" d="M93 14h.01M98 14h.01M103 14h.01" />
    </svg>
  )
}
