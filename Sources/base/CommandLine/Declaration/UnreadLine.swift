import Glibc

/// A programming error that the compiler cannot find: a required value was read before the command line was parsed.
enum UnreadLine {
  static func stop(_ name: String) -> Never {
    let sentence = "\(name) was asked for before the command line was read; this is a fault of the program\n"
    _ = write(STDERR_FILENO, sentence, sentence.utf8.count)
    exit(70)  // EX_SOFTWARE
  }
}
