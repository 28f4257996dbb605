package main

import "testing"

func TestStripped(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"a.js", "// why\nconst a = 1; // kept\n\n  // why\nf();\n", "const a = 1; // kept\nf();\n"},
		{"a.js", "/** doc */\nlet a;\n/**\n * doc\n * @param {string} b\n */\nlet b;\n", "let a;\nlet b;\n"},
		{"a.js", "const u = 'https://x';\n/* x */ g();\n", "const u = 'https://x';\n/* x */ g();\n"},
		{"a.css", "/* why\n   so */\na { b: c } /* kept */\n", "a { b: c } /* kept */\n"},
		{"a.css", "//not a comment in CSS\n", "//not a comment in CSS\n"},
		{"a.html", "<p>\n  <!-- x -->\n\n  // text <!-- kept -->\n</p>\n", "<p>\n// text <!-- kept -->\n</p>\n"},
		{"a.html", "  <textarea>a\n  b\n\n</textarea>\n  <p>\n", "<textarea>a\n  b\n\n</textarea>\n<p>\n"},
		{"a.svg", "<!-- x -->\n  <svg/>\n", "<!-- x -->\n  <svg/>\n"},
	}
	for _, tt := range tests {
		if got := string(stripped(tt.name, []byte(tt.in))); got != tt.want {
			t.Errorf("stripped(%s, %q) = %q, want %q", tt.name, tt.in, got, tt.want)
		}
	}
}
