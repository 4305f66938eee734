import Glibc
import Secrets

/// Standard output and standard error as bytes.
struct Console {
  /// Whether messages may be coloured: only on a terminal, and not under `NO_COLOR`.
  var colorsErrors: Bool { Self.colors(STDERR_FILENO) }
  var colorsOutput: Bool { Self.colors(STDOUT_FILENO) }

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
