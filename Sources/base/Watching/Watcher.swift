import Glibc

/// Reports changes in folders through inotify, without polling.
///
/// It reports places, not contents; the caller reads the files. New and deleted folders have to be passed to `watch`
/// again after a change with `needsLook`.
public final class Watcher {
  /// Becomes readable when something has changed; for poll(2).
  public let descriptor: Int32
  private var folders: [Int32: String] = [:]
  private var numbers: [String: Int32] = [:]

  /// - Throws: the errno, if the system allows no more watchers.
  public init() throws(WatchFault) {
    descriptor = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
    guard descriptor >= 0 else { throw WatchFault(code: errno) }
  }

  deinit { close(descriptor) }

  /// The number of watched folders.
  public var count: Int { numbers.count }

  /// Watches exactly these folders; missing ones are skipped.
  ///
  /// - Throws: `WatchFault` if the system does not allow that many.
  public func watch(_ paths: [String]) throws(WatchFault) {
    let wanted = Set(paths)
    for (path, number) in numbers where !wanted.contains(path) { forget(number, path) }
    for path in paths {
      // A folder that is watched already gets the same number; another folder of that name gets a new one.
      let number = inotify_add_watch(descriptor, path, Self.interest)
      guard number >= 0 else {
        if errno == ENOSPC || errno == ENOMEM { throw WatchFault(code: errno) }
        if let old = numbers[path] { forget(old, path) }
        continue
      }
      if let old = numbers[path], old != number { forget(old, path) }
      numbers[path] = number
      folders[number] = path
    }
  }

  /// All changes since the last call; never blocks.
  public func changes() -> Changes {
    var changes = Changes()
    let size = 1 << 16
    let buffer = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: MemoryLayout<inotify_event>.alignment)
    defer { buffer.deallocate() }
    while true {
      let count = read(descriptor, buffer, size)
      guard count > 0 else {
        if count < 0, errno == EINTR { continue }
        return changes
      }
      var offset = 0
      while offset + MemoryLayout<inotify_event>.size <= count {
        let event = buffer.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
        let start = offset + MemoryLayout<inotify_event>.size
        let name = UnsafeRawBufferPointer(start: buffer + start, count: Int(event.len)).prefix { $0 != 0 }
        note(event, String(decoding: name, as: UTF8.self), &changes)
        offset = start + Int(event.len)
      }
    }
  }

  /// A file that is being written is reported when it is closed.
  private static let interest =
    UInt32(IN_CLOSE_WRITE) | UInt32(IN_MOVED_TO) | UInt32(IN_MOVED_FROM) | UInt32(IN_CREATE) | UInt32(IN_DELETE)
    | UInt32(IN_ATTRIB) | UInt32(IN_DELETE_SELF) | UInt32(IN_MOVE_SELF) | UInt32(IN_ONLYDIR)

  private func note(_ event: inotify_event, _ name: String, _ changes: inout Changes) {
    func has(_ flag: some BinaryInteger) -> Bool { event.mask & UInt32(flag) != 0 }
    if has(IN_Q_OVERFLOW) { return changes.loseCount() }
    guard let folder = folders[event.wd] else { return }
    if has(IN_IGNORED) || has(IN_DELETE_SELF) || has(IN_MOVE_SELF) {
      // Another folder may have that name by now.
      forget(event.wd, folder)
      return changes.add(folder, isFolder: true, isDone: false)
    }
    guard !name.isEmpty else { return }
    let isDone = has(IN_CLOSE_WRITE) || has(IN_MOVED_TO)
    changes.add("\(folder)/\(name)", isFolder: has(IN_ISDIR), isDone: isDone || has(IN_ISDIR))
  }

  private func forget(_ number: Int32, _ path: String) {
    folders[number] = nil
    if numbers[path] == number { numbers[path] = nil }
    // If the folder is gone, so is the watch.
    inotify_rm_watch(descriptor, number)
  }
}
