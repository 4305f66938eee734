import Glibc

/// A failed file operation: the attempt, the path, the cause, and what to do next.
public struct FileFault: Error, Equatable, Sendable {
  /// The operation that failed.
  public enum Attempt: Sendable {
    case open, read, list, makeFolder, write, keepSafe, remove, lock
  }

  /// The cause of the failure.
  public enum Cause: Equatable, Sendable {
    /// An errno.
    case system(Int32)
    /// The path, or a part of it, is a symbolic link.
    case link(at: String)
    /// The path, or a part of it, is not a folder.
    case notAFolder(at: String)
    case isAFolder
    /// A device, a pipe or a socket.
    case notAFile
    case largerThan(limit: Int)
    /// The bytes read back after writing differ.
    case differsAfterWriting
    /// Another process holds the lock; its process number, if known.
    case locked(holder: Int?)
    /// The file was changed by another program during the operation.
    case changedMeanwhile
    /// The output folder contains files that this program did not make.
    case isTaken
    /// A folder that another one is to take the place of is where a disk or a volume was mounted.
    case isMountPoint
  }

  public let attempt: Attempt
  /// The path as shown to the user, from the root of the repository.
  public let path: String
  public let cause: Cause
  /// Whether the new content is already visible, though it may not be on the disk yet; running the command again
  /// completes it.
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

  /// The same fault, marked as having occurred after a new file was renamed into place.
  public func inPlace(_ isInPlace: Bool = true) -> FileFault {
    var fault = self
    fault.isInPlace = self.isInPlace || isInPlace
    return fault
  }
}

extension FileFault {
  /// Whether the cause is the file itself, such as a folder at its path or missing permissions, rather than the disk or
  /// the system.
  public var isOfThisFileAlone: Bool {
    switch cause {
    case .link, .notAFolder, .isAFolder, .notAFile, .largerThan: true
    case .system(let code): code == EACCES || code == EPERM
    case .differsAfterWriting, .locked, .changedMeanwhile, .isTaken, .isMountPoint: false
    }
  }
}
