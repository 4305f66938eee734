import Bytes
import FileTrees
public import Transfers

/// Runs errands, up to eight at once: within the reach, with timeouts for busy servers, again where a connection broke.
public final class HTTPClient {
  public let reach: HostPolicy
  private let transport: Transport
  private let proxies: ProxyChoice
  private let manner: RetryPolicy
  private var free: [Int]
  private var nextID = 0

  /// How long and how often.
  public struct RetryPolicy: Sendable {
    public var atOnce = 8
    /// Requests that `minutes-http` has, running or waiting: it goes on with them while pictures are written here.
    public var ahead = 24
    public var attempts = 3
    public var redirects = 5
    /// Of one transfer.
    public var timeouts = TransferRequest.Timeouts(connecting: 10_000, stalling: 20_000, all: 180_000)
    /// The longest pause that a server may ask for, and the time for all errands of one run; milliseconds.
    public var longestPause = 60_000
    public var all = 900_000
    /// Before the second attempt; five times that before the third.
    public var pause = 300
    public var headers: [String] = []

    public init() {}

    /// Waits so many seconds for a connection and between bytes, and in proportion for all else.
    public mutating func allow(seconds: Int) {
      let time = seconds * 1000
      timeouts = TransferRequest.Timeouts(connecting: time, stalling: time, all: time * 9)
      longestPause = time * 3
    }
  }

  public init(_ transport: Transport, reach: HostPolicy, proxies: ProxyChoice, manner: RetryPolicy) {
    (self.transport, self.reach, self.proxies, self.manner) = (transport, reach, proxies, manner)
    free = Array(transport.slots.indices)
  }

  /// How many slots `manner` makes use of: while answers wait to be taken, the next ones come.
  public static func slots(for manner: RetryPolicy) -> Int { manner.ahead * 2 }

  /// What came of an errand.
  public typealias Outcome = Result<WebAnswer, WebFault>

  /// One errand's answer, and what `take` makes of it.
  public func run<Value>(_ errand: HTTPRequest, _ take: (WebAnswer) throws -> Value) throws -> Value {
    var result: Result<Value, any Error>?
    try run([errand]) { batch in
      for (_, outcome) in batch { result = Result { try take(try outcome.get()) } }
    }
    guard let result else { throw WebFault("\(errand.address) was not answered; run this again") }
    return try result.get()
  }

  /// Runs all; `take` gets the answers that have come, with the errands' indices, as soon as it is free again.
  public func run(_ errands: [HTTPRequest], _ take: ([(index: Int, outcome: Outcome)]) throws -> Void) throws {
    var rounds = RequestQueue(errands, until: MonotonicClock.now + manner.all)
    while !rounds.isOver {
      try start(&rounds)
      let isQuiet = try !receive(&rounds)
      // Many at once are taken quicker than one after the other, as long as there is room for more to come meanwhile.
      guard isQuiet || rounds.inFlight == 0 || rounds.doneCount * 3 >= manner.ahead * 2 else { continue }
      let batch = rounds.takeDone()
      guard !batch.isEmpty else { continue }
      try take(batch.map { ($0.index, $0.outcome) })
      free += batch.compactMap(\.slot)
    }
  }

  private func start(_ rounds: inout RequestQueue) throws {
    let now = MonotonicClock.now
    while rounds.inFlight < manner.ahead, let index = rounds.nextReady(now) {
      guard now < rounds.end else {
        rounds.finish(index, .failure(WebFault("the time for all transfers is over; run this again for the rest")))
        continue
      }
      let trip = rounds.trips[index]
      guard reach.standing(of: trip.address) != .stranger else {
        rounds.finish(index, .failure(Self.strange(trip.address)))
        continue
      }
      guard free.count > (trip.errand.fill == nil ? 0 : 1), let slot = free.popLast() else { return rounds.wait(index) }
      var body: TransferRequest.Body?
      if let fill = trip.errand.fill, let place = free.popLast() {
        do {
          body = TransferRequest.Body(slot: place, count: try fill(transport.slots[place]))
        } catch {
          free += [slot, place]
          throw error
        }
      }
      nextID += 1
      rounds.start(index, id: nextID, slot: slot, bodySlot: body?.slot)
      try transport.send(request(trip, id: nextID, body: body, slot: slot))
    }
  }

  private func request(_ trip: RequestState, id: Int, body: TransferRequest.Body?, slot: Int) -> TransferRequest {
    // Credentials are the server's alone, wherever a redirect leads.
    let headers =
      reach.mayHoldCredentials(trip.address)
      ? trip.errand.headers : trip.errand.headers.filter { !Self.isSecret($0) }
    return TransferRequest(
      id: id, method: trip.errand.method, url: trip.address.description, headers: manner.headers + headers, body: body,
      slot: slot, limit: trip.errand.limit, reachesPrivate: reach.standing(of: trip.address) == .server,
      proxy: proxies.proxy(for: trip.address), timeouts: manner.timeouts)
  }

