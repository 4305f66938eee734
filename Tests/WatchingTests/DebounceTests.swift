import Testing

@testable import Watching

@Suite struct PatienceTests {
  private func debounce(files: Int, isDone: Bool) -> Debounce {
    var changes = Changes()
    for number in 0..<files { changes.add("reports/\(number).md", isFolder: false, isDone: isDone) }
    var patience = Debounce(now: 1000)
    patience.learn(changes)
    return patience
  }

  @Test func aSaveHasAShortDelay() {
    let save = debounce(files: 1, isDone: true)
    #expect(save.quiet(now: 1000) <= 3)
    #expect(save.quiet(now: 1100) == 0)
  }

  @Test func aRemovedFileHasALongerDelay() {
    let vanished = debounce(files: 1, isDone: false)
    #expect(vanished.quiet(now: 1000) >= 100)
    #expect(vanished.quiet(now: 1060) < vanished.quiet(now: 1000))
    #expect(vanished.quiet(now: 2000) == 0)
  }

  @Test func aCheckoutHasABoundedDelay() {
    let checkout = debounce(files: 1000, isDone: true)
    #expect(checkout.quiet(now: 1000) >= 30)
    #expect(checkout.quiet(now: 2500) >= 30)
    #expect(checkout.quiet(now: 3100) == 0)
  }

  @Test func changesAreMerged() {
    var first = Changes()
    first.add("a", isFolder: false, isDone: false)
    var second = Changes()
    second.add("b", isFolder: true, isDone: true)
    first.merge(second)
    #expect(first.paths == ["a", "b"])
    #expect(first.isDone && first.needsLook)
  }

  /// Moving a file to a backup does not mean that the editor has finished.
  @Test func ignoredPathsDoNotCount() {
    var changes = Changes()
    changes.add("iaas.md", isFolder: false, isDone: false)
    changes.add("iaas.md~", isFolder: false, isDone: true)
    let own = changes.only { $0 == "iaas.md" }
    #expect(own.paths == ["iaas.md"])
    #expect(!own.isDone)
    #expect(changes.only { _ in false }.isEmpty)
  }
}
