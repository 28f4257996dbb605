// Package term says what a quantity is: a name, a symbol, a sentence and a formula,
// written once, where the quantity is declared.
package term

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Term explains a quantity, or a mark of a picture, to somebody who sees it for the
// first time.
type Term struct {
	Name    string // in words: "Reduction ratio"
	Symbol  string // that formulas use: "ρ"; empty for none
	Meaning string // one sentence, with a full stop
	Formula string // in Unicode; empty where nothing is computed
}

// Label returns the name with the symbol behind it: "Reduction ratio ρ".
func (t Term) Label() string {
	if t.Symbol == "" {
		return t.Name
	}
	return t.Name + " " + t.Symbol
}

// Check returns what the term lacks: every one has a name and a sentence, and a formula
// uses the symbol where there are both. It is for tests.
func (t Term) Check() error {
	switch first, _ := utf8.DecodeRuneInString(t.Meaning); { // a sentence may begin with a symbol
	case t.Name == "":
		return fmt.Errorf("term: %+v has no name", t)
	case t.Meaning == "" || !strings.HasSuffix(t.Meaning, ".") || 'a' <= first && first <= 'z':
		return fmt.Errorf("term: %s: meaning = %q, want a sentence", t.Name, t.Meaning)
	case t.Formula != "" && !strings.Contains(t.Formula, t.Symbol):
		return fmt.Errorf("term: %s: formula = %q, want one with the symbol %q", t.Name, t.Formula, t.Symbol)
	}
	return nil
}
