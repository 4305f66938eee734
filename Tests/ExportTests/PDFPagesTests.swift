import Testing

@testable import Export

@Suite struct PDFPagesTests {
  private let pdf = Array(
    """
    /Creator (ä) /CreationDate (D:20261125061500+01'00') /ModDate (D:20261125061500+01'00')
    <</Type /Pages /Count 2>> <</Type /Page
    /Parent 1>> <</Type /Page>> <</Type /PageLabel>>
    """.utf8)

  @Test func pagesAreCounted() { #expect(PDFPages.count(in: pdf) == 2) }

  @Test func theMomentIsAFixedOne() {
    let text = String(decoding: PDFPages.withoutTime(pdf), as: UTF8.self)
    #expect(text.contains("/CreationDate (D:20000101000000+00'00') /ModDate (D:20000101000000+00'00')"))
    #expect(PDFPages.withoutTime(pdf).count == pdf.count)
  }

  @Test func nothingIsFoundInNothing() { #expect(PDFPages.count(in: []) == 0) }
}
