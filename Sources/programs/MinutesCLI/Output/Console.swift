import Diagnostics
import Glibc
import Secrets

/// Standard output and standard error as bytes.
struct Console {
  /// Whether messages may be coloured: only on a terminal, and not under `NO_COLOR`.
  var colorsErrors: Bool { Self.colors(STDERR_FILENO) }
  var colorsOutput: Bool { Self.colors(STDOUT_FILENO) }

  /// To be called before work whose result is to be told: standard output that is closed or full is found while nothing is done yet.
  ///
  /// - Throws: `Failure`, which says so.
  static func checkOutput() throws {
    var status = stat()
    guard fstat(STDOUT_FILENO, &status) == 0 else {
      throw Failure(
        "standard output is closed, so nothing could be told; nothing was changed; open it, or lead it to /dev/null")
    }
    // Of a device that is always full; of a full disk only writing tells.
    guard status.st_mode & S_IFMT == S_IFCHR, isatty(STDOUT_FILENO) == 0 else { return }
    var full = stat()
    if stat("/dev/full", &full) == 0, full.st_rdev == status.st_rdev {
      throw Failure(
        "standard output leads to /dev/full, so nothing could be told; nothing was changed; lead it elsewhere")
    }
  }

  /// Ends the program where the result cannot be written: with status 1 and a sentence that it was done where something was.
  func done(_ bytes: [UInt8]) {
    let code = Self.write(bytes, to: STDOUT_FILENO)
    guard code != 0, code != EPIPE else { return }
    error(
      "minutes: it was done, but standard output could not be written: \(String(cString: strerror(code))); it would say:\n"
    )
    error(bytes)
    exit(1)
  }

  /// Ends the program with status 2 where the result cannot be written.
  func out(_ bytes: [UInt8]) {
    let code = Self.write(bytes, to: STDOUT_FILENO)
    // Whoever closes a pipe has what they wanted.
    guard code != 0, code != EPIPE else { return }
    error("minutes: standard output could not be written: \(String(cString: strerror(code))); look where it leads\n")
    exit(2)
  }
  func out(_ text: String) { out(Array(text.utf8)) }

  /// What cannot be shown does not stop the work.
  func error(_ bytes: [UInt8]) { _ = Self.write(bytes, to: STDERR_FILENO) }
  /// Logs are read by others: an address in it may hold a password, which is masked.
  func error(_ text: String) { error(Array(text.withSecretsMasked.utf8)) }

  private static func colors(_ descriptor: Int32) -> Bool {
    isatty(descriptor) == 1 && (getenv("NO_COLOR").map { $0.pointee == 0 } ?? true)
  }

  /// Writes all bytes; 0 or an errno.
  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let count = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count > 0 {
          rest = rest.dropFirst(count)
        } else if errno != EINTR {
          return errno
        }
      }
      return 0
    }
  }
}
