import { today } from '../format/time.ts'

/** The UTC day, so that a page that stays open over midnight does not end yesterday. */
class Clock {
  day = $state(today())
  /** Unix milliseconds, of late: ages are told by it. */
  now = $state(Date.now())

  start(): () => void {
    const look = () => {
      this.day = today()
      this.now = Date.now()
    }
    const timer = setInterval(look, 20_000)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }
}

export const clock = new Clock()
