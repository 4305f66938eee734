import CSS
import Testing

/// Output of single declarations.
@Suite struct ValueTests {
  @Test(arguments: [
    "color:#50c3a5", "color:red", "color:rgb(1,2,3)", "color:hsl(120deg 50% 50%/0.5)", "color:red!important",
    "font-family:\"Fira Sans\",sans-serif", "font-family:lato", "font-family:Größe", "font:bold 12px/1.2 Lato,serif",
    "text-shadow:-1px 1px 0 #fff,1px 1px 0 #fff", "border:none", "border:1px solid #000", "margin:0 auto",
    "background:linear-gradient(to right,red 10%,#fff)", "display:block!important", "box-shadow:0 0 5px #00000080",
    "width:min(4000px,calc(100% - 20px))", "font-size:min(400px,clamp(1rem,2vw + 1px,3rem))", "column-count:2",
    "border-radius:5px/10px", "text-align:center", "opacity:0.5", "letter-spacing:-0.05em", "width:-1px",
  ])
  func staysAsItIs(_ declaration: String) {
    let read = StyleDeclarations.read(declaration)
    #expect(read.text == declaration)
    #expect(read.drops == [])
  }

  @Test(arguments: [
    (" COLOR : Red ;", "color:red"), ("color:#FFF", "color:#fff"), ("color:red ! IMPORTANT", "color:red!important"),
    ("font-family:'Fira \"x\" Sans' , Lato", "font-family:\"Fira \\22 x\\22  Sans\",Lato"),
    ("margin:1px/**/2px", "margin:1px 2px"), ("color:r\\65 d", "color:red"), ("c\\6flor:red", "color:red"),
    ("font:a /**/ b", "font:a b"), ("width:1.23456px", "width:1.2346px"), ("color:rgb( 1 , 2 , 3", "color:rgb(1,2,3)"),
    ("width:+1e2px", "width:100px"), ("width:calc((1px + 2px)*3)", "width:min(4000px,calc((1px + 2px)*3))"),
    ("text-shadow:1px 1px 2px#FFF", "text-shadow:1px 1px 2px #fff"),
    ("font-family:\"url(javascript:x)@<\\a\"", "font-family:\"url\\28 javascript\\3a x\\29 \\40 \\3c \\a \""),
    ("font-family:ü\u{0}\\;x", "font-family:ü\u{FFFD}\\3b x"), ("font-family:\\31 a", "font-family:\\31 a"),
  ])
  func isWrittenAs(_ style: String, _ expected: String) {
    let read = StyleDeclarations.read(style)
    #expect(read.text == expected)
    #expect(StyleDeclarations.read(expected).text == expected)
  }

  @Test(arguments: [
    ("font-size:900px", "font-size:400px"), ("font-size:99em", "font-size:20em"),
    ("font-size:99999%", "font-size:2000%"),
    ("font-size:100vw", "font-size:20vw"), ("width:99999px", "width:4000px"), ("width:300%", "width:100%"),
    ("text-indent:-99999px", "text-indent:-4000px"), ("width:9e999px", "width:4000px"), ("opacity:0", "opacity:0.3"),
    ("opacity:.01", "opacity:0.3"), ("opacity:0%", "opacity:30%"), ("opacity:-1", "opacity:0.3"),
    ("opacity:2", "opacity:1"),
    ("column-count:9999", "column-count:20"), ("box-shadow:0 0 0 9999px red", "box-shadow:0 0 0 4000px red"),
    ("font-size:calc(400px*99)", "font-size:min(400px,calc(400px*99))"),
    ("font-size:min(400px,900px)", "font-size:min(400px,400px)"), ("line-height:999", "line-height:20"),
    ("font-size:10in", "font-size:4in"), ("font-size:999pt", "font-size:298pt"),
  ])
  func isKeptWithinBounds(_ style: String, _ expected: String) {
    #expect(StyleDeclarations.read(style).text == expected)
    #expect(StyleDeclarations.read(expected).text == expected)
  }

  @Test(arguments: [
    // Properties and values that no deck may use (§5.4).
    "position:fixed", "z-index:9", "transform:none", "top:0", "left:0", "inset:0", "cursor:wait", "content:'x'",
    "animation:a 1s", "transition:all 1s", "filter:none", "mask:none", "clip:auto", "clip-path:none",
    "mix-blend-mode:screen", "pointer-events:none", "zoom:2", "all:unset", "--x:1", "counter-reset:a", "quotes:none",
    "view-transition-name:a", "anchor-name:--a", "contain:none", "behavior:x", "-moz-binding:x", "overflow:visible",
  ])
  func isNoPropertyOfADeck(_ style: String) {
    let read = StyleDeclarations.read(style)
    #expect(read.text == "")
    #expect(read.drops.map(\.reason) == [.property])
    #expect(read.drops.map(\.range) == [0..<style.utf8.count])
  }

  @Test(arguments: [
    "background:url(x)", "background:url('x')", "background:\\75rl(x)", "background:image-set('x' 1x)",
    "color:var(--x)",
    "color:env(x)", "width:attr(x px)", "width:expression(alert(1))", "background:element(#x)",
    "color:color-mix(in srgb,red,red)",
    "background:src('x')", "color:linear-gradient(red,red)", "background:linear-gradient(url(x),red)",
    "width:calc(var(--a))",
    "margin:calc(1px - 9px)", "opacity:calc(0)", "width:calc(rgb(1,2,3))", "list-style:url(x)",
    "background:cross-fade(red)",
    "background:url(a b)",
  ])
  func functionIsRefused(_ style: String) {
    let read = StyleDeclarations.read(style)
    #expect(read.text == "")
    #expect(read.drops.map(\.reason) == [.function])
  }

  @Test(arguments: [
    "color:\"#50c3a5\"", "color:#12", "color:#ggg", "color:", "color:red;;}", "margin:-1px", "padding:1px -1px",
    "display:contents", "display:run-in", "width:1dpi", "transition:", "width:1px\\9", "color:red!",
    "color:!important red",
    "width:calc(1px+2px)", "width:calc(url/**/(x))", "width:calc(1/ *2)", "width:calc(* 2)", "width:calc()",
    "color:rgb(,1)",
    "font-family:a,", "font-family:,a", "color:--x", "color:<!--", "color:[red]", "color:(red)",
    "width:calc(infinity * 1px)",
    "color:red;color:\"\n", "text-align:ü",
  ])
  func valueIsRefused(_ style: String) {
    let drops = StyleDeclarations.read(style).drops
    #expect(drops.count == 1)
    #expect(drops.allSatisfy { [.value, .malformed, .property].contains($0.reason) })
  }
}
