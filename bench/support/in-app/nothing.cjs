/** For programs that report by themselves. */
