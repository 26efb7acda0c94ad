/** Everything is drawn in the browser from the API's answers; the server only hands out files. */
export const ssr = false
export const prerender = false
