import Glibc

/// A programming error that the compiler cannot find: a required value was read before the command line was parsed.
enum UnreadLine {
  static func stop(_ name: String) -> Never {
    let sentence = "\(name) was read before the command line was parsed; this is a bug in the program\n"
    _ = write(STDERR_FILENO, sentence, sentence.utf8.count)
    exit(70)  // EX_SOFTWARE
  }
}
