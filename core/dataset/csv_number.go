package dataset

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"hfplayground/core/param"
)

// numerals reads the numbers of a table as people and spreadsheets of several
// countries write them.
type numerals struct {
	comma bool // a comma can be for decimals: it is between no cells

	pointLine, commaLine int // where the first number was with either; 0 for none
}

// consistent is number for cells of a table that writes all decimals alike: where
// some have a point and some a comma, one of the two parts thousands.
func (d *numerals) consistent(cell string, quoted bool, line int) (x float64, problem string) {
	if x, problem = d.number(cell, quoted); problem != "" {
		return x, problem
	}
	here, other, sign, otherSign := &d.pointLine, d.commaLine, "point", "comma"
	switch {
	case strings.Contains(cell, ","):
		here, other, sign, otherSign = &d.commaLine, d.pointLine, "comma", "point"
	case !strings.Contains(cell, "."):
		return x, ""
	}
	if *here == 0 {
		*here = line
	}
	if other > 0 {
		return 0, fmt.Sprintf("%q has a %s, and line %d has a %s. Write all decimals alike.", param.Shorten(cell), sign, other, otherSign)
	}
	return x, ""
}

// number reads one number, or says what is wrong with the text. Of a cell in quotes
// between commas a comma is for decimals only where it cannot part thousands.
func (d *numerals) number(cell string, quoted bool) (x float64, problem string) {
	text := plainDigits(cell)
	whole, fraction, comma := strings.Cut(text, ",")
	switch {
	case comma && (d.comma || quoted && !isThousands(fraction)):
		if x, ok := param.Number(whole + "." + fraction); ok && fraction != "" {
			return x, ""
		}
	case comma && quoted:
		if _, ok := param.Number(whole + fraction); ok {
			return 0, fmt.Sprintf("%q can be two numbers: write it without a comma.", param.Shorten(cell))
		}
	default:
		if x, ok := param.Number(text); ok {
			return x, ""
		}
	}
	return 0, notNumber(cell)
}

// isThousands reports whether digits after a comma can be the last three of a number.
func isThousands(digits string) bool {
	return len(digits) == 3 && strings.Trim(digits, "0123456789") == ""
}

// plainDigits writes a number as programs do: with the minus sign of the keyboard,
// and without the narrow blanks that part thousands.
func plainDigits(cell string) string {
	text := strings.Map(func(r rune) rune {
		switch r {
		case '−', '–', '‐', '‑', '﹣', '－':
			return '-'
		case '\u200b', '\ufeff', '\u2060':
			return -1 // it shows nothing
		}
		return r
	}, cell)
	groups := strings.FieldsFunc(text, isNarrow)
	for i, g := range groups {
		switch i {
		case len(groups) - 1:
			g, _, _ = strings.Cut(strings.ReplaceAll(g, ",", "."), ".")
		case 0:
			g = strings.TrimLeft(g, "+-")
		}
		if n := len(g); strings.Trim(g, "0123456789") != "" || n > 3 || i > 0 && n != 3 {
			return text
		}
	}
	return strings.Join(groups, "")
}

// isNarrow reports whether r is a blank that keeps digits together.
func isNarrow(r rune) bool {
	return r != ' ' && r != '\t' && unicode.IsSpace(r)
}

// notNumber says why a cell is no number.
func notNumber(cell string) string {
	shown := strconv.Quote(param.Shorten(cell))
	switch {
	case cell == "":
		return missingValue
	case isMissing(cell):
		return shown + " means a missing value."
	case notFinite(cell):
		return shown + " is not finite."
	}
	return shown + " is not a number." + plainer(cell)
}

// plainer says how to write a number that a spreadsheet has written for people; "" for other texts.
func plainer(cell string) string {
	number := strings.TrimLeft(cell, "+-−")
	if digits, isPercent := strings.CutSuffix(number, "%"); isPercent && strings.Trim(digits, "0123456789., \u00a0\u202f") == "" {
		return " Write it without %."
	}
	if hasThousands(number) {
		return " Write it without signs between thousands."
	}
	return ""
}

// hasThousands reports whether a text is digits in groups of three, and perhaps decimals behind another sign.
func hasThousands(text string) bool {
	const signs = ".,'’ "
	isSign := func(r rune) bool { return strings.ContainsRune(signs, r) }
	groups := strings.FieldsFunc(text, isSign)
	between := []rune(strings.Trim(text, "0123456789"))
	between = slices.DeleteFunc(between, func(r rune) bool { return !isSign(r) })
	if len(between) == 0 || len(groups) != len(between)+1 || len(between) == 1 && strings.ContainsRune(".,", between[0]) {
		return false
	}
	last := len(groups) - 1
	for i, g := range groups {
		decimals := i == last && between[i-1] != between[0]
		if strings.Trim(g, "0123456789") != "" || len(g) > 3 && !decimals || i > 0 && len(g) != 3 && !decimals {
			return false
		}
	}
	return true
}
