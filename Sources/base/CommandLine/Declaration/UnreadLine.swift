import Glibc

/// The one fault of our own that the compiler cannot find: a required value that is asked for before the command line was read.
enum UnreadLine {
  static func stop(_ name: String) -> Never {
    let sentence = "\(name) was asked for before the command line was read; this is a fault of the program\n"
    _ = write(STDERR_FILENO, sentence, sentence.utf8.count)
    exit(70)  // EX_SOFTWARE
  }
}
