/**
 * Node works on files in four threads, unless it is told otherwise before the first of them. A network folder that
 * hangs holds each thread that asks it something; the recovery folder must still get one. Import this first.
 */
process.env.UV_THREADPOOL_SIZE ??= '64'
