/** What `work` comes to, or `otherwise` after so many milliseconds: a network folder that hangs never answers. */
export function within<Value>(milliseconds: number, work: Promise<Value>, otherwise: Value): Promise<Value> {
  let timer: NodeJS.Timeout
  const late = new Promise<Value>(resolve => {
    timer = setTimeout(resolve, milliseconds, otherwise)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
