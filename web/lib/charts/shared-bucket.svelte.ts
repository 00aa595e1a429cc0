/** The bucket of time that a reader points at in one chart, so that the others of the page mark the same one. */
class SharedBucket {
  at = $state<string | null>(null)
}

export const sharedBucket = new SharedBucket()
