package org.layerwise.report;

/** The page's style sheet. */
final class HtmlStyle {
    static final String TEXT = """
            :root { color-scheme: light dark; --bg: #fff; --text: #24292f; --muted: #57606a; --line: #d0d7de; --grid: #e6e9ed;
              --bar: #0969da; --plus: #c0392b; --minus: #0969da; --warning: #9a6700; --error: #cf222e;
              --c0: #0969da; --c1: #d55e00; --c2: #008f68; --c3: #b5398e; --c4: #9a7400; --c5: #3fa7dc; --c6: #6e4fc4; --c7: #57606a;
              --c8: #b42318; --c9: #1b7c83; --c10: #7d4e00; --c11: #82a300; }
            @media (prefers-color-scheme: dark) { :root { --bg: #0d1117; --text: #e6edf3; --muted: #9aa4af; --line: #30363d;
              --grid: #21272f; --bar: #4d9dff; --plus: #ff7b72; --minus: #4d9dff; --warning: #d29922; --error: #f85149;
              --c0: #4d9dff; --c1: #ff8a3d; --c2: #2ec49a; --c3: #f07cc8; --c4: #e3c93b; --c5: #8fd6ff; --c6: #b49bff; --c7: #c9d1d9;
              --c8: #ff6b6b; --c9: #39c5cf; --c10: #c08552; --c11: #a5d64c; } }
            body { background: var(--bg); color: var(--text); font: 14px/1.45 Inter, system-ui, sans-serif; max-width: 1000px;
              margin: 24px auto; padding: 0 20px; overflow-wrap: anywhere; }
            h1 { font-size: 24px; margin: 0 0 12px; } h2 { font-size: 18px; margin: 32px 0 8px; border-bottom: 1px solid var(--line); }
            h3 { font-size: 15px; margin: 0 0 6px; } small, .note { color: var(--muted); font-weight: normal; }
            .fact { display: inline-block; margin: 0 20px 6px 0; color: var(--muted); } .fact b { color: var(--text); font-size: 17px; }
            .problems { list-style: none; padding: 0; } .problems li { border-left: 3px solid var(--line); padding: 3px 10px; margin: 4px 0; }
            .problems .warning { border-color: var(--warning); } .problems .warning b { color: var(--warning); }
            .problems .error { border-color: var(--error); } .problems .error b { color: var(--error); }
            .side { display: flex; flex-wrap: wrap; gap: 8px 28px; align-items: flex-start; }
            table { border-collapse: collapse; } th { text-align: left; color: var(--muted); font-weight: 500; padding: 2px 14px 2px 0; }
            td { padding: 1px 14px 1px 0; } .n { text-align: right; font-variant-numeric: tabular-nums; }
            section { border-top: 1px solid var(--grid); padding: 12px 0; }
            svg { max-width: 100%; height: auto; } text { fill: var(--text); font-size: 12px; } text.small { font-size: 10.5px; fill: var(--muted); }
            .end { text-anchor: end; } .middle { text-anchor: middle; } .bar { fill: var(--bar); } .axis { stroke: var(--line); }
            .frame { fill: none; stroke: var(--line); } .grid { stroke: var(--grid); } circle { fill-opacity: .75; }
            .plus { fill: var(--plus); } .minus { fill: var(--minus); } .none { fill: var(--grid); }
            rect.plus + text, rect.minus + text { fill: var(--text); }
            .c0, .b0 { fill: var(--c0); background: var(--c0); } .c1, .b1 { fill: var(--c1); background: var(--c1); }
            .c2, .b2 { fill: var(--c2); background: var(--c2); } .c3, .b3 { fill: var(--c3); background: var(--c3); }
            .c4, .b4 { fill: var(--c4); background: var(--c4); } .c5, .b5 { fill: var(--c5); background: var(--c5); }
            .c6, .b6 { fill: var(--c6); background: var(--c6); } .c7, .b7 { fill: var(--c7); background: var(--c7); }
            .c8, .b8 { fill: var(--c8); background: var(--c8); } .c9, .b9 { fill: var(--c9); background: var(--c9); }
            .c10, .b10 { fill: var(--c10); background: var(--c10); } .c11, .b11 { fill: var(--c11); background: var(--c11); }
            .legend span { margin-right: 16px; white-space: nowrap; } .legend i { display: inline-block; width: 10px; height: 10px;
              border-radius: 5px; margin-right: 5px; }
            .strip { margin: 4px 0; } .strip span { display: inline-block; min-width: 48px; vertical-align: middle; }
            .strip img { width: 48px; height: 48px; object-fit: contain; image-rendering: pixelated; vertical-align: middle; margin-right: 4px; }
            .strip img.mean { margin-right: 16px; outline: 2px solid var(--bar); }
            """;

    private HtmlStyle() {}
}
