import type { HandleClientError } from '@sveltejs/kit'

/** A page that is not there is told to the reader, and is no fault of ours to be told in the console. */
export const handleError: HandleClientError = ({ error, status, message }) => {
  if (status !== 404) console.error(error)
  return { message }
}
