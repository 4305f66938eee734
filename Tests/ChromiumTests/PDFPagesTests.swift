import Testing

@testable import Chromium

@Suite struct PDFPagesTests {
  /// Returns a document of these objects with its cross-reference table.
  private func pdf(_ objects: [String], root: Int = 2) -> [UInt8] {
    var text = "%PDF-1.4\n"
    var rows = "0000000000 65535 f \n"
    for (index, object) in objects.enumerated() {
      let place = String(text.utf8.count)
      rows += String(repeating: "0", count: 10 - place.utf8.count) + place + " 00000 n \n"
      text += "\(index + 1) 0 obj\n<<\(object)>>\nendobj\n"
    }
    let table = text.utf8.count
    text +=
      "xref\n0 \(objects.count + 1)\n\(rows)trailer\n<</Root \(root) 0 R\n/Info 1 0 R>>\nstartxref\n\(table)\n%%EOF\n"
    return Array(text.utf8)
  }

  private var usual: [UInt8] {
    pdf([
      "/Title (ä /Count 7)\n/CreationDate (D:20261125061500+01'00')\n/ModDate (D:20261125061500+01'00')",
      "/Type /Catalog\n/Pages 3 0 R", "/Type /Pages\n/Count 12\n/Kids [4 0 R]",
      "/Title (/Type /Page /CreationDate \\(D:20261125061500+01'00'\\))",
    ])
  }

  @Test func pagesAreCounted() { #expect(PDFPages.count(in: usual) == 12) }

  @Test func theDateIsFixed() {
    let text = String(decoding: PDFPages.withoutTime(usual), as: UTF8.self)
    #expect(text.contains("/CreationDate (D:20000101000000+00'00')\n/ModDate (D:20000101000000+00'00')"))
    #expect(text.contains("/CreationDate \\(D:20261125061500+01'00'\\)"), "what a slide says stays")
    #expect(PDFPages.withoutTime(usual).count == usual.count)
  }

  @Test func invalidDocumentsHaveNoPages() {
    #expect(PDFPages.count(in: []) == nil)
    #expect(PDFPages.count(in: Array("%PDF-1.4 startxref\n9999\ntrailer".utf8)) == nil)
    #expect(PDFPages.count(in: pdf(["/Info", "/Type /Catalog"], root: 9)) == nil)
    for length in 0..<usual.count { _ = PDFPages.count(in: Array(usual[..<length])) }
    #expect(PDFPages.withoutTime([1, 2]) == [1, 2])
  }
}
