package view

import (
	"testing"

	"hfplayground/core/draw"
	"hfplayground/core/wire"
)

// blank is a view that draws nothing.
type blank struct{ name string }

func (blank) Draw(wire.Picture, Room, draw.Theme) draw.List { return draw.List{} }

func (blank) Hit(wire.Picture, Room, float64, float64, float64) Target { return Target{} }

func TestShown(t *testing.T) {
	table := []Entry{
		{Key: "one", New: func() View { return &blank{"one"} }},
		{Key: "two", New: func() View { return &blank{"two"} }},
	}
	s := Shown{Table: table}
	one, two := s.Of("one"), s.Of("two")
	if one.(*blank).name != "one" || two.(*blank).name != "two" {
		t.Errorf("Of = %v and %v, want the views of the keys", one, two)
	}
	if s.Of("one") != one || s.Of("two") != two {
		t.Error("a view does not stay")
	}
	if s.Of("") != one || s.Of("of another version") != one {
		t.Error("a key that is not in the table does not give the first view")
	}
	other := Shown{Table: table}
	if other.Of("two") == two {
		t.Error("two sets share a view")
	}
}
