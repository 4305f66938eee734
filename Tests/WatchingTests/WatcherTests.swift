import Glibc
import Testing
import Watching

@Suite struct WatcherTests {
  /// A temporary folder, watched together with the named subfolders.
  private final class Place {
    let path: String
    let watcher: Watcher

    init(_ below: String...) throws {
      var template = Array("/tmp/minutes-watching-XXXXXX".utf8CString)
      path = try #require(mkdtemp(&template).map { String(cString: $0) })
      for name in below { mkdir("\(path)/\(name)", 0o755) }
      watcher = try Watcher()
      try watcher.watch([path] + below.map { "\(path)/\($0)" })
    }

    deinit { system("rm -rf \(path)") }

    func write(_ name: String, _ text: String = "text") throws {
      let file = try #require(fopen("\(path)/\(name)", "w"))
      fputs(text, file)
      fclose(file)
    }

    /// Returns the reported changes, with paths relative to the folder.
    func changes() -> (paths: Set<String>, isDone: Bool, needsLook: Bool) {
      let changes = watcher.changes()
      let count = path.utf8.count + 1
      return (Set(changes.paths.map { String($0.dropFirst(count)) }), changes.isDone, changes.needsLook)
    }
  }

  @Test func aWrittenFileIsReported() throws {
    let place = try Place()
    #expect(place.watcher.changes().isEmpty)
    try place.write("iaas ä.md")
    let changes = place.changes()
    #expect(changes.paths == ["iaas ä.md"])
    #expect(changes.isDone)
    #expect(!changes.needsLook)
  }

  @Test func anOpenFileIsNotDone() throws {
    let place = try Place()
    let file = try #require(fopen("\(place.path)/iaas.md", "w"))
    fputs("half", file)
    fflush(file)
    #expect(!place.changes().isDone)
    fclose(file)
    #expect(place.changes().isDone)
  }

  @Test func aSaveByRenameIsReported() throws {
    let place = try Place()
    try place.write("iaas.md~")
    _ = place.watcher.changes()
    rename("\(place.path)/iaas.md~", "\(place.path)/iaas.md")
    let changes = place.changes()
    #expect(changes.paths.contains("iaas.md"))
    #expect(changes.isDone)
  }

  @Test func aRemovedFileIsNotDone() throws {
    let place = try Place()
    try place.write("iaas.md")
    _ = place.watcher.changes()
    unlink("\(place.path)/iaas.md")
    let changes = place.changes()
    #expect(changes.paths == ["iaas.md"])
    #expect(!changes.isDone)
  }

  @Test func changedFoldersNeedAScan() throws {
    let place = try Place("reports")
    mkdir("\(place.path)/templates", 0o755)
    #expect(place.changes().needsLook)
    rename("\(place.path)/reports", "\(place.path)/old")
    #expect(place.changes().needsLook)
    #expect(place.watcher.count == 1)
    // A new folder with the same name must be watched again.
    mkdir("\(place.path)/reports", 0o755)
    try place.watcher.watch([place.path, "\(place.path)/reports"])
    _ = place.watcher.changes()
    try place.write("old/unseen.md")
    try place.write("reports/seen.md")
    #expect(place.changes().paths == ["reports/seen.md"])
  }

  @Test func aReplacedFolderIsWatchedAgain() throws {
    let place = try Place("reports")
    rmdir("\(place.path)/reports")
    mkdir("\(place.path)/reports", 0o755)
    try place.watcher.watch([place.path, "\(place.path)/reports"])
    _ = place.watcher.changes()
    try place.watcher.watch([place.path, "\(place.path)/reports"])
    try place.write("reports/iaas.md")
    #expect(place.changes().paths.contains("reports/iaas.md"))
  }

  @Test func missingFoldersAreIgnored() throws {
    let place = try Place()
    try place.watcher.watch([place.path, "\(place.path)/nowhere"])
    #expect(place.watcher.count == 1)
    try place.watcher.watch([])
    #expect(place.watcher.count == 0)
  }

  /// The kernel queues 16384 events by default, and drops further ones.
  @Test func anEventOverflowNeedsAScan() throws {
    let place = try Place()
    var limit = 16384
    if let file = fopen("/proc/sys/fs/inotify/max_queued_events", "r") {
      var line = [CChar](repeating: 0, count: 32)
      if fgets(&line, 32, file) != nil { limit = Int(atol(line)) }
      fclose(file)
    }
    // Consecutive equal events are merged, so two files alternate.
    for number in 0...limit / 2 {
      let name = "\(place.path)/\(number % 2)"
      close(open(name, O_WRONLY | O_CREAT, 0o644))
      unlink(name)
    }
    let changes = place.changes()
    #expect(changes.needsLook)
    #expect(changes.isDone)
  }
}
