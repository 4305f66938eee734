import Testing

@testable import Site

/// Anchors on a page.
@Suite struct AnchorsTests {
  @Test func anchorsAreLikeTheirHeadingsAndNeverTwice() {
    var anchors = Anchors(taken: ["content"])
    #expect(anchors.name(for: "Team IaaS", kind: "slide") == "team-iaas")
    #expect(anchors.name(for: "Team IaaS", kind: "slide") == "team-iaas-2")
    // An id without a hyphen could shadow a script's variable.
    #expect(anchors.name(for: "Mermaid", kind: "slide") == "slide-mermaid")
    #expect(anchors.name(for: "!", kind: "slide") == "slide-1")
    #expect(anchors.nameOfProse(for: "Content") == "content-1")
    #expect(anchors.nameOfProse(for: "R5: IaaS v4, and more") == "r5-iaas-v4-and-more")
  }
}
