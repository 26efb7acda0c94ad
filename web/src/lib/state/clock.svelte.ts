import { today } from '../format/time.ts'

/** The UTC day, so that a page that stays open over midnight does not end yesterday. */
class Clock {
  day = $state(today())

  start(): () => void {
    const look = () => {
      this.day = today()
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
