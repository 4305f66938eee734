import CSystem
import Dispatch
import FileTrees
import Glibc
import Synchronization

/// Registry of running Chromium processes. When SIGINT, SIGTERM or SIGHUP ends this program, it kills them and removes
/// their profiles first.
enum RunningChromiums {
  private static let profiles = Mutex<[pid_t: TemporaryFolder]>([:])
  private static let isExiting = Atomic(false)
  private static let handlers: Void = installHandlers()
  /// Write end of the pipe for signal numbers. Set once, before the handlers are installed.
  nonisolated(unsafe) private static var signalPipe: Int32 = -1

  static func add(_ pid: pid_t, _ profile: TemporaryFolder) {
    _ = handlers
    profiles.withLock { $0[pid] = profile }
  }

  static func remove(_ pid: pid_t) { profiles.withLock { $0[pid] = nil } }

  /// Blocks for ever if a signal is ending the program, so that no error about the killed Chromium is printed.
  static func waitIfExiting() {
    while isExiting.load(ordering: .acquiring) { pause() }
  }

  /// Installs handlers, except for signals that already have one, such as those of the preview.
  private static func installHandlers() {
    var ends: [Int32] = [0, 0]
    guard csystem_pipe(&ends) == 0 else { return }
    signalPipe = ends[1]
    for number in [SIGINT, SIGTERM, SIGHUP] {
      var before = sigaction()
      guard sigaction(number, nil, &before) == 0, before.__sigaction_handler.sa_handler == nil else { continue }
      signal(number) { number in
        var byte = UInt8(truncatingIfNeeded: number)
        _ = write(RunningChromiums.signalPipe, &byte, 1)
      }
    }
    let start = ends[0]
    DispatchQueue.global().async {
      var byte: UInt8 = 0
      while read(start, &byte, 1) < 0, errno == EINTR {}
      endAll()
      // Exit by the signal itself, so that the parent process sees the cause.
      signal(Int32(byte), SIG_DFL)
      kill(getpid(), Int32(byte))
    }
  }

  private static func endAll() {
    isExiting.store(true, ordering: .releasing)
    let running = profiles.withLock { $0 }
    for pid in running.keys { kill(-pid, SIGKILL) }
    for (pid, profile) in running {
      // A child process that is still writing would keep the folder from being removed.
      for _ in 0..<100 where csystem_group_memory(pid) > 0 { usleep(2_000) }
      profile.remove()
    }
  }
}
