package dataset

import (
	"fmt"
	"slices"
	"strings"

	"hfplayground/core/param"
)

// appendNames writes the names of classes before the points of a link.
func appendNames(text []byte, names []string) []byte {
	escape := strings.NewReplacer("%", "%25", ",", "%2C", ";", "%3B")
	text = append(text, namesMark...)
	for i, name := range names {
		if i > 0 {
			text = append(text, ',')
		}
		text = append(text, escape.Replace(name)...)
	}
	return text
}

// parseNames reads what appendNames writes after its mark, or says what is wrong.
func parseNames(text string, most int) (names []string, problem string) {
	unescape := strings.NewReplacer("%25", "%", "%2C", ",", "%3B", ";")
	for part := range strings.SplitSeq(text, ",") {
		name := canonicalName(unescape.Replace(part))
		switch {
		case !legalName(name):
			return nil, wrongName(name)
		case slices.Contains(names, name):
			return nil, fmt.Sprintf("Two classes are called %q.", param.Shorten(name))
		case len(names) == most:
			return nil, fmt.Sprintf("%q is one class too many: there can be %d.", param.Shorten(name), most)
		}
		names = append(names, name)
	}
	return names, ""
}
