import Bytes

/// `password: …`, `API_KEY=…`, `--token …`: a name that a credential follows, with a value that nobody writes as an example.
extension SecretScan {
  /// What a `:` or `=` gives to the name before it.
  func assignment(at sign: Int) -> Secret? {
    guard let name = name(before: sign), let (kind, isSure) = SecretName.kind(of: name) else { return nil }
    // `a:=b`, `a => b`, and a second sign of the same word.
    guard let value = value(from: sign), value.lowerBound > sign else { return nil }
    return judged(value, kind, isSure)
  }

  /// `--token VALUE` on a command line.
  func option(at hyphens: Int) -> Secret? {
    guard has("--", at: hyphens) else { return nil }
    let name = run(from: hyphens + 2, atMost: 40, in: .tokens)
    guard name.count > 2, name.upperBound < text.count, text[name.upperBound] == 0x20,
      let (kind, isSure) = SecretName.kind(of: text[name].asciiLowercased().filter(\.isASCIIAlphanumeric)),
      let value = value(from: name.upperBound)
    else { return nil }
    return joinToken(value) ?? judged(value, kind, isSure)
  }

  private func judged(_ value: Range<Int>, _ kind: String, _ isSure: Bool) -> Secret? {
    let look = Randomness(text, value)
    let isOne =
      !isSure ? look.isTight : kind.utf8.elementsEqual("password".utf8) ? look.isPassword : look.isMade
    return isOne ? Secret(kind: kind, place: value, hidden: value) : joinToken(value)
  }

  /// `abcdef.0123456789abcdef`, with which a machine joins a Kubernetes cluster.
  private func joinToken(_ value: Range<Int>) -> Secret? {
    guard value.count == 23, text[value.lowerBound + 6] == UInt8(ascii: "."),
      text[value].allSatisfy({ $0 == UInt8(ascii: ".") || $0.isASCIIDigit || (0x61...0x7A).contains($0) }),
      text[value].contains(where: \.isASCIIDigit), Randomness(text, value).isVaried
    else { return nil }
    return Secret(kind: "token", place: value, hidden: value)
  }

  /// The letters and digits of the name that ends before an offset, in lower case.
  private func name(before sign: Int) -> [UInt8]? {
    var end = sign
    while end > 0, sign - end < 6, " \"'`*:?]".utf8.contains(text[end - 1]) { end -= 1 }
    var start = end
    while start > 0, end - start < 60, text[start - 1].isASCIIAlphanumeric || "_-.".utf8.contains(text[start - 1]) {
      start -= 1
    }
    guard end - start >= 3 else { return nil }
    return text[start..<end].asciiLowercased().filter(\.isASCIIAlphanumeric)
  }

  /// The value behind an offset, with quotes and signs passed over; `nil` for what is a variable, a path or an address.
  func value(from offset: Int) -> Range<Int>? {
    var start = offset
    let limit = min(text.count, offset + 10)
    while start < limit, " \"'`:=*>(".utf8.contains(text[start]) { start += 1 }
    // One byte more than a value may have, so that a longer one is seen to be none.
    let longest = min(text.count, start + Self.longestValue + 1)
    var end = start
    while end < longest, !text[end].isASCIIWhitespace, !"\"'`,;)<>|".utf8.contains(text[end]) {
      if text[end] == UInt8(ascii: "&"), startsParameter(end + 1) { break }
      end += 1
    }
    guard (8...Self.longestValue).contains(end - start) else { return nil }
    while end > start, "*.:!?".utf8.contains(text[end - 1]) { end -= 1 }
    let value = start..<end
    guard value.count >= 8, let first = text[value].first, !"/~%@#".utf8.contains(first) else { return nil }
    // A variable, a placeholder, a path of Windows, an address, a fingerprint.
    if text[value].contains(where: { "{}[]\\".utf8.contains($0) }) { return nil }
    if first == UInt8(ascii: "$"), value.count > 1, text[start + 1].isASCIILetter { return nil }
    for digest: StaticString in ["sha1", "sha256", "sha512", "md5:"] where has(digest, at: start, anyCase: true) {
      return nil
    }
    for index in start..<end where text[index] == UInt8(ascii: "/") && index + 1 < end {
      if text[index + 1] == UInt8(ascii: "/") { return nil }
    }
    return value
  }

  /// Whether `name=` follows, as in the query of an address.
  private func startsParameter(_ offset: Int) -> Bool {
    let name = run(from: offset, atMost: 40, in: .tokens)
    return !name.isEmpty && has("=", at: name.upperBound)
  }

  private static let longestValue = 400
}

/// Which names a credential follows.
enum SecretName {
  /// What the value of a name is, given in lower case with nothing but letters and digits, and whether the name leaves no
  /// doubt; `nil` for other names.
  static func kind(of name: [UInt8]) -> (kind: String, isSure: Bool)? {
    guard !others.contains(where: { has($0, name) }) else { return nil }
    for (word, kind) in sure where ends(with: word, name) { return (kind, true) }
    return doubtful.contains { has($0, name) } ? ("key", false) : nil
  }

  private static let sure: [(StaticString, String)] = [
    ("password", "password"), ("passwort", "password"), ("passwd", "password"), ("passphrase", "password"),
    ("kennwort", "password"), ("pwd", "password"), ("secretkey", "secret"), ("secret", "secret"),
    ("secretaccesskey", "secret"), ("secretkeybase", "secret"), ("token", "token"), ("apikey", "API key"),
    ("accesskey", "access key"), ("accountkey", "access key"), ("privatekey", "private key"),
    ("presharedkey", "private key"), ("psk", "private key"), ("keydata", "private key"), ("masterkey", "key"),
    ("encryptionkey", "key"), ("signingkey", "key"), ("authorization", "token"), ("authkey", "key"),
  ]

  /// Words in names that say less, and issuers whose keys have no form of their own.
  private static let doubtful: [StaticString] = [
    "key", "access", "auth", "api", "cred", "secret", "token", "passw", "sig", "session", "cookie", "adafruit",
    "algolia", "asana", "beamer", "bitbucket", "bittrex", "clientid", "codecov", "coinbase", "confluent", "contentful",
    "datadog", "discord", "droneci", "dropbox", "etsy", "fastly", "finicity", "finnhub", "flickr", "freshbooks",
    "gitter", "gocardless", "heroku", "hubspot", "intercom", "jfrog", "kraken", "kucoin", "launchdarkly", "linkedin",
    "looker", "mailchimp", "mailgun", "mapbox", "mattermost", "messagebird", "netlify", "newrelic", "nytimes", "okta",
    "opsgenie", "rapidapi", "sendbird", "snyk", "squarespace", "sumologic", "travis", "trello", "twitch", "twitter",
    "yandex", "zendesk", "zuplo",
  ]

  /// What is public, or made of something else.
  private static let others: [StaticString] = [
    "public", "pubkey", "fingerprint", "hash", "sha1", "sha256", "sha512", "digest", "checksum", "commit", "version",
    "keyword", "author", "revision", "integrity", "uuid", "tokenid", "keyid", "certificate", "secretname", "tokenname",
    "passwordhash", "image",
  ]

  private static func ends(with word: StaticString, _ name: [UInt8]) -> Bool {
    word.withUTF8Buffer { name.count >= $0.count && name.suffix($0.count).elementsEqual($0) }
  }

  private static func has(_ word: StaticString, _ name: [UInt8]) -> Bool {
    word.withUTF8Buffer { word in
      guard name.count >= word.count else { return false }
      return (0...(name.count - word.count)).contains { name[$0...].starts(with: word) }
    }
  }
}
