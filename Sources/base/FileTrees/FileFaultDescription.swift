import Glibc

extension FileFault: CustomStringConvertible {
  /// One sentence without a full stop: what failed, why; what to do next.
  public var description: String {
    "\(shown(path)) could not be \(attempt.participle): \(reason); \(advice)\(outcome)"
  }

  private var outcome: String {
    if isInPlace { return "; the new file is in place, and running this again completes the rest" }
    switch attempt {
    case .makeFolder, .write, .keepSafe, .lock: return "; nothing was changed"
    case .open, .read, .list, .remove: return ""
    }
  }

  /// The cause as text.
  public var reason: String {
    switch cause {
    case .system(let code): Self.known[code]?.reason ?? String(cString: strerror(code))
    case .link(let part): (part == path ? "it" : shown(part)) + " is a symbolic link, and minutes follows none"
    case .notAFolder(let part): (part == path ? "it" : shown(part)) + " is not a folder"
    case .isAFolder: "a folder stands where the file should be"
    case .notAFile: "it is a device, a pipe or a socket"
    case .largerThan(let limit): "it has more than \(limit) bytes"
    case .differsAfterWriting: "the bytes read back differ from those written"
    case .locked(let holder):
      "another minutes" + (holder.map { " (process \($0))" } ?? "") + " is writing in this repository"
    case .changedMeanwhile: "another program changed it at the same time"
    case .isMountPoint: "another disk is mounted there, and a mounted folder cannot be replaced"
    case .isTaken: "it has files that minutes did not write, and they would be lost"
    }
  }

  /// The advice on what to do next.
  public var advice: String {
    switch cause {
    case .system(let code): Self.known[code]?.advice ?? "look into it and run this again"
    case .link: "put the file or folder itself in its place"
    case .notAFolder: "move it away and run this again"
    case .isAFolder: "move or rename the folder and run this again"
    case .notAFile: "put a file in its place"
    case .largerThan: "make it smaller"
    case .differsAfterWriting: "check the disk"
    case .locked: "wait for it to end and run this again"
    case .changedMeanwhile: "run this again"
    case .isMountPoint: "name a folder inside it, such as \(shown(path))/site"
    case .isTaken: "name an empty folder, or move them away"
    }
  }

  private static let known: [Int32: (reason: String, advice: String)] = [
    ENOENT: ("it is not there", "check the path"),
    EACCES: ("you have no permission", "ask its owner for access, or check the permissions of its folders"),
    EPERM: ("the system does not permit it", "check its owner and attributes"),
    EROFS: ("the file system is read-only", "make it writable, or work on a copy elsewhere"),
    ENOSPC: ("the disk is full, or has no room for one more file", "free some space and run this again"),
    EDQUOT: ("your disk quota is used up", "free some space and run this again"),
    EIO: ("the disk reported an error", "check the disk and the system's log before running this again"),
    EFBIG: ("the file would be larger than the system allows", "raise the limit (ulimit -f)"),
    EMFILE: ("too many files are open", "raise the limit (ulimit -n)"),
    ENFILE: ("too many files are open on this machine", "close some programs and run this again"),
    ENOTDIR: ("a part of its path is not a folder", "move that away and run this again"),
    ENAMETOOLONG: ("its name is too long", "choose a shorter one"),
    ENOLCK: ("the file system has no locks", "keep the repository on a local disk"),
    EOPNOTSUPP: ("the file system cannot do this", "keep the repository on a local disk"),
    EXDEV: ("its path leads out of the repository", "put the file or folder itself in its place"),
  ]
}

extension FileFault.Attempt {
  fileprivate var participle: String {
    switch self {
    case .open: "opened"
    case .read: "read"
    case .list: "listed"
    case .makeFolder: "made"
    case .write: "written"
    case .keepSafe: "confirmed by the disk"
    case .remove: "removed"
    case .lock: "locked"
    }
  }
}

/// A path for a terminal: control characters (C0, DEL, C1) are escaped.
private func shown(_ path: String) -> String {
  path.unicodeScalars.reduce(into: "") { text, scalar in
    let isControl = scalar.value < 0x20 || 0x7F..<0xA0 ~= scalar.value
    text.unicodeScalars.append(isControl ? "\u{FFFD}" : scalar)
  }
}
