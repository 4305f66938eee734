import Bytes
import Transfers

/// An errand on its way.
struct RequestState {
  let errand: HTTPRequest
  var address: WebAddress
  var attempts = 0
  var redirects = 0
}

/// Which errands wait, are on their way, or are done.
struct RequestQueue {
  private(set) var trips: [RequestState]
  /// When all has to be done.
  let end: Int
  private var waiting: [(index: Int, from: Int)]
  private var flying: [Int: (index: Int, slot: Int, bodySlot: Int?)] = [:]
  private var done: [Done] = []
  private var heldUntil = 0

  struct Done {
    let index: Int
    let outcome: HTTPClient.Outcome
    let slot: Int?
  }

  init(_ errands: [HTTPRequest], until end: Int) {
    trips = errands.map { RequestState(errand: $0, address: $0.address) }
    waiting = errands.indices.map { ($0, 0) }
    self.end = end
  }

  var inFlight: Int { flying.count }
  var doneCount: Int { done.count }
  var isSomethingDone: Bool { !done.isEmpty }
  var isOver: Bool { waiting.isEmpty && flying.isEmpty && done.isEmpty }

  /// The next errand whose time has come, taken out.
  mutating func nextReady(_ now: Int) -> Int? {
    guard now >= heldUntil, let place = waiting.firstIndex(where: { $0.from <= now }) else { return nil }
    return waiting.remove(at: place).index
  }

  /// Puts one back whose time has come, but for which there is no room.
  mutating func wait(_ index: Int) { waiting.insert((index, 0), at: 0) }

  mutating func start(_ index: Int, id: Int, slot: Int, bodySlot: Int?) {
    trips[index].attempts += 1
    flying[id] = (index, slot, bodySlot)
  }

  mutating func arrived(_ id: Int) -> (index: Int, slot: Int, bodySlot: Int?)? { flying.removeValue(forKey: id) }

  mutating func again(_ index: Int, after pause: Int, holdsAll: Bool = false) {
    let moment = MonotonicClock.now + pause
    waiting.append((index, moment))
    if holdsAll { heldUntil = max(heldUntil, moment) }
  }

  mutating func redirect(_ index: Int, to address: WebAddress) {
    trips[index].address = address
    trips[index].redirects += 1
    trips[index].attempts = 0
    waiting.insert((index, 0), at: 0)
  }

  mutating func finish(_ index: Int, _ outcome: HTTPClient.Outcome, slot: Int? = nil) {
    done.append(Done(index: index, outcome: outcome, slot: slot))
  }

  mutating func takeDone() -> [Done] {
    defer { done = [] }
    return done
  }

  /// How long there is nothing to do but to listen; milliseconds.
  func pause(_ now: Int) -> Int {
    if waiting.isEmpty { return 60_000 }
    let next = waiting.map { max($0.from, heldUntil) }.min() ?? now
    // One that is ready waits for a slot or for its turn, so an answer has to come first.
    return next <= now ? (flying.isEmpty ? 0 : 60_000) : next - now
  }
}
