import Glibc

/// Something about files that the world did not allow: what was attempted, where, why, and what to do next.
public struct FileFault: Error, Equatable, Sendable {
  /// What was to be done.
  public enum Attempt: Sendable {
    case open, read, list, makeFolder, write, keepSafe, remove, lock
  }

  /// Why it could not be done.
  public enum Cause: Equatable, Sendable {
    /// An errno.
    case system(Int32)
    /// A part of the path, or all of it, is a symbolic link.
    case link(at: String)
    /// A part of the path, or all of it, is something else than a folder.
    case notAFolder(at: String)
    case isAFolder
    /// A device, a pipe or a socket.
    case notAFile
    case largerThan(limit: Int)
    /// Read back after writing, the bytes were others.
    case differsAfterWriting
    /// Somebody else holds the lock, perhaps the process of this number.
    case locked(holder: Int?)
    /// The file was no longer what it had been a moment before.
    case changedMeanwhile
    /// A folder that was to be filled has somebody else's files.
    case isTaken
    /// A folder that another one is to take the place of is where a disk or a volume was mounted.
    case isMountPoint
  }

  public let attempt: Attempt
  /// The path as a reader would look for it, from the root of the repository.
  public let path: String
  public let cause: Cause
  /// What had been written before stands, though the disk may not have it yet: the same command again completes it.
  public private(set) var isInPlace = false

  public init(_ attempt: Attempt, _ path: String, _ cause: Cause) {
    self.attempt = attempt
    self.path = path
    self.cause = cause
  }

  init(_ attempt: Attempt, _ path: String, errno code: Int32) {
    self.init(attempt, path, code == EISDIR ? .isAFolder : .system(code))
  }

  init(_ attempt: Attempt, _ path: RelativePath, _ cause: Cause) {
    self.init(attempt, path.description, cause)
  }

  init(_ attempt: Attempt, _ path: RelativePath, errno code: Int32) {
    self.init(attempt, path.description, errno: code)
  }

  /// The same fault, met when a new file had got its name already.
  public func inPlace(_ isInPlace: Bool = true) -> FileFault {
    var fault = self
    fault.isInPlace = self.isInPlace || isInPlace
    return fault
  }
}

extension FileFault {
  /// Whether the file itself is why, such as a folder in its place or a missing right, and not the disk or the system.
  public var isOfThisFileAlone: Bool {
    switch cause {
    case .link, .notAFolder, .isAFolder, .notAFile, .largerThan: true
    case .system(let code): code == EACCES || code == EPERM
    case .differsAfterWriting, .locked, .changedMeanwhile, .isTaken, .isMountPoint: false
    }
  }
}