  /// Takes all answers that are there, waiting for the first; whether one came.
  private func receive(_ rounds: inout RequestQueue) throws -> Bool {
    var wait = rounds.pause(MonotonicClock.now)
    if rounds.isSomethingDone { wait = min(wait, 250) }
    var hasCome = false
    while rounds.inFlight > 0 || wait > 0 {
      guard let answer = try transport.next(wait) else { return hasCome }
      (wait, hasCome) = (0, true)
      guard let (index, slot, bodySlot) = rounds.arrived(answer.id) else { continue }
      if let bodySlot { free.append(bodySlot) }
      judge(answer, index, slot, &rounds)
    }
    return hasCome
  }

  /// Decides whether an answer is the end of its errand.
  private func judge(_ answer: TransferAnswer, _ index: Int, _ slot: Int, _ rounds: inout RequestQueue) {
    let trip = rounds.trips[index]
    let web = WebAnswer(answer, address: trip.address, file: transport.slots[slot])
    if answer.end == .answered {
      if let pause = pause(answer, trip) {
        guard pause <= manner.longestPause else {
          free.append(slot)
          return rounds.finish(index, .failure(Self.busy(trip.address, pause)))
        }
        free.append(slot)
        return rounds.again(index, after: pause, holdsAll: answer.status == 429)
      }
      if trip.errand.followsRedirects, let next = web.location,
        (300..<304).contains(answer.status) || answer.status > 306
      {
        free.append(slot)
        return follow(next, index, &rounds)
      }
      return rounds.finish(index, .success(web), slot: slot)
    }
    free.append(slot)
    let isSafe = trip.errand.isRepeatable || answer.end == .unreachable
    if isSafe, [.broken, .tooSlow, .unreachable, .hostUnknown].contains(answer.end), trip.attempts < manner.attempts {
      return rounds.again(index, after: backoff(trip))
    }
    var fault = WebFault(
      answer, at: trip.address, limit: trip.errand.limit, seconds: manner.timeouts.stalling / 1000)
    fault.mayHaveHappened = fault.mayHaveHappened && !trip.errand.isRepeatable
    rounds.finish(index, .failure(fault))
  }

  private func follow(_ next: WebAddress, _ index: Int, _ rounds: inout RequestQueue) {
    let trip = rounds.trips[index]
    if reach.standing(of: next) == .stranger {
      return rounds.finish(index, .failure(Self.strange(next, from: trip.address)))
    }
    if trip.address.isSecure, !next.isSecure {
      let why = "\(trip.address) leads to \(next.origin), which is not encrypted; it was not followed"
      return rounds.finish(index, .failure(WebFault(why)))
    }
    guard trip.redirects < manner.redirects else {
      return rounds.finish(
        index, .failure(WebFault("\(trip.errand.address) leads from one address to the next without end")))
    }
    rounds.redirect(index, to: next)
  }

  /// How long to wait before asking again; `nil` where the answer stands.
  private func pause(_ answer: TransferAnswer, _ trip: RequestState) -> Int? {
    switch answer.status {
    case 429, 503:
      guard trip.attempts < manner.attempts else { return nil }
      let asked = answer.header("retry-after").flatMap(Self.seconds).map { $0 * 1000 }
      return asked ?? backoff(trip) * 2
    case 500, 502, 504: return trip.errand.isRepeatable && trip.attempts < manner.attempts ? backoff(trip) : nil
    default: return nil
    }
  }

  private func backoff(_ trip: RequestState) -> Int { trip.attempts > 1 ? manner.pause * 5 : manner.pause }

  private static func seconds(_ text: String) -> Int? {
    guard (1...6).contains(text.utf8.count), text.utf8.allSatisfy({ $0.isASCIIDigit }) else { return nil }
    return Int(text)
  }

  private static func isSecret(_ header: String) -> Bool {
    let name = header.utf8.prefix { $0 != UInt8(ascii: ":") }.map { $0 | 0x20 }
    return name.elementsEqual("authorization".utf8) || name.elementsEqual("cookie".utf8)
  }

  private static func strange(_ address: WebAddress, from: WebAddress? = nil) -> WebFault {
    WebFault(
      "\(from.map { "\($0) leads to " } ?? "")\(address.origin)\(from == nil ? " is" : ", which is") neither the HedgeDoc "
        + "server of minutes.yml nor named there; add it to the hosts of hedgedoc if you trust it")
  }

  private static func busy(_ address: WebAddress, _ pause: Int) -> WebFault {
    WebFault("\(address.origin) has had enough requests and asks to wait \(pause / 1000) seconds; run this again then")
  }
}
