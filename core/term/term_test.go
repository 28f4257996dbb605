package term_test

import (
	"testing"

	"hfplayground/core/term"
)

func TestLabel(t *testing.T) {
	for want, tt := range map[string]term.Term{
		"Damping λ": {Name: "Damping", Symbol: "λ"},
		"Batch":     {Name: "Batch"},
	} {
		if got := tt.Label(); got != want {
			t.Errorf("%+v: Label() = %q, want %q", tt, got, want)
		}
	}
}

func TestCheck(t *testing.T) {
	good := term.Term{Name: "Damping", Symbol: "λ", Meaning: "The damping.", Formula: "B = H + λI"}
	tests := []struct {
		name   string
		change func(*term.Term)
		good   bool
	}{
		{"whole", func(*term.Term) {}, true},
		{"no formula", func(t *term.Term) { t.Formula = "" }, true},
		{"neither symbol nor formula", func(t *term.Term) { t.Symbol, t.Formula = "", "" }, true},
		{"a sentence that begins with a symbol", func(t *term.Term) { t.Meaning = "‖g‖ is its length." }, true},
		{"no name", func(t *term.Term) { t.Name = "" }, false},
		{"no sentence", func(t *term.Term) { t.Meaning = "" }, false},
		{"no full stop", func(t *term.Term) { t.Meaning = "The damping" }, false},
		{"no capital", func(t *term.Term) { t.Meaning = "the damping." }, false},
		{"a formula without a symbol", func(t *term.Term) { t.Symbol = "" }, true},
		{"a formula of something else", func(t *term.Term) { t.Symbol = "ρ" }, false},
	}
	for _, tt := range tests {
		changed := good
		tt.change(&changed)
		if err := changed.Check(); (err == nil) != tt.good {
			t.Errorf("%s: Check() = %v, want an error: %v", tt.name, err, !tt.good)
		}
	}
}
