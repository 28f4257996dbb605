package main

import (
	"path"
	"strings"
)

// stripped returns a script, style sheet or page of ours without the lines that
// hold nothing but a comment: a quarter of the shell is what it says to those who
// read its source. Other files, and lines with code on them, stay as they are.
//
// A line of a multi-line text that looks like a comment would be lost, so the
// sources have none; the browser tests run what is left.
func stripped(name string, data []byte) []byte {
	switch path.Ext(name) {
	case ".js", ".css":
	case ".html":
		return strippedPage(data)
	default:
		return data
	}
	var out strings.Builder
	inside := false // of a block that began its line
	for line := range strings.Lines(string(data)) {
		text := strings.TrimSpace(line)
		switch {
		case inside:
			inside = !strings.HasSuffix(text, "*/")
		case strings.HasPrefix(text, "/*"):
			if !strings.Contains(text, "*/") {
				inside = true
			} else if !strings.HasSuffix(text, "*/") {
				out.WriteString(line) // code after the comment
			}
		case strings.HasPrefix(text, "//") && path.Ext(name) == ".js":
		case text == "":
		default:
			out.WriteString(line)
		}
	}
	return []byte(out.String())
}

// strippedPage returns a page without the lines that hold one comment, and
// without indentation, but for the lines of a text area, which show theirs.
func strippedPage(data []byte) []byte {
	var out strings.Builder
	inside := false // of a text area
	for line := range strings.Lines(string(data)) {
		text := strings.TrimSpace(line)
		comment := strings.HasPrefix(text, "<!--") && strings.HasSuffix(text, "-->") && strings.Count(text, "-->") == 1
		switch {
		case inside:
			out.WriteString(line)
		case text != "" && !comment:
			out.WriteString(strings.TrimLeft(line, " "))
		}
		inside = strings.LastIndex(line, "<textarea") > strings.LastIndex(line, "</textarea>") ||
			inside && !strings.Contains(line, "</textarea>")
	}
	return []byte(out.String())
}
