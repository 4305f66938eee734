import FileTrees
import Glibc
import Preview
import Transfers
import Watching

/// Shows decks as they will be and follows the editor, until it is interrupted: waits for changes, for browsers and for
/// drawings, and does nothing else.
final class PreviewJob {
  private let program: LiveProgram
  private let watcher: Watcher
  private let illustrator: Illustrator
  private let room: PreviewRoom
  private let server: PreviewServer
  private let interrupt: Interrupt

  /// Starts the server.
  init(_ repository: Repository, directory: String?, port: Int) throws {
    interrupt = try Interrupt()
    watcher = try Watcher()
    try watcher.watch(repository.watchedFolders())
    illustrator = try Illustrator()
    room = try PreviewRoom(repository, directory: directory, illustrator)
    program = try LiveProgram(LiveProgram.find(), port: port)
    server = PreviewServer(room, program)
  }

  /// The port that it got, once it listens.
  func listen(_ port: Int) throws -> Int {
    while true {
      for event in try program.events() {
        switch event {
        case .listening(let own): return own
        case .failed(let code): throw ServerFault.port(port, Int32(clamping: code))
        default: try server.take(event)
        }
      }
    }
  }

  /// Returns when the user ends it.
  func run() throws {
    defer { illustrator.close() }
    while true {
      let ready = wait(for: [
        interrupt.bell.descriptor, program.descriptor, watcher.descriptor, illustrator.bell.descriptor,
      ])
      if ready[0] { return }
      if ready[2] {
        guard try follow() else { return }
      }
      if ready[1] { for event in try program.events() { try server.take(event) } }
      if ready[3], illustrator.collect() {
        room.redraw()
        try server.updateAll()
      }
    }
  }

  /// Takes in what has changed; `false` where the user ends it meanwhile.
  private func follow() throws -> Bool {
    var changes = changed()
    guard !changes.isEmpty else { return true }
    var patience = Patience(now: Patience.now)
    patience.learn(changes)
    while true {
      let quiet = patience.quiet(now: Patience.now)
      guard quiet > 0 else { break }
      let ready = wait(for: [interrupt.bell.descriptor, watcher.descriptor], milliseconds: quiet)
      if ready[0] { return false }
      guard ready[1] else { break }
      changes.merge(changed())
      patience.learn(changes)
    }
    if changes.needsLook {
      // What is made in a new folder before it is watched is seen all the same, since all is read below.
      try watcher.watch(room.repository.watchedFolders())
      changes.merge(changed())
    }
    room.refresh(changes.needsLook ? nil : changes.paths)
    try server.updateAll()
    return true
  }

  private func changed() -> Changes { watcher.changes().only(room.repository.isOfInterest) }

  /// Which of the descriptors have something; none after so many milliseconds, -1 for any number.
  private func wait(for descriptors: [Int32], milliseconds: Int = -1) -> [Bool] {
    var waiting = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    let count = poll(&waiting, nfds_t(waiting.count), Int32(clamping: milliseconds))
    return waiting.map { count > 0 && $0.revents != 0 }
  }
}
