import FileTrees
import Foundation
import Testing

@testable import Search

@Suite struct FaultTests {
  @Test func aFolderWithoutPagesIsRefused() throws {
    let site = try MadeUpSite()
    let fault = #expect(throws: SearchFault.self) {
      try SearchIndex.make(of: site.path, with: MadeUpSite.pagefind)
    }
    #expect(fault?.description.contains(" has no page to be found; ") == true, "\(String(describing: fault))")
  }

  @Test func aMissingFolderIsNamed() {
    let fault = #expect(throws: SearchFault.self) {
      try SearchIndex.make(of: "/nowhere/at/all", with: MadeUpSite.pagefind)
    }
    let text = "/nowhere/at/all could not be opened: No such file or directory; name a folder of pages"
    #expect(fault?.description == text)
  }

  @Test func aMissingProgramIsNamed() throws {
    let site = try MadeUpSite()
    try site.write("index.html", "<p>A page</p>")
    let fault = #expect(throws: SearchFault.self) {
      try SearchIndex.make(of: site.path, with: Pagefind(program: site.path + "/none"))
    }
    #expect(fault?.description.hasSuffix("No such file or directory; name another with MINUTES_PAGEFIND") == true)
    #expect(throws: SearchFault.self) { try Pagefind.find(environment: ["MINUTES_PAGEFIND": site.path + "/none"]) }
  }

  /// Test programs that hang, crash or give invalid output in place of Pagefind.
  private func run(_ script: String, seconds: Int = 30, isCancelled: () -> Bool = { false }) throws -> SearchFault? {
    let site = try MadeUpSite()
    try site.write("index.html", "<p>A page</p>")
    try site.write("program", "#!/bin/sh\n" + script)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: site.path + "/program")
    return #expect(throws: SearchFault.self) {
      try SearchIndex.make(
        of: site.path, with: Pagefind(program: site.path + "/program"), seconds: seconds, isCancelled: isCancelled)
    }
  }

  @Test func itsLastWordsAreQuoted() throws {
    let fault = try run("echo starting; echo 'no \u{1B}[31mroom'; exit 3")
    #expect(fault?.description.hasSuffix("/program made no search index: no [31mroom") == true)
  }

  @Test func aProgramThatSaysNothingIsOneToo() throws {
    let fault = try run("exit 3")
    #expect(fault?.description.hasSuffix(" made no search index and did not say why; run it by hand") == true)
  }

  @Test func whoIsKilledIsNamed() throws {
    let fault = try run("kill -9 $$")
    #expect(fault?.description.contains(" was killed by signal 9 ") == true)
  }

  @Test func whatHangsIsStopped() throws {
    let start = ContinuousClock.now
    let fault = try run("sleep 60 & sleep 60", seconds: 1)
    #expect(fault?.description.contains(" did not end within 1 seconds ") == true)
    #expect(ContinuousClock.now - start < .seconds(10))
  }

  @Test func whoAsksIsObeyed() throws {
    let start = ContinuousClock.now
    let fault = try run("sleep 60", isCancelled: { ContinuousClock.now - start > .milliseconds(200) })
    #expect(fault?.isCancelled == true)
    #expect(ContinuousClock.now - start < .seconds(10))
  }

  @Test func anUnknownBundleIsRefused() throws {
    let fault = try run("exit 0")
    #expect(fault?.description.contains("is not known to minutes: it has no table of contents") == true)
  }

  @Test func theScratchFolderGoesAway() throws {
    let site = try MadeUpSite()
    _ = try run("touch left; pwd > \(site.path)/where; exit 1")
    let folder = try String(contentsOfFile: site.path + "/where", encoding: .utf8).dropLast()
    #expect(folder.contains("/minutes-search-"))
    #expect(!FileManager.default.fileExists(atPath: String(folder)))
  }
}
