import Glibc

/// An open file or folder, closed when it goes out of scope.
struct Descriptor: ~Copyable, Sendable {
  let number: Int32

  init(_ number: Int32) { self.number = number }

  deinit { Glibc.close(number) }

  /// Closes it and returns 0 or an errno. EINTR counts as success, since Linux has closed the file then.
  consuming func close() -> Int32 {
    let code = Glibc.close(number) == 0 || errno == EINTR ? 0 : errno
    discard self
    return code
  }

  /// Waits until the file is on the disk; returns 0 or an errno. An error is final: Linux forgets it, and a second
  /// fsync would claim success.
  borrowing func sync() -> Int32 {
    repeat {
      if fsync(number) == 0 { return 0 }
    } while errno == EINTR
    return errno
  }

  /// Writes all bytes, at `offset` or at the file's position (with O_APPEND: its end); returns 0 or an errno.
  borrowing func write(_ bytes: [UInt8]) -> Int32 {
    bytes.withUnsafeBytes { all in
      var rest = all[...]
      while !rest.isEmpty {
        let count = Glibc.write(number, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count > 0 {
          rest = rest.dropFirst(count)
        } else if count == 0 {
          return ENOSPC
        } else if errno != EINTR {
          return errno
        }
      }
      return 0
    }
  }

  /// Reads up to `limit` bytes from `offset`.
  borrowing func read(_ path: RelativePath, from offset: Int = 0, limit: Int) throws(FileFault) -> [UInt8] {
    var code: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: limit) { buffer, filled in
      while filled < limit {
        let room = UnsafeMutableBufferPointer(rebasing: buffer[filled...])
        let count = pread(number, room.baseAddress, room.count, off_t(offset + filled))
        if count > 0 {
          filled += count
        } else if count == 0 {
          break
        } else if errno != EINTR {
          code = errno
          break
        }
      }
    }
    guard code == 0 else { throw FileFault(.read, path, errno: code) }
    return bytes
  }

  borrowing func size(_ path: RelativePath) throws(FileFault) -> Int {
    guard let status = status() else { throw FileFault(.read, path, errno: errno) }
    return Int(status.st_size)
  }

  /// The result of fstat(2); `nil` for an error, with errno set.
  borrowing func status() -> stat? {
    var status = stat()
    return fstat(number, &status) == 0 ? status : nil
  }
}
