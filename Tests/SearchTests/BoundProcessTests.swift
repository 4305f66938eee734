import CSystem
import Foundation
import Testing

/// A program that was started for a search index does not outlive whoever waits for it.
@Suite struct BoundProcessTests {
  @Test func itIsKilledWithItsThread() throws {
    let pid = try onThreadOfItsOwn { try Self.start("/bin/sleep", ["sleep", "60"], in: "/") }
    var status: Int32 = 0
    #expect(waitpid(pid, &status, 0) == pid)
    #expect(status & 0x7F == SIGKILL)
  }

  @Test func itHasAGroupAndAFolderOfItsOwn() throws {
    var ends: [Int32] = [-1, -1]
    #expect(csystem_pipe(&ends) == 0)
    let pid = try Self.start(
      "/bin/sh", ["sh", "-c", "pwd; ls /proc/self/fd | wc -l; ps -o pgid= -p $$"], in: "/usr", ends[1])
    close(ends[1])
    let words = String(
      decoding: FileHandle(fileDescriptor: ends[0], closeOnDealloc: true).readDataToEndOfFile(), as: UTF8.self)
    var status: Int32 = 0
    #expect(waitpid(pid, &status, 0) == pid)
    // Its input, its output twice, and the folder that `ls` reads: nothing that was open here.
    #expect(words.split(separator: "\n").map { $0.filter { $0 != " " } } == ["/usr", "4", "\(pid)"])
  }

  @Test func whatCannotBeStartedIsSaid() {
    var pid: Int32 = 0
    let code = csystem_spawn_bound(&pid, "/nowhere/program", [nil], [nil], "/", -1, 1)
    #expect(code == ENOENT)
    #expect(csystem_spawn_bound(&pid, "/bin/true", [nil], [nil], "/nowhere", -1, 1) == ENOENT)
  }

  private static func start(_ program: String, _ words: [String], in folder: String, _ output: Int32 = 1) throws
    -> pid_t
  {
    var arguments = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var pid: pid_t = 0
    var environment: [UnsafeMutablePointer<CChar>?] = [strdup("PATH=/usr/bin:/bin"), nil]
    defer { free(environment[0]) }
    #expect(csystem_spawn_bound(&pid, program, &arguments, &environment, folder, -1, output) == 0)
    return pid
  }

  private func onThreadOfItsOwn(_ body: @escaping @Sendable () throws -> pid_t) throws -> pid_t {
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
    var value: Result<pid_t, any Error>?
  }
}
