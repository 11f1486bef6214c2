/** The application's mark, as in resources/icons/icon.svg: lines of text that make room for a film. */
export function Mark({ size }: { readonly size: number }) {
  return (
    <svg width={size} height={size} viewBox="48 48 928 928" aria-hidden="true" focusable="false">
      <rect x="48" y="48" width="928" height="928" rx="208" fill="var(--mark)" />
      <path
        d="M260 274H764 M260 433H424 M260 591H424 M260 750H764"
        fill="none"
        stroke="#fff"
        strokeOpacity="0.64"
        strokeWidth="64"
        strokeLinecap="round"
      />
      <path
        d="M544 381.2 L782 512 L544 642.8 Z"
        fill="#fff"
        stroke="#fff"
        strokeWidth="48"
        strokeLinejoin="round"
      />
    </svg>
  )
}
