package formula

import "strings"

// instead says how a formula writes what people type as r; "" where nothing is known.
func instead(r rune) string {
	switch r {
	case '[', ']', '{', '}':
		return " Write ( and )."
	case '\\', '$':
		return " LaTeX is not read: write sin(x), x/y and sqrt(x)."
	case '_':
		return " Write x1, x2 and log2 without it."
	case '!':
		return " Write a number such as 6 in place of 3!."
	case '<', '>', '≤', '≥', '?':
		return " There are no conditions: write max, min, abs or sign."
	case ':':
		return " Write a division as /, an equation as =."
	case ';':
		return " Write a comma."
	case '‖':
		return " Write sqrt(x^2 + y^2)."
	case '½', '¼', '¾', '⅓', '⅔':
		return " Write a fraction as (1/2)."
	}
	return ""
}

// pointed says what may be meant by a point that no digits are beside; rest follows it.
func pointed(rest string) string {
	switch {
	case strings.HasPrefix(rest, "*"), strings.HasPrefix(rest, "^"), strings.HasPrefix(rest, "/"):
		return " Write *, / and ^ without a point."
	case prefix(rest, isLetter) > 0:
		return " Write functions without what is before the point: sin(x)."
	}
	return ""
}

// meant returns the name by which a formula knows what others call s, "" for others.
func meant(s string) string {
	for _, names := range []string{"tan tg", "cot ctg cotg cotan", "atan arctg", "sinh sh", "cosh ch", "tanh th", "log10 lg", "log2 ld lb", "pow power", "abs fabs", "max maximum", "min minimum", "sign signum"} {
		name, others, _ := strings.Cut(names, " ")
		for _, other := range strings.Fields(others) {
			if strings.EqualFold(s, other) {
				return name
			}
		}
	}
	return ""
}

// guess says what may have been meant by t, a word that is no name; "" where nothing is known.
func (p *parser) guess(t token) string {
	if said := p.defined(); said != "" {
		return said
	}
	if name := meant(t.text); name != "" {
		return " Did you mean " + name + "?"
	}
	for i := len(t.text) - 1; i > 0; i-- { // the longest: log2 before log
		head, tail := t.text[:i], t.text[i:]
		argument := strings.TrimLeft(tail, "0123456789")
		_, ok := functionNamed(head)
		if next := p.peek(); ok && argument == "" && next.kind == name && next.glued {
			return " Did you mean " + head + "(" + tail + next.source + ")?"
		}
		if ok && p.split(token{text: argument}) != nil {
			return " Did you mean " + head + "(" + tail + ")?"
		}
	}
	for i := len(t.text) - 1; i > 0; i-- {
		head, tail := t.text[:i], t.text[i:]
		if p.known(head) && p.split(token{text: tail}) != nil || p.known(tail) && p.split(token{text: head}) != nil {
			return " Did you mean " + head + " " + tail + "?"
		}
	}
	switch {
	case strings.IndexFunc(t.text, func(r rune) bool { return r >= 0x80 }) >= 0:
		return " Names have Latin letters."
	case len(t.text) == 1 && legalName(t.text):
		return " A parameter gives it a value: " + t.text + "=1."
	}
	return ""
}

// defined says what to write of a definition such as z = x + y, where one is meant.
func (p *parser) defined() string {
	for _, t := range p.tokens[p.i:] {
		if t.is("=") {
			return " Write only what is right of =."
		}
	}
	return ""
}
