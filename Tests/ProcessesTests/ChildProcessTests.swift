import Dispatch
import Foundation
import Processes
import Testing

struct ChildProcessTests {
  /// Returns all output of a program.
  private static func words(of process: ChildProcess) throws -> [String] {
    var bytes: [UInt8] = []
    do {
      while true { bytes += try process.receive(milliseconds: 10_000) ?? [] }
    } catch ChildProcess.Fault.ended {}
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map { $0.filter { $0 != " " } }
  }

  private static func shell(_ script: String, files: [ProgramStart.File] = [.input, .output, .output]) -> ProgramStart {
    var start = ProgramStart("/bin/sh", ["-c", script], files: files)
    start.environment = ["PATH=/usr/bin:/bin", "GREETING=hello"]
    return start
  }

  @Test func itIsKilledWithItsThread() throws {
    let process = try onThreadOfItsOwn {
      var start = ProgramStart("/bin/sleep", ["60"], files: [.nothing, .output])
      start.isBound = true
      return try ChildProcess(start)
    }
    #expect(process.wait() & 0x7F == SIGKILL)
  }

  @Test func itHasItsOwnGroupFolderAndEnvironment() throws {
    var start = Self.shell("pwd; ls /proc/self/fd | wc -l; ps -o pgid= -p $$; echo $GREETING $HOME")
    (start.folder, start.hasOwnGroup) = ("/usr", true)
    let process = try ChildProcess(start)
    process.closeInput()
    // Standard input, output and error, and the folder that `ls` reads; no inherited descriptors.
    #expect(try Self.words(of: process) == ["/usr", "4", "\(process.pid)", "hello"])
    #expect(process.wait() == 0)
  }

  /// Pipes and other files get the requested descriptors, in any order.
  @Test func descriptorsAreInOrder() throws {
    let (one, two) = (Pipe(), Pipe())
    for (pipe, text) in [(one, "one"), (two, "two")] {
      pipe.fileHandleForWriting.write(Data(text.utf8))
      pipe.fileHandleForWriting.closeFile()
    }
    let files: [ProgramStart.File] = [
      .nothing, .nothing, .nothing, .output, .input, .descriptor(two.fileHandleForReading.fileDescriptor),
      .descriptor(one.fileHandleForReading.fileDescriptor),
    ]
    let process = try ChildProcess(Self.shell("{ cat <&5; echo; cat <&6; echo; cat <&4; } >&3", files: files))
    try process.send(Array("three".utf8))
    process.closeInput()
    #expect(try Self.words(of: process) == ["two", "one", "three"])
  }

  @Test func signalsHaveDefaultHandlers() throws {
    signal(SIGPIPE, SIG_IGN)
    let blocked = try ChildProcess(
      ProgramStart("/bin/grep", ["SigBlk", "/proc/self/status"], files: [.nothing, .output]))
    #expect(try Self.words(of: blocked) == ["SigBlk:\t" + String(repeating: "0", count: 16)])
    let process = try ChildProcess(Self.shell("kill -PIPE $$; echo alive"))
    #expect(try Self.words(of: process) == [])
    #expect(process.wait() & 0x7F == SIGPIPE)
  }

  @Test(arguments: [
    ("/nowhere/program", nil, ENOENT), ("/bin/true", "/nowhere", ENOENT), ("/usr", nil, EACCES),
    ("no-such-program-anywhere", nil, ENOENT),
  ])
  func whatCannotBeStartedIsSaid(_ program: String, _ folder: String?, _ code: Int32) {
    var start = ProgramStart(program, [], files: [.input, .output])
    start.folder = folder
    #expect(throws: ChildProcess.Fault.notStarted(errno: code)) { try ChildProcess(start) }
  }

  @Test func namesAreSearchedInThePath() throws {
    let process = try ChildProcess(ProgramStart("echo", ["found"], files: [.nothing, .output]))
    #expect(try Self.words(of: process) == ["found"])
  }

  /// No deadlock when an echoing program is sent more than both pipes can hold.
  @Test func bothSidesSendAtTheSameTime() throws {
    let process = try ChildProcess(Self.shell("cat"))
    let all = [UInt8](repeating: 0x61, count: 1 << 20)
    var (pending, heard) = (all[...], 0)
    while heard < all.count { heard += try process.receive(milliseconds: 10_000, sending: &pending)?.count ?? 0 }
    #expect(pending.isEmpty && heard == all.count)
  }

  @Test func sendingToAnEndedProgramFails() throws {
    let process = try ChildProcess(Self.shell("exit 3"))
    #expect(process.wait() >> 8 & 0xFF == 3)
    // Another program that is being started briefly holds copies of both pipes, until its exec.
    #expect(Self.becomes(.ended) { try process.send([1]) })
    #expect(Self.becomes(.ended) { _ = try process.receive(milliseconds: 10) })
  }

  /// Returns whether a call fails, immediately or within a short time.
  private static func becomes(_ fault: ChildProcess.Fault, _ call: () throws -> Void) -> Bool {
    (0..<1000).contains { _ in
      do {
        try call()
      } catch {
        return error as? ChildProcess.Fault == fault
      }
      usleep(5_000)
      return false
    }
  }

  @Test func itsWholeGroupIsKilled() throws {
    var start = Self.shell("sleep 60 & echo $!; wait")
    start.hasOwnGroup = true
    let process = try ChildProcess(start)
    let said = try #require(try process.receive(milliseconds: 10_000))
    let child = try #require(pid_t(String(decoding: said, as: UTF8.self).dropLast()))
    process.kill(group: true)
    process.wait()
    // Its new parent reaps it shortly afterwards.
    let isGone = (0..<1000).contains { _ in
      usleep(5_000)
      let state = (try? String(contentsOfFile: "/proc/\(child)/stat", encoding: .utf8)) ?? ") Z"
      return state.contains(") Z")
    }
    #expect(isGone)
  }

  private func onThreadOfItsOwn(_ body: @escaping @Sendable () throws -> ChildProcess) throws -> ChildProcess {
    let result = Box()
    let done = DispatchSemaphore(value: 0)
    let thread = Thread {
      result.value = Result { try body() }
      done.signal()
    }
    thread.start()
    done.wait()
    return try #require(result.value).get()
  }

  /// Written before the semaphore is signalled, read after it.
  private final class Box: @unchecked Sendable {
    var value: Result<ChildProcess, any Error>?
  }
}
