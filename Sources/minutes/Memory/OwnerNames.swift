import Bytes

/// Which person a name means: handles are the same in either letter case.
public struct OwnerNames: Sendable {
  /// Handles in lower case, by the names that people also have, in lower case.
  private var handles: [String: String] = [:]

  /// `people` has the names of each handle.
  public init(_ people: [String: [String]] = [:]) {
    for (handle, names) in people { for name in names { handles[name.asciiLowercased()] = handle.asciiLowercased() } }
  }

  /// The handle in lower case, without `@`; of a name that nobody has, the name in lower case.
  public func person(_ owner: String) -> String {
    let name = (owner.withoutAt).asciiLowercased()
    return handles[name] ?? name
  }

  /// Whether an owner is the person asked for, by handle or by name, with or without `@`.
  public func isSame(_ owner: String, as wanted: String) -> Bool { person(owner) == person(wanted) }
}
