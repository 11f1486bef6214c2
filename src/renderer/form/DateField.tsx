import { parseDate } from '@internationalized/date'
import { CalendarDays, ChevronLeft, ChevronRight } from 'lucide-react'
import { useEffect } from 'react'
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  Dialog,
  DialogTrigger,
  Heading,
  I18nProvider,
  Popover
} from 'react-aria-components'
import { readDate } from '#core/videos/dates.ts'
import { useAnalysis } from '../state/analysis.ts'
import { useDialogs } from '../state/dialogs.ts'
import { type FormFieldProps, TextField } from './TextField.tsx'
import { momentInWords } from './video-words.ts'

/**
 * A date as the post writes it, with a calendar to pick the day from; time and zone stay as they are. `inWords` says
 * below it what the date comes to.
 */
export function DateField({ inWords = false, ...props }: FormFieldProps & { readonly inWords?: boolean }) {
  const { locked = null, select } = props
  const words = useAnalysis(({ current }) => (inWords && current ? momentInWords(select(current)) : ''))
  return (
    <TextField
      placeholder="2021-06-17"
      {...props}
      {...(words === '' ? {} : { hint: words })}
      {...(locked === null ? { end: <DayPicker {...props} /> } : {})}
    />
  )
}

function DayPicker({ label, select, write }: FormFieldProps) {
  const value = useAnalysis(({ current }) => (current === null ? '' : select(current)))
  const date = readDate(value)
  const day = date.ok ? date.parts.date : null
  return (
    <DialogTrigger>
      <Button className="field-button" aria-label={`Choose the day for ${label.toLowerCase()}`}>
        <CalendarDays size={15} aria-hidden />
      </Button>
      <Popover className="popover" placement="bottom end" offset={4}>
        <Dialog className="calendar" aria-label={label}>
          {({ close }) => (
            // Dates are written the British way here; there a week begins on Monday.
            <I18nProvider locale="en-GB">
              <CloseBeforeDialog close={close} />
              <Calendar
                autoFocus
                aria-label={label}
                value={day === null ? null : parseDate(day)}
                onChange={picked => {
                  write(picked.toString())
                  close()
                }}
              >
                <header>
                  <Button slot="previous" className="icon-button" aria-label="Previous month">
                    <ChevronLeft size={16} />
                  </Button>
                  <Heading />
                  <Button slot="next" className="icon-button" aria-label="Next month">
                    <ChevronRight size={16} />
                  </Button>
                </header>
                <CalendarGrid weekdayStyle="short">
                  <CalendarGridHeader>
                    {name => <CalendarHeaderCell>{name}</CalendarHeaderCell>}
                  </CalendarGridHeader>
                  <CalendarGridBody>
                    {date => <CalendarCell date={date} className="calendar-day" />}
                  </CalendarGridBody>
                </CalendarGrid>
              </Calendar>
            </I18nProvider>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

/** A command that opens a dialog leaves no calendar in front of it. */
function CloseBeforeDialog({ close }: { readonly close: () => void }) {
  const dialogs = useDialogs()
  const isAny = Object.values(dialogs).includes(true)
  useEffect(() => {
    if (isAny) close()
  }, [isAny, close])
  return null
}
