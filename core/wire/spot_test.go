package wire_test

import (
	"testing"

	"hfplayground/core/wire"
)

func TestSpotNames(t *testing.T) {
	tests := []struct {
		name string
		want wire.Spot
	}{
		{"0.1", wire.Spot{Kind: wire.SpotUnit, Layer: -1}},
		{"1.2", wire.Spot{Kind: wire.SpotUnit, Unit: 1}},
		{"2.1.3", wire.Spot{Kind: wire.SpotWeight, Layer: 1, From: 2}},
		{"1.12.b", wire.Spot{Kind: wire.SpotBias, Unit: 11}},
	}
	for _, tt := range tests {
		got, err := wire.ParseSpot(tt.name)
		if err != nil || got != tt.want {
			t.Errorf("ParseSpot(%q) = %+v, %v, want %+v", tt.name, got, err, tt.want)
		}
		tt.want.Text = "w = 0.5" // which is no part of the name
		if name := tt.want.String(); name != tt.name {
			t.Errorf("String(%+v) = %q, want %q", tt.want, name, tt.name)
		}
	}
	for _, name := range []string{"", "1", "1.0", "1.2.3.4", "0.1.1", "0.1.b", "-1.2", "1.2.c", "1.2.0", "a.b", "1..2", "12345.1"} {
		if got, err := wire.ParseSpot(name); err == nil {
			t.Errorf("ParseSpot(%q) = %+v, want an error", name, got)
		}
	}
	if name := (wire.Spot{}).String(); name != "" {
		t.Errorf("String of no part = %q, want none", name)
	}
}
