import Testing

@testable import HTML

@Suite struct AddressTests {
  @Test(arguments: [
    ("https://Example.ORG", "https://example.org"),
    ("HTTPS://example.org:443/A?b=c#d", "https://example.org:443/A?b=c#d"),
    (" \u{1}https://example.org/\t\n", "https://example.org/"),
    ("ht\ntps://example.org/", "https://example.org/"),
    ("https://example.org/ü 🙂<>\"`{}|^[]", "https://example.org/%C3%BC%20%F0%9F%99%82%3C%3E%22%60%7B%7D%7C%5E%5B%5D"),
    ("https://example.org/%zz%41", "https://example.org/%25zz%41"),
    ("https://example.org:/x", "https://example.org/x"),
    ("https://bücher.example/", "https://bücher.example/"),
    ("http://127.0.0.1:8080/", "http://127.0.0.1:8080/"),
    ("http://[::1]:8080/", "http://[::1]:8080/"),
    ("http://[2001:DB8::a:1]", "http://[2001:db8::a:1]"),
    ("mailto:a@example.org?subject=x y", "mailto:a@example.org?subject=x%20y"),
    ("notes.md", "notes.md"),
    ("./this:that", "./this:that"),
    ("/uploads/x.png", "/uploads/x.png"),
    ("?a=b:c\\d", "?a=b:c%5Cd"),
    ("", ""),
    ("#", "#"),
    ("#part", "#u-part"),
    ("#u-part", "#u-part"),
    ("#/2/1", "#/2/1"),
    ("notes.md#part", "notes.md#part"),
  ])
  func isWrittenAs(_ value: String, _ expected: String) {
    let address = Address(value, schemes: Policy.standard.linkSchemes)
    #expect(address?.text == expected)
    #expect(address.flatMap { Address($0.text, schemes: Policy.standard.linkSchemes)?.text } == expected)
  }

  @Test(arguments: [
    "javascript:alert(1)", "JaVaScRiPt:x", " java\tscript:x", "\u{1}javascript:x", "data:text/html,x", "vbscript:x",
    "file:///etc/passwd", "blob:https://example.org/x", "ftp://example.org/", "java\u{200B}script:x", "1:2", ":x",
    "//example.org", "///example.org", "\\\\example.org", "/\\example.org", "\\x", "a\\b", "https:\\\\example.org",
    "https:example.org", "https:/example.org", "https://", "https:///x", "https://?x", "https://.", "https://a..b/",
    "https://a b/", "https://a\"b/", "https://<b>/", "https://%65xample.org/", "https://example.org\u{7F}/",
    "https://user@example.org/", "https://user:pass@example.org/", "https://example.org\\@evil.example/",
    "https://example.org:99999/", "https://example.org:8a/", "http://1/", "http://0x7f.1/", "http://1.2.3.256/",
    "http://01.2.3.4/", "http://1.2.3/", "http://[::1", "http://[::g]/", "http://[1::2::3]/", "http://[1:2]/",
    "mailto:",
    "https\u{301}://example.org/", "https:\u{338}//example.org/",
  ])
  func isRefused(_ value: String) {
    #expect(Address(value, schemes: Policy.standard.linkSchemes) == nil)
  }

  @Test func schemesAreThePolicys() {
    #expect(Address("tel:+49-30", schemes: ["tel"])?.text == "tel:+49-30")
    #expect(Address("https://example.org/", schemes: ["tel"]) == nil)
  }

  @Test func hostIsOnlyThatOfTheWeb() {
    #expect(Address("https://Example.org:1/x", schemes: ["https"])?.host == "example.org")
    #expect(Address("mailto:a@example.org", schemes: ["mailto"])?.host == nil)
    #expect(Address("x", schemes: [])?.host == nil)
  }
}
