import CSystem
import Glibc

/// One run of Pagefind, from start to end. It is killed with the thread that waits for it, however that ends.
struct PagefindRun {
  let program: String
  let seconds: Int

  /// Indexes the HTML of a folder into another one; both are absolute paths.
  func index(_ site: String, into bundle: String, language: String, isCancelled: () -> Bool) throws(SearchFault) {
    // Whatever is not said here it would take from its variables, or from a pagefind.yml where it is started.
    let arguments = [
      program, "--site", site, "--output-path", bundle, "--force-language", language, "--root-selector", "html",
      "--glob", "**/*.html",
    ]
    let (output, pid) = try start(arguments, in: bundle)
    defer { close(output) }
    let words: [UInt8]
    do throws(SearchFault) {
      words = try listen(to: output, isCancelled)
    } catch {
      kill(-pid, SIGKILL)
      _ = Self.wait(for: pid)
      throw error
    }
    let status = Self.wait(for: pid)
    guard status != 0 else { return }
    if status & 0x7F != 0 {
      throw SearchFault(
        "\(program) was killed by signal \(status & 0x7F) while it made the search index; run this again")
    }
    throw SearchFault("\(program) made no search index\(Self.quoted(words))")
  }

  private func start(_ arguments: [String], in folder: String) throws(SearchFault) -> (output: Int32, pid: pid_t) {
    var ends: [Int32] = [-1, -1]
    guard csystem_pipe(&ends) == 0 else {
      throw SearchFault(
        "no pipe could be made: \(String(cString: strerror(errno))); close other programs, run this again")
    }
    var pid: pid_t = 0
    let code = Self.withPointers(arguments) { arguments in
      Self.withPointers(["PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", "TZ=UTC"]) { environment in
        csystem_spawn_bound(&pid, program, arguments, environment, folder, ends[1])
      }
    }
    close(ends[1])
    guard code == 0 else {
      close(ends[0])
      throw SearchFault(
        "\(program) could not be started: \(String(cString: strerror(code))); name another with MINUTES_PAGEFIND")
    }
    return (ends[0], pid)
  }

  /// All that it says until it ends, or of much the end.
  private func listen(to output: Int32, _ isCancelled: () -> Bool) throws(SearchFault) -> [UInt8] {
    var words: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 14)
    let end = Self.now + seconds * 1000
    while true {
      if isCancelled() { throw SearchFault("the search index was not made, as asked", isCancelled: true) }
      guard Self.now < end else {
        throw SearchFault("\(program) did not end within \(seconds) seconds and was stopped; look at the site's size")
      }
      var waiting = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
      guard poll(&waiting, 1, 50) > 0 else { continue }
      let count = read(output, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return words }
      words = (words + buffer[..<count]).suffix(1 << 16)
    }
  }

  private static func wait(for pid: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0, errno == EINTR {}
    return status
  }

  /// The last of its lines that says something, as part of a sentence.
  private static func quoted(_ words: [UInt8]) -> String {
    let lines = words.split(separator: 0x0A).map { $0.filter { $0 >= 0x20 && $0 != 0x7F } }
    guard let last = lines.last(where: { !$0.isEmpty }) else { return " and did not say why; run it by hand" }
    return ": " + String(decoding: last.prefix(300), as: UTF8.self)
  }

  private static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }

  private static func withPointers<Result>(
    _ texts: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
  ) -> Result {
    let pointers = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: texts.count + 1)
    for (index, text) in texts.enumerated() { pointers[index] = strdup(text) }
    pointers[texts.count] = nil
    defer {
      for index in texts.indices { free(pointers[index]) }
      pointers.deallocate()
    }
    return body(pointers)
  }
}
