import Parallel
import Testing

struct ParallelTests {
  private struct Fault: Error {}

  @Test(arguments: [0, 1, 7, 1_000])
  func resultsAreInOrder(_ count: Int) {
    #expect(Parallel.map(count) { $0 * 2 } == (0..<count).map { $0 * 2 })
    #expect(Parallel.chunked(of: Array(0..<count)) { Array($0) }.flatMap { $0 } == Array(0..<count))
  }

  @Test func aFaultIsThrown() {
    #expect(throws: Fault.self) { try Parallel.map(100) { if $0 == 50 { throw Fault() } } }
  }

  @Test func bothAreMade() throws {
    let (number, text) = try Parallel.both({ 1 }, { "two" })
    #expect(number == 1 && text == "two")
    #expect(throws: Fault.self) { _ = try Parallel.both({ 1 }, { () throws -> Int in throw Fault() }) }
    #expect(throws: Fault.self) { _ = try Parallel.both({ () throws -> Int in throw Fault() }, { 1 }) }
  }
}
