import Glibc

extension Folder {
  private static let own = RelativePath(constant: ".minutes")
  private static let lockFile = RelativePath(constant: ".minutes/lock")
  /// The file that keeps git from committing what is only of use on this machine.
  public static let ignoreFile = RelativePath(constant: ".minutes/.gitignore")
  /// The content of `ignoreFile`.
  public static let ignored = Array("lock\nnext\n*.tmp\nwatched/\n".utf8)

  /// Runs `body` while no other program writes in this folder; waits up to ten seconds for the lock.
  ///
  /// It is a kernel lock on `.minutes/lock`, released when a program is killed; the file is never deleted, and the
  /// process number in it is only for messages.
  public func locked<Result>(_ body: (LockedFolder) throws -> Result) throws -> Result {
    try locked(attempts: 1_000, body)
  }

  func locked<Result>(attempts: Int, _ body: (LockedFolder) throws -> Result) throws -> Result {
    let made = MadeFolders(in: self)
    _ = try made.open(Folder.own)
    made.keep(Folder.lockFile)
    guard let file = try open(Folder.lockFile, O_RDWR | O_CREAT | O_NONBLOCK, mode: 0o644, for: .lock) else {
      throw FileFault(.lock, Folder.lockFile, errno: ENOENT)
    }
    try lock(file, LOCK_EX, attempts)
    writeHolder(file)
    let locked = LockedFolder(self, lock: file)
    if try entry(Folder.ignoreFile) == nil {
      try locked.create(Folder.ignoreFile, Folder.ignored)
    }
    return try withExtendedLifetime(locked) { try body(locked) }
  }

  /// Runs `body` without a lock, in a folder that is not a repository: files are still replaced atomically, and a file
  /// that another program changed meanwhile is not overwritten.
  public func unlocked<Result>(_ body: (LockedFolder) throws -> Result) throws -> Result {
    try body(LockedFolder(self, lock: nil))
  }

  /// Runs `body` while no other program writes in this folder. Creates nothing, so it works in read-only folders.
  public func unchanging<Result>(_ body: () throws -> Result) throws -> Result {
    try unchanging(attempts: 1_000, body)
  }

  func unchanging<Result>(attempts: Int, _ body: () throws -> Result) throws -> Result {
    guard let file = try open(Folder.lockFile, O_RDONLY | O_NONBLOCK, for: .read) else { return try body() }
    try lock(file, LOCK_SH, attempts)
    let shared = SharedLock(file)
    return try withExtendedLifetime(shared) { try body() }
  }

  private func lock(_ file: borrowing Descriptor, _ kind: Int32, _ attempts: Int) throws(FileFault) {
    var left = attempts
    while flock(file.number, kind | LOCK_NB) != 0 {
      let code = errno
      if code == EINTR { continue }
      guard code == EWOULDBLOCK else { throw FileFault(.lock, Folder.lockFile, errno: code) }
      left -= 1
      guard left > 0 else { throw FileFault(.lock, Folder.lockFile, .locked(holder: holder(file))) }
      var pause = timespec(tv_sec: 0, tv_nsec: 10_000_000)
      nanosleep(&pause, nil)
    }
  }

  private func holder(_ file: borrowing Descriptor) -> Int? {
    guard let bytes = try? file.read(Folder.lockFile, limit: 32) else { return nil }
    return Int(String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self))
  }

  /// For messages only, so errors such as a full disk are ignored.
  private func writeHolder(_ file: borrowing Descriptor) {
    if ftruncate(file.number, 0) == 0 { _ = file.write(Array("\(getpid())\n".utf8)) }
  }
}

/// A shared lock: while it is held, nobody may write.
private final class SharedLock {
  private let file: Descriptor

  init(_ file: consuming Descriptor) { self.file = file }
}
