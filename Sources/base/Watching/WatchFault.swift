import Glibc

/// The reason why folders cannot be watched.
public struct WatchFault: Error, Equatable, CustomStringConvertible {
  let code: Int32

  /// A sentence that says what to do.
  public var description: String {
    let why = String(cString: strerror(code))
    switch code {
    case ENOSPC:
      return
        "the system lets nobody watch more folders (\(why)); raise it with \"sysctl fs.inotify.max_user_watches=65536\""
    case EMFILE:
      return
        "the system lets nobody watch folders any more (\(why)); end another program that does, or raise "
        + "it with \"sysctl fs.inotify.max_user_instances=512\""
    default: return "changes cannot be watched: \(why)"
    }
  }
}
