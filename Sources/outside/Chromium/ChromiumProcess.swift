import CSystem
import FileTrees
import Glibc
import Processes

/// A Chromium process with a temporary profile, controlled over two pipes instead of a network port.
///
/// Chromium exits when the pipes close, so that it does not survive a killed `minutes`.
final class ChromiumProcess {
  /// Process ID, also the ID of the process group.
  var pid: pid_t { process.pid }
  private let process: ChildProcess
  private let profile: TemporaryFolder
  /// Path of the file that receives standard error.
  private let errorLog: String
  private let memoryLimit: Int
  private var pending = PendingMessages()
  private var isRunning = true
  /// `lastErrorLine` when the process ended and its profile was removed.
  private var finalErrorLine: String?
  private var memoryCheck = Deadline(milliseconds: 0)

  /// Starts Chromium. `memory` limits the memory of all its processes together, in MiB.
  init(program: String, memory: Int) throws(ExportFault) {
    memoryLimit = memory
    do throws(TemporaryFolder.Fault) { profile = try TemporaryFolder(for: "chromium") } catch {
      throw ExportFault("\(error)")
    }
    errorLog = profile.path + "/stderr.log"
    do throws(ExportFault) {
      process = try Self.start(program, profile: profile.path, errorLog: errorLog)
    } catch {
      profile.remove()
      throw error
    }
    RunningChromiums.add(process.pid, profile)
  }

  deinit { end() }

  private static func start(_ program: String, profile: String, errorLog: String) throws(ExportFault) -> ChildProcess {
    let log = open(errorLog, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    defer { if log >= 0 { close(log) } }
    var start = ProgramStart(
      program, ChromiumArguments.all(profile: profile, isRoot: getuid() == 0),
      files: [.nothing, .nothing, log < 0 ? .nothing : .descriptor(log), .input, .output])
    start.hasOwnGroup = true
    start.environment = ProgramStart.own.filter { !$0.utf8.starts(with: "TMPDIR=".utf8) } + ["TMPDIR=\(profile)"]
    do throws(ChildProcess.Fault) {
      return try ChildProcess(start)
    } catch .noPipe(let code) {
      throw ExportFault(
        "no pipe could be made: \(String(cString: strerror(code))); close other programs and run this again")
    } catch {
      throw ExportFault(
        "\(program) could not be started: \(error.reason); name another with MINUTES_CHROMIUM", kind: .start)
    }
  }

  /// Sends a message.
  func send(_ message: [UInt8]) throws(ExportFault) {
    do throws(ChildProcess.Fault) { try process.send(message + [0]) } catch { throw terminationFault() }
  }

  /// Waits for the next message; returns `nil` once the deadline has passed, even if messages are pending.
  func receive(until deadline: Deadline) throws(ExportFault) -> [UInt8]? {
    while true {
      guard !deadline.hasPassed else { return nil }
      try checkMemory()
      if let message = pending.next() { return message }
      do throws(ChildProcess.Fault) {
        let bytes = try process.receive(milliseconds: min(500, deadline.milliseconds))
        if let bytes { pending.append(bytes[...]) }
      } catch {
        throw terminationFault()
      }
    }
  }

  /// Checks the memory of Chromium's processes, at most twice a second.
  private func checkMemory() throws(ExportFault) {
    guard memoryCheck.hasPassed else { return }
    memoryCheck = Deadline(milliseconds: 500)
    if csystem_group_memory(pid) > memoryLimit << 20 {
      throw ExportFault(
        "Chromium took more than \(memoryLimit) MB of memory and was stopped; export fewer decks at once")
    }
  }

  private func terminationFault() -> ExportFault {
    RunningChromiums.waitIfExiting()
    let last = lastErrorLine.isEmpty ? "" : " (\(lastErrorLine))"
    return ExportFault("Chromium ended before its work was done\(last); run this again")
  }

  /// The last line of standard error that is not empty, at most 511 bytes; also after `end`, which removes the file.
  var lastErrorLine: String { finalErrorLine ?? readLastErrorLine() }

  private func readLastErrorLine() -> String {
    guard let file = fopen(errorLog, "r") else { return "" }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 512)
    var last = ""
    while fgets(&line, Int32(line.count), file) != nil {
      let text = line.prefix { $0 != 0 && $0 != 10 }.map { UInt8(bitPattern: $0) }
      if !text.isEmpty { last = String(decoding: text.map { $0 < 0x20 ? 0x20 : $0 }, as: UTF8.self) }
    }
    return last
  }

  /// Kills all processes of Chromium and removes the profile. Further calls have no effect.
  func end() {
    guard isRunning else { return }
    isRunning = false
    finalErrorLine = readLastErrorLine()
    RunningChromiums.remove(pid)
    process.kill(group: true)
    process.wait()
    // Child processes die a little later, and one that is still writing would keep the folder from being removed.
    // Zombies have no memory, so a total of 0 means that all have ended.
    for _ in 0..<100 where csystem_group_memory(pid) > 0 { usleep(2_000) }
    profile.remove()
  }
}
