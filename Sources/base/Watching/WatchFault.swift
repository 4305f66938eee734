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
        "the system's limit of watched folders is reached (\(why)); raise it with "
        + "\"sysctl fs.inotify.max_user_watches=65536\""
    case EMFILE:
      return
        "the system's limit of folder watchers is reached (\(why)); end another program that watches folders, or raise "
        + "it with \"sysctl fs.inotify.max_user_instances=512\""
    default: return "changes cannot be watched: \(why)"
    }
  }
}
